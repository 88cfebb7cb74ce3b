#pragma once

#include "core/archive/archive_database.h"
#include "tests/core/archive/support_postgres.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace tulpar {

/// Empty archives of either engine for one test program; the server is started when it is first asked for.
class Engines {
public:
    /// Rows "SQLite" and "PostgreSQL" of a test's data, column "engine".
    static void addRows()
    {
        QTest::addColumn<ArchiveEngine>("engine");
        QTest::newRow("SQLite") << ArchiveEngine::Sqlite;
        QTest::newRow("PostgreSQL") << ArchiveEngine::PostgreSql;
    }

    /// Where a new archive may be made; an address without anything where the server cannot run.
    [[nodiscard]] ArchiveAddress fresh(ArchiveEngine engine, const QString &name)
    {
        if (engine == ArchiveEngine::PostgreSql)
            return server().whyNot().isEmpty() ? server().makeDatabase(name) : ArchiveAddress();
        ArchiveAddress address;
        address.file = m_folder.filePath(QStringLiteral("%1_%2.sqlite").arg(name).arg(++m_files));
        return address;
    }

    [[nodiscard]] PostgresServer &server()
    {
        if (!m_server)
            m_server = std::make_unique<PostgresServer>();
        return *m_server;
    }
    [[nodiscard]] QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    int m_files = 0;
    std::unique_ptr<PostgresServer> m_server;
};

} // namespace tulpar

Q_DECLARE_METATYPE(tulpar::ArchiveEngine)

/// Skips the row of an engine that is not there, and says so.
#define TULPAR_NEED(engines, engine)                                                                         \
    do {                                                                                                     \
        if ((engine) == tulpar::ArchiveEngine::PostgreSql && !(engines).server().whyNot().isEmpty())         \
            QSKIP(qPrintable(QStringLiteral("no PostgreSQL: ") + (engines).server().whyNot()));              \
    } while (false)
