#include "tests/core/archive/support_postgres.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QUuid>

#include <algorithm>
#include <csignal>

#include <pwd.h>
#include <unistd.h>

namespace tulpar {

namespace {

constexpr int kPatienceMs = 60'000;
const QString kUser = QStringLiteral("keeper");

QString newestPrograms()
{
    const QDir versions(QStringLiteral("/usr/lib/postgresql"));
    QStringList names = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    std::ranges::sort(names, [](const QString &a, const QString &b) { return a.toInt() > b.toInt(); });
    for (const QString &name : names)
        if (QFile::exists(versions.filePath(name + QStringLiteral("/bin/postgres"))))
            return versions.filePath(name + QStringLiteral("/bin"));
    return {};
}

} // namespace

PostgresServer::PostgresServer(bool isSyncing)
    : m_folder(QDir::tempPath() + QStringLiteral("/tulpar-pg-XXXXXX"))
    , m_programs(newestPrograms())
    , m_isSyncing(isSyncing)
{
    if (m_programs.isEmpty()) {
        m_whyNot = QStringLiteral("PostgreSQL is not installed (package postgresql)");
        return;
    }
    if (::geteuid() == 0)
        if (const passwd *nobody = ::getpwnam("nobody"); !nobody
            || ::chown(QFile::encodeName(m_folder.path()).constData(), nobody->pw_uid, nobody->pw_gid) != 0) {
            m_whyNot = QStringLiteral("no user to run PostgreSQL as");
            return;
        }
    if (!run(
            QStringLiteral("initdb"),
            {QStringLiteral("-D"), m_folder.filePath(QStringLiteral("data")), QStringLiteral("-U"), kUser,
             QStringLiteral("--auth=trust"), QStringLiteral("--no-sync"), QStringLiteral("--locale=C"),
             QStringLiteral("-E"), QStringLiteral("UTF8")})
        || !start())
        m_whyNot = QStringLiteral("PostgreSQL does not start: ") + log();
}

PostgresServer::~PostgresServer()
{
    if (m_server.state() != QProcess::NotRunning) {
        ::kill(static_cast<pid_t>(m_server.processId()), SIGINT); // its fast shutdown
        m_server.waitForFinished(kPatienceMs);
    }
}

QStringList PostgresServer::asOther(const QString &program, const QStringList &arguments) const
{
    const QString whole = m_programs + QLatin1Char('/') + program;
    if (::geteuid() != 0)
        return QStringList{whole} + arguments;
    return QStringList{
               QStringLiteral("setpriv"),
               QStringLiteral("--reuid=nobody"),
               QStringLiteral("--regid=nogroup"),
               QStringLiteral("--clear-groups"),
               QStringLiteral("--"),
               whole}
    + arguments;
}

bool PostgresServer::run(const QString &program, const QStringList &arguments)
{
    QStringList words = asOther(program, arguments);
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(words.takeFirst(), words);
    const bool isDone = process.waitForFinished(kPatienceMs) && process.exitStatus() == QProcess::NormalExit
        && process.exitCode() == 0;
    if (!isDone)
        m_whyNot = program + QStringLiteral(": ") + QString::fromLocal8Bit(process.readAll());
    return isDone;
}

bool PostgresServer::start()
{
    QElapsedTimer waited;
    waited.start();
    // After a kill the old server's children may hold its memory for a moment: then a new one does not start.
    while (waited.elapsed() < kPatienceMs) {
        if (m_server.state() == QProcess::NotRunning) {
            QStringList words = asOther(
                QStringLiteral("postgres"),
                {QStringLiteral("-D"), m_folder.filePath(QStringLiteral("data")), QStringLiteral("-k"),
                 m_folder.path(), QStringLiteral("-c"), QStringLiteral("listen_addresses="),
                 QStringLiteral("-c"), QStringLiteral("shared_buffers=64MB"), QStringLiteral("-c"),
                 m_isSyncing ? QStringLiteral("fsync=on") : QStringLiteral("fsync=off"), QStringLiteral("-c"),
                 m_isSyncing ? QStringLiteral("log_statement=none") : QStringLiteral("log_statement=all")});
            m_server.setWorkingDirectory(m_folder.path());
            m_server.setStandardErrorFile(m_folder.filePath(QStringLiteral("log")), QIODevice::Append);
            m_server.start(words.takeFirst(), words);
            m_server.waitForStarted();
        }
        if (answers())
            return true;
        m_server.waitForFinished(50);
    }
    return false;
}

bool PostgresServer::answers()
{
    QProcess process;
    process.start(
        m_programs + QStringLiteral("/pg_isready"),
        {QStringLiteral("-q"), QStringLiteral("-h"), m_folder.path(), QStringLiteral("-U"), kUser});
    return process.waitForFinished(kPatienceMs) && process.exitCode() == 0;
}

void PostgresServer::kill()
{
    m_server.kill();
    m_server.waitForFinished(kPatienceMs);
}

bool PostgresServer::execute(const QString &sql, const QString &database)
{
    return run(
        QStringLiteral("psql"),
        {QStringLiteral("-h"), m_folder.path(), QStringLiteral("-U"), kUser, QStringLiteral("-d"), database,
         QStringLiteral("-q"), QStringLiteral("-v"), QStringLiteral("ON_ERROR_STOP=1"), QStringLiteral("-c"),
         sql});
}

ArchiveAddress PostgresServer::addressOf(const QString &name) const
{
    ArchiveAddress address;
    address.engine = ArchiveEngine::PostgreSql;
    address.host = m_folder.path();
    address.user = kUser;
    address.database = name;
    return address;
}

ArchiveAddress PostgresServer::makeDatabase(const QString &name)
{
    const QString unused = QStringLiteral("%1_%2").arg(name.toLower()).arg(++m_databases);
    return execute(QStringLiteral("CREATE DATABASE ") + unused) ? addressOf(unused) : ArchiveAddress();
}

bool PostgresServer::askForPasswords(bool isAsking)
{
    QFile rules(m_folder.filePath(QStringLiteral("data/pg_hba.conf")));
    if (!rules.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return false;
    rules.write(isAsking ? "local all keeper trust\nlocal all all scram-sha-256\n" : "local all all trust\n");
    rules.close();
    return execute(QStringLiteral("SELECT pg_reload_conf()"));
}

QString PostgresServer::log() const
{
    QFile file(m_folder.filePath(QStringLiteral("log")));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : m_whyNot;
}

} // namespace tulpar
