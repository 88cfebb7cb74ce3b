#include "core/archive/archive_database.h"

#include "core/archive/archive_schema.h"

#include <QFileInfo>
#include <QSqlDriver>
#include <QUuid>
#include <QVariant>

#include <libpq-fe.h>

#include <utility>

namespace tulpar {

namespace {

/// What SQLite calls by number and PostgreSQL by the class of its state.
Errc codeOf(const QString &native, QSqlError::ErrorType type)
{
    bool isNumber = false;
    const int sqlite = native.toInt(&isNumber) & 0xff; // the rest is SQLite's extended code
    if (native.size() == 5) { // an SQLSTATE
        const QStringView state = QStringView(native).left(2);
        if (state == QLatin1String("22") || state == QLatin1String("23") || state == QLatin1String("54"))
            return Errc::OutOfRange;
        if (state == QLatin1String("08") || state == QLatin1String("57") || state == QLatin1String("40")
            || state == QLatin1String("28"))
            return Errc::Unavailable;
        return Errc::Io;
    }
    if (isNumber) {
        switch (sqlite) {
        case 5: // SQLITE_BUSY
        case 6: // SQLITE_LOCKED
            return Errc::Unavailable;
        case 11: // SQLITE_CORRUPT
        case 26: // SQLITE_NOTADB
            return Errc::Malformed;
        case 18: // SQLITE_TOOBIG
        case 19: // SQLITE_CONSTRAINT
        case 20: // SQLITE_MISMATCH
            return Errc::OutOfRange;
        default:
            return Errc::Io;
        }
    }
    return type == QSqlError::ConnectionError || native.isEmpty() ? Errc::Unavailable : Errc::Io;
}

QString serverOptions(const ArchiveAddress &address)
{
    QString options = address.options;
    const auto unlessSaid = [&options](const QString &name, const QString &value) {
        if (!options.contains(name + QLatin1Char('=')))
            options +=
                (options.isEmpty() ? QString() : QStringLiteral(";")) + name + QLatin1Char('=') + value;
    };
    // A server that is gone without a word is noticed, and nobody waits for it at the end of a night.
    unlessSaid(QStringLiteral("connect_timeout"), QStringLiteral("5"));
    unlessSaid(QStringLiteral("tcp_user_timeout"), QStringLiteral("10000"));
    unlessSaid(QStringLiteral("application_name"), QStringLiteral("tulpar"));
    return options;
}

} // namespace

Error archiveError(const QString &doing, const QSqlError &error)
{
    const QString native = error.nativeErrorCode();
    return {
        codeOf(native, error.type()),
        QStringLiteral("%1: %2 (%3)").arg(doing, error.text().simplified(), native).toStdString()};
}

Result<ArchiveDatabase> ArchiveDatabase::open(
    const ArchiveAddress &address, ArchiveAccess access, std::shared_ptr<ServerBreak> stop)
{
    const bool isFile = address.engine == ArchiveEngine::Sqlite;
    if (isFile && access == ArchiveAccess::Read && !QFileInfo::exists(address.file))
        return fail(Errc::NotFound, address.file.toStdString() + " does not exist");
    ArchiveDatabase archive(QUuid::createUuid().toString(), address, std::move(stop));
    auto database = QSqlDatabase::addDatabase(
        isFile ? QStringLiteral("QSQLITE") : QStringLiteral("QPSQL"), archive.m_name);
    if (!database.isValid())
        return fail(
            Errc::Unsupported,
            isFile ? "Qt has no SQLite driver (package libqt6sql6-sqlite)"
                   : "Qt has no PostgreSQL driver (package libqt6sql6-psql)");
    if (isFile) {
        database.setDatabaseName(address.file);
        database.setConnectOptions(
            access == ArchiveAccess::Write
                ? QStringLiteral("QSQLITE_BUSY_TIMEOUT=10000")
                : QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=10000"));
    } else {
        database.setDatabaseName(address.database);
        database.setHostName(address.host);
        database.setUserName(address.user);
        if (address.port > 0)
            database.setPort(address.port);
        database.setConnectOptions(serverOptions(address));
    }
    if (!database.open())
        return tl::unexpected(archiveError(address.shown(), database.lastError()));
    archive.watch();
    const auto says = [&address](const Error &error) {
        return fail(error.code, address.shown().toStdString() + ": " + error.detail);
    };
    if (isFile && access == ArchiveAccess::Write)
        for (const auto &sql :
             {QStringLiteral("PRAGMA journal_mode = WAL"), QStringLiteral("PRAGMA synchronous = FULL")})
            if (const auto done = archive.execute(sql); !done)
                return says(done.error());
    if (!isFile && access == ArchiveAccess::Write) // what another program holds is waited for, not for ever
        if (const auto done = archive.execute(QStringLiteral("SET lock_timeout = '10s'")); !done)
            return says(done.error());
    const auto ready = access == ArchiveAccess::Write ? prepareArchive(archive) : recogniseArchive(archive);
    if (!ready)
        return says(ready.error());
    return archive;
}

ArchiveDatabase::ArchiveDatabase(ArchiveDatabase &&other) noexcept
    : m_name(std::exchange(other.m_name, {}))
    , m_address(std::move(other.m_address))
    , m_stop(std::move(other.m_stop))
    , m_socket(std::exchange(other.m_socket, -1))
{
}

ArchiveDatabase &ArchiveDatabase::operator=(ArchiveDatabase &&other) noexcept
{
    std::swap(m_name, other.m_name);
    std::swap(m_address, other.m_address);
    std::swap(m_stop, other.m_stop);
    std::swap(m_socket, other.m_socket);
    return *this;
}

ArchiveDatabase::~ArchiveDatabase()
{
    if (m_stop && m_socket >= 0)
        m_stop->forget(m_socket); // the next file may have its number
    if (!m_name.isEmpty())
        QSqlDatabase::removeDatabase(m_name);
}

void ArchiveDatabase::watch()
{
    const QVariant handle = connection().driver()->handle();
    // Qt tells the type by its alias or by its own name, as it was built.
    const QByteArrayView type(handle.typeName());
    if (!m_stop || (type != "PGconn*" && type != "pg_conn*"))
        return;
    m_socket = PQsocket(*static_cast<PGconn *const *>(handle.constData()));
    if (m_socket >= 0)
        m_stop->watch(m_socket);
}

QSqlDatabase ArchiveDatabase::connection() const
{
    return QSqlDatabase::database(m_name, false);
}

Result<void> ArchiveDatabase::execute(const QString &sql) const
{
    QSqlQuery query(connection());
    if (!query.exec(sql))
        return tl::unexpected(archiveError(sql.left(60), query.lastError()));
    return {};
}

Result<QSqlQuery> ArchiveDatabase::query(const QString &sql, const QVariantList &values) const
{
    QSqlQuery query(connection());
    query.setForwardOnly(true);
    // A statement without values is not prepared: the server would plan it for values it does not know.
    if (!values.isEmpty() && !query.prepare(sql))
        return tl::unexpected(archiveError(sql.left(60), query.lastError()));
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!(values.isEmpty() ? query.exec(sql) : query.exec()))
        return tl::unexpected(archiveError(sql.left(60), query.lastError()));
    return query;
}

Result<QVariant> ArchiveDatabase::value(const QString &sql, const QVariantList &values) const
{
    auto rows = query(sql, values);
    if (!rows)
        return tl::unexpected(rows.error());
    if (rows->next())
        return rows->value(0);
    if (rows->lastError().isValid())
        return tl::unexpected(archiveError(sql.left(60), rows->lastError()));
    return QVariant();
}

Result<ArchiveTransaction> ArchiveTransaction::begin(const ArchiveDatabase &database, Kind kind)
{
    const bool isFile = database.engine() == ArchiveEngine::Sqlite;
    QString sql = QStringLiteral("BEGIN");
    if (isFile && kind == Kind::Write)
        sql = QStringLiteral("BEGIN IMMEDIATE");
    else if (!isFile && kind == Kind::Snapshot)
        sql = QStringLiteral("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    return database.execute(sql).map([&] { return ArchiveTransaction(database); });
}

Result<void> ArchiveTransaction::commit()
{
    auto committed = m_database->execute(QStringLiteral("COMMIT"));
    if (committed)
        m_database = nullptr;
    return committed;
}

ArchiveTransaction::~ArchiveTransaction()
{
    if (m_database && m_database->connection().isOpen()) // a lost one has nothing to take back
        (void)m_database->execute(QStringLiteral("ROLLBACK"));
}

} // namespace tulpar
