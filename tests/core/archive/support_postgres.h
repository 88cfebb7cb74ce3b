#pragma once

#include "core/archive/archive_address.h"

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace tulpar {

/// A PostgreSQL server of Debian's package, of this test alone: its own data in a temporary folder, a unix
/// socket there, no TCP; it syncs nothing unless asked to, since no test takes the power away. As root it
/// runs as "nobody", since it refuses root. Ended with the object.
class PostgresServer {
public:
    /// `isSyncing`: for measurements.
    explicit PostgresServer(bool isSyncing = false);
    ~PostgresServer();
    PostgresServer(const PostgresServer &) = delete;
    PostgresServer &operator=(const PostgresServer &) = delete;

    /// Empty: it runs; else why there is none, for a test that skips.
    [[nodiscard]] QString whyNot() const { return m_whyNot; }
    [[nodiscard]] bool isInstalled() const { return !m_programs.isEmpty(); }

    [[nodiscard]] bool start();
    void kill(); ///< as a power cut would: SIGKILL, nothing is said or written
    /// A database of this name, made empty; the address of it, without a password.
    [[nodiscard]] ArchiveAddress makeDatabase(const QString &name);
    [[nodiscard]] ArchiveAddress addressOf(const QString &name) const;
    /// Runs SQL as the server's own superuser.
    [[nodiscard]] bool execute(const QString &sql, const QString &database = QStringLiteral("postgres"));
    /// Lets in over the socket only who knows a password, or everybody again.
    [[nodiscard]] bool askForPasswords(bool isAsking);
    [[nodiscard]] QString log() const;

private:
    [[nodiscard]] bool answers();
    [[nodiscard]] QStringList asOther(const QString &program, const QStringList &arguments) const;
    [[nodiscard]] bool run(const QString &program, const QStringList &arguments);

    QTemporaryDir m_folder;
    QString m_programs; ///< folder of initdb and postgres; empty: not installed
    QString m_whyNot;
    QProcess m_server;
    bool m_isSyncing = false;
    int m_databases = 0;
};

} // namespace tulpar
