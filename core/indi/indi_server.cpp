#include "core/indi/indi_server.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

namespace tulpar {

namespace {

constexpr int kPatienceMs = 5000;

QString besideUs(const QString &program)
{
    if (program.contains(QLatin1Char('/')))
        return program;
    const QString beside = QCoreApplication::applicationDirPath() + QLatin1Char('/') + program;
    if (QFileInfo(beside).isExecutable())
        return beside;
    const QString onPath = QStandardPaths::findExecutable(program);
    return onPath.isEmpty() ? program : onPath;
}

} // namespace

IndiServer::IndiServer(IndiConfig config, Settings settings)
    : m_config(std::move(config))
    , m_settings(std::move(settings))
{
}

bool IndiServer::answers() const
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    // Abstract: a zero byte, then the name without a zero at its end.
    if (m_config.socketPath.size() + 1 > sizeof address.sun_path)
        return false;
    std::memcpy(address.sun_path + 1, m_config.socketPath.data(), m_config.socketPath.size());
    const int socketFd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socketFd < 0)
        return false;
    const auto length =
        static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + m_config.socketPath.size());
    const bool isThere = ::connect(socketFd, reinterpret_cast<const sockaddr *>(&address), length) == 0;
    ::close(socketFd);
    return isThere;
}

QString IndiServer::pidFile() const
{
    return m_settings.stateFolder + QStringLiteral("/indiserver.pid");
}

QString IndiServer::fifo() const
{
    return m_settings.fifo.isEmpty() ? m_settings.stateFolder + QStringLiteral("/indiserver.fifo")
                                     : m_settings.fifo;
}

std::optional<qint64> IndiServer::pid() const
{
    QFile file(pidFile());
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    bool isNumber = false;
    const qint64 pid = file.readAll().trimmed().toLongLong(&isNumber);
    if (!isNumber || pid < 2)
        return std::nullopt;
    // "PID (indiserver) S ...": a server that has ended but was not waited for (Z) runs no more.
    QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!stat.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray line = stat.readAll();
    if (!line.contains("(indiserver) ") || line.contains("(indiserver) Z"))
        return std::nullopt;
    return pid;
}

Result<IndiServer::Start> IndiServer::ensure()
{
    if (answers() || pid())
        return Start::Adopted;
    if (!QDir().mkpath(m_settings.stateFolder))
        return fail(Errc::Io, "cannot make " + m_settings.stateFolder.toStdString());

    const QByteArray pipe = QFile::encodeName(fifo());
    if (::mkfifo(pipe.constData(), S_IRUSR | S_IWUSR) != 0 && errno != EEXIST)
        return fail(Errc::Io, "cannot make " + fifo().toStdString() + ": " + std::strerror(errno));
    QProcess process;
    process.setProgram(besideUs(m_settings.server));
    // -r 0: a driver that dies is not restarted behind the core's back; -m: megabytes a slow client may lag.
    QStringList arguments{QStringLiteral("-u"), QString::fromStdString(m_config.socketPath),
                          QStringLiteral("-p"), QString::number(m_config.port),
                          QStringLiteral("-r"), QStringLiteral("0"),
                          QStringLiteral("-m"), QStringLiteral("512"),
                          QStringLiteral("-f"), fifo()};
    for (const QString &driver : m_settings.drivers)
        arguments.append(besideUs(driver));
    process.setArguments(arguments);
    const QString log = m_settings.stateFolder + QStringLiteral("/indiserver.log");
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(log, QIODevice::Append);
    process.setStandardErrorFile(log, QIODevice::Append);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &entry : m_settings.environment)
        environment.insert(entry.section(QLatin1Char('='), 0, 0), entry.section(QLatin1Char('='), 1));
    process.setProcessEnvironment(environment);
    qint64 pid = 0;
    if (!process.startDetached(&pid)) // in a session of its own
        return fail(Errc::Unavailable, "cannot start " + process.program().toStdString());
    QFile file(pidFile());
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(QByteArray::number(pid)) < 0)
        return fail(Errc::Io, "cannot write " + pidFile().toStdString());
    file.close();

    return Start::Started;
}

Result<void> IndiServer::restart(const QString &driver) const
{
    // Not opened for reading as well: without a reader the server is not there.
    const int pipe = ::open(QFile::encodeName(fifo()).constData(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
    if (pipe < 0)
        return fail(
            Errc::Unavailable,
            "no INDI server reads " + fifo().toStdString() + ": " + std::string(std::strerror(errno)));
    // Stopped first even if it seems to be gone: a start alone would make a second one.
    const QByteArray name = driver.toUtf8();
    const QByteArray orders = "stop " + name + "\nstart " + name + "\n";
    const ssize_t written = ::write(pipe, orders.constData(), static_cast<std::size_t>(orders.size()));
    ::close(pipe);
    if (written != orders.size())
        return fail(Errc::Io, "cannot write to " + fifo().toStdString());
    return {};
}

std::optional<QString> IndiServer::driverFor(const QString &program) const
{
    for (const QString &driver : m_settings.drivers) {
        // Not a remote one, "device@host:port": indiserver ends when the other server does not answer.
        if (driver.contains(QLatin1Char('@')))
            continue;
        if (!program.isEmpty() && QFileInfo(driver).fileName() == QFileInfo(program).fileName())
            return besideUs(driver);
    }
    if (m_settings.drivers.isEmpty() && !m_settings.fifo.isEmpty() && !program.isEmpty())
        return program;
    return std::nullopt;
}

Result<void> IndiServer::kill() const
{
    const auto server = pid();
    if (!server)
        return fail(Errc::NotFound, "no indiserver of ours runs");
    if (::kill(static_cast<pid_t>(*server), SIGKILL) != 0)
        return fail(Errc::Io, std::string("cannot end indiserver: ") + std::strerror(errno));
    return {};
}

Result<void> IndiServer::end()
{
    const auto server = pid();
    if (!server)
        return fail(Errc::NotFound, "no indiserver of ours runs");
    const int handle = static_cast<int>(::syscall(SYS_pidfd_open, static_cast<pid_t>(*server), 0));
    if (handle < 0 || ::kill(static_cast<pid_t>(*server), SIGTERM) != 0)
        return fail(Errc::Io, std::string("cannot end indiserver: ") + std::strerror(errno));
    pollfd ended{handle, POLLIN, 0};
    const int count = ::poll(&ended, 1, kPatienceMs);
    ::close(handle);
    if (count != 1)
        return fail(Errc::Timeout, "indiserver does not end");
    QFile::remove(pidFile());
    return {};
}

} // namespace tulpar
