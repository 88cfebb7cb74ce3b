#include "core/store/journal_file.h"

#include <QFile>
#include <QSqlQuery>
#include <QStringList>
#include <QUuid>
#include <QVariant>

#include <utility>

namespace tulpar {

namespace {

Result<qint64> number(const QSqlDatabase &database, const QString &sql)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.exec(sql) || !query.next())
        return tl::unexpected(journalError(sql, query.lastError()));
    return query.value(0).toLongLong();
}

const QStringList &schema()
{
    static const QStringList statements{
        QStringLiteral("CREATE TABLE facts (seq INTEGER PRIMARY KEY, at_utc_ns INTEGER NOT NULL, "
                       "at_mono_ns INTEGER NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL) STRICT"),
        QStringLiteral(
            "CREATE TABLE notices (seq INTEGER PRIMARY KEY REFERENCES facts (seq), feed TEXT NOT NULL, "
            "topic TEXT NOT NULL, partition INTEGER NOT NULL, feed_offset INTEGER NOT NULL, "
            "received_utc_ns INTEGER NOT NULL, received_mono_ns INTEGER NOT NULL, bytes BLOB NOT NULL) "
            "STRICT"),
        QStringLiteral("CREATE TABLE feed_offsets (feed TEXT NOT NULL, topic TEXT NOT NULL, "
                       "partition INTEGER NOT NULL, feed_offset INTEGER NOT NULL, "
                       "PRIMARY KEY (feed, topic, partition)) STRICT, WITHOUT ROWID"),
        QStringLiteral("PRAGMA application_id = %1").arg(kJournalApplicationId),
        QStringLiteral("PRAGMA user_version = %1").arg(kJournalVersion),
    };
    return statements;
}

} // namespace

Error journalError(const QString &doing, const QSqlError &error)
{
    const int code = error.nativeErrorCode().toInt() & 0xff; // the rest is SQLite's extended code
    const bool isDamaged = code == 11 || code == 26; // SQLITE_CORRUPT, SQLITE_NOTADB
    const bool isBusy = code == 5 || code == 6; // SQLITE_BUSY, SQLITE_LOCKED
    return {
        isDamaged    ? Errc::Malformed
            : isBusy ? Errc::Unavailable
                     : Errc::Io,
        QStringLiteral("%1: %2 (SQLite %3)")
            .arg(doing, error.text().trimmed(), error.nativeErrorCode())
            .toStdString()};
}

Result<void> checkFirstBytes(const QString &path)
{
    QFile file(path);
    if (!file.exists() || file.size() == 0)
        return {};
    if (!file.open(QIODevice::ReadOnly))
        return fail(Errc::Io, path.toStdString() + " cannot be read: " + file.errorString().toStdString());
    if (file.read(16) != QByteArray("SQLite format 3\0", 16))
        return fail(
            Errc::Malformed,
            path.toStdString() + " is not an SQLite file (its first 16 bytes are something else)");
    return {};
}

Result<JournalConnection> JournalConnection::open(const QString &path, JournalAccess access)
{
    JournalConnection connection(QUuid::createUuid().toString());
    auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection.m_name);
    if (!database.isValid())
        return fail(Errc::Unsupported, "Qt has no SQLite driver (package libqt6sql6-sqlite)");
    database.setDatabaseName(path);
    const bool isWriter = access == JournalAccess::Write;
    database.setConnectOptions(
        isWriter ? QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000")
                 : QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"));
    if (!database.open())
        return tl::unexpected(journalError(path, database.lastError()));
    if (isWriter) {
        // No checkpoint inside a commit: the writer does it when idle.
        for (const auto &sql :
             {QStringLiteral("PRAGMA journal_mode = WAL"), QStringLiteral("PRAGMA synchronous = FULL"),
              QStringLiteral("PRAGMA wal_autocheckpoint = 0")})
            if (const auto done = execute(database, sql); !done)
                return fail(done.error().code, path.toStdString() + ": " + done.error().detail);
    }
    return connection;
}

JournalConnection::JournalConnection(JournalConnection &&other) noexcept
    : m_name(std::exchange(other.m_name, {}))
{
}

JournalConnection &JournalConnection::operator=(JournalConnection &&other) noexcept
{
    std::swap(m_name, other.m_name);
    return *this;
}

JournalConnection::~JournalConnection()
{
    if (!m_name.isEmpty())
        QSqlDatabase::removeDatabase(m_name);
}

QSqlDatabase JournalConnection::database() const
{
    return QSqlDatabase::database(m_name, false);
}

Result<void> execute(const QSqlDatabase &database, const QString &sql)
{
    QSqlQuery query(database);
    if (!query.exec(sql))
        return tl::unexpected(journalError(sql, query.lastError()));
    return {};
}

Result<void> recogniseJournal(const QSqlDatabase &database)
{
    const auto application = number(database, QStringLiteral("PRAGMA application_id"));
    if (!application)
        return tl::unexpected(application.error());
    if (*application != kJournalApplicationId)
        return fail(Errc::Malformed, "the file is a database, but not a journal of Tulpar");
    const auto version = number(database, QStringLiteral("PRAGMA user_version"));
    if (!version)
        return tl::unexpected(version.error());
    if (*version != kJournalVersion)
        return fail(
            Errc::Unsupported,
            "the journal has version " + std::to_string(*version) + ", this program knows version "
                + std::to_string(kJournalVersion));
    return {};
}

Result<void> prepareJournal(const QSqlDatabase &database)
{
    const auto tables = number(database, QStringLiteral("SELECT count(*) FROM sqlite_schema"));
    if (!tables)
        return tl::unexpected(tables.error());
    if (*tables != 0)
        return recogniseJournal(database);
    if (const auto begun = execute(database, QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun;
    for (const auto &sql : schema())
        if (const auto done = execute(database, sql); !done) {
            (void)execute(database, QStringLiteral("ROLLBACK"));
            return done;
        }
    return execute(database, QStringLiteral("COMMIT"));
}

Result<void> checkJournal(const QSqlDatabase &database)
{
    {
        QSqlQuery query(database);
        query.setForwardOnly(true);
        if (!query.exec(QStringLiteral("PRAGMA quick_check(3)")))
            return tl::unexpected(journalError(QStringLiteral("check of the file"), query.lastError()));
        QStringList found;
        while (query.next())
            found << query.value(0).toString();
        if (found != QStringList{QStringLiteral("ok")})
            return fail(
                Errc::Malformed, "the file is damaged: " + found.join(QStringLiteral("; ")).toStdString());
    }
    const auto count = number(database, QStringLiteral("SELECT count(*) FROM facts"));
    if (!count)
        return tl::unexpected(count.error());
    const auto last = number(database, QStringLiteral("SELECT coalesce(max(seq), 0) FROM facts"));
    if (!last)
        return tl::unexpected(last.error());
    if (*count != *last)
        return fail(
            Errc::Malformed,
            "facts are missing: the last is number " + std::to_string(*last) + " but there are "
                + std::to_string(*count));
    return {};
}

} // namespace tulpar
