#pragma once

#include "core/archive/archive_address.h"
#include "core/archive/server_break.h"
#include "core/base/result.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <memory>
#include <utility>

namespace tulpar {

enum class ArchiveAccess {
    Read, ///< the archive must be there; nothing is changed
    Write, ///< makes the tables where there are none
};

/// One connection to an archive, closed at the end. Its calls wait for the disk or the server: never on the
/// road of an alert. Use on the thread that opened it.
class ArchiveDatabase {
public:
    /// Errc::NotFound: no archive there (Read). Errc::Unavailable: the server does not answer or lets nobody
    /// in. Errc::Malformed: the database of something else. Errc::Unsupported: an archive of another version,
    /// or Qt has no driver. Errc::Io. `stop`: ends what waits for a server, with Errc::Unavailable; a file is
    /// never waited for so long.
    [[nodiscard]] static Result<ArchiveDatabase> open(
        const ArchiveAddress &address, ArchiveAccess access, std::shared_ptr<ServerBreak> stop = {});

    ArchiveDatabase(ArchiveDatabase &&other) noexcept;
    ArchiveDatabase &operator=(ArchiveDatabase &&other) noexcept;
    ~ArchiveDatabase();

    [[nodiscard]] ArchiveEngine engine() const { return m_address.engine; }
    [[nodiscard]] const ArchiveAddress &address() const { return m_address; }
    [[nodiscard]] QSqlDatabase connection() const;

    /// Runs one statement without results.
    [[nodiscard]] Result<void> execute(const QString &sql) const;
    /// The first value of the first row; invalid where there is none.
    [[nodiscard]] Result<QVariant> value(const QString &sql, const QVariantList &values = {}) const;
    /// A query that has run and can be stepped through once.
    [[nodiscard]] Result<QSqlQuery> query(const QString &sql, const QVariantList &values = {}) const;

private:
    ArchiveDatabase(QString name, ArchiveAddress address, std::shared_ptr<ServerBreak> stop)
        : m_name(std::move(name))
        , m_address(std::move(address))
        , m_stop(std::move(stop))
    {
    }
    void watch();

    QString m_name;
    ArchiveAddress m_address;
    std::shared_ptr<ServerBreak> m_stop; ///< none: nobody stops it
    int m_socket = -1; ///< of the server, while it is watched
};

/// All of it or nothing: what is not committed is taken back at the end of the scope.
class ArchiveTransaction {
public:
    enum class Kind {
        Write, ///< SQLite: takes the lock of writers at once
        Snapshot, ///< reads one state of the archive, whatever is written meanwhile
    };
    [[nodiscard]] static Result<ArchiveTransaction> begin(const ArchiveDatabase &database, Kind kind);

    ArchiveTransaction(ArchiveTransaction &&other) noexcept
        : m_database(std::exchange(other.m_database, nullptr))
    {
    }
    ArchiveTransaction &operator=(ArchiveTransaction &&) = delete;
    ~ArchiveTransaction();

    [[nodiscard]] Result<void> commit();

private:
    explicit ArchiveTransaction(const ArchiveDatabase &database)
        : m_database(&database)
    {
    }

    const ArchiveDatabase *m_database;
};

/// Errc::OutOfRange: the engine does not take these values, now or ever. Errc::Unavailable: no connection, or
/// locked by another. Errc::Malformed: damaged. Errc::Io: all else, a full disk among it.
[[nodiscard]] Error archiveError(const QString &doing, const QSqlError &error);

} // namespace tulpar
