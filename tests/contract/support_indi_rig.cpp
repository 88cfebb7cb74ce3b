#include "tests/contract/indi_rig.h"

#include "tests/processes.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <unistd.h>

namespace tulpar {

IndiRig::IndiRig(
    const QStringList &further, const QStringList &environment, const std::vector<IndiHeartbeat> &heartbeats)
{
    std::signal(SIGPIPE, SIG_IGN); // as the programs do
    m_config.heartbeats = heartbeats;
    const auto process = static_cast<int>(getpid());
    m_config.socketPath = "/tulpar-test-contract-" + std::to_string(process);
    m_config.port = 20'000 + process % 20'000;
    IndiServer::Settings settings;
    settings.stateFolder = m_folder.path();
    settings.drivers = QStringList{QStringLiteral(TULPAR_BINARY_DIR "/bin/indi_tulpar_simulator")} + further;
    settings.environment =
        QStringList{
            QStringLiteral("HOME=") + m_folder.path(),
            QStringLiteral("TULPAR_WORLD=") + m_folder.filePath(QStringLiteral("world.json"))}
        + environment;
    m_server = std::make_unique<IndiServer>(m_config, settings);
    m_started = m_server->ensure();
    m_port = std::make_unique<IndiPort>(m_config, site(), m_clock, m_listener);
    m_port->start();
}

IndiRig::~IndiRig()
{
    m_port.reset();
    QFile log(m_folder.filePath(QStringLiteral("indiserver.log"))); // gone with the folder
    if (log.open(QIODevice::ReadOnly))
        qInfo("%s", log.readAll().right(2000).constData());
    if (m_server->pid())
        m_started = m_server->end().map([] { return IndiServer::Start::Started; });
}

bool IndiRig::until(const std::function<bool()> &isSo, Duration limit)
{
    return QTest::qWaitFor(
        isSo, static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(limit).count()));
}

std::vector<pid_t> IndiRig::drivers(const QString &name) const
{
    std::vector<pid_t> found;
    const auto server = m_server->pid();
    if (!server)
        return found;
    for (const qint64 pid : childrenOf(*server)) {
        QFile command(QStringLiteral("/proc/%1/cmdline").arg(pid));
        if (command.open(QIODevice::ReadOnly)
            && command.readAll().split('\0').front().endsWith(name.toUtf8()))
            found.push_back(static_cast<pid_t>(pid));
    }
    return found;
}

bool IndiRig::setAsOther(const QString &assignment) const
{
    return QProcess::execute(
               QStringLiteral("indi_setprop"),
               {QStringLiteral("-p"), QString::number(m_config.port), assignment})
        == 0;
}

QByteArray IndiRig::readAsOther(const QString &element) const
{
    QProcess tool;
    tool.start(
        QStringLiteral("indi_getprop"),
        {QStringLiteral("-1"), QStringLiteral("-p"), QString::number(m_config.port), element});
    return tool.waitForFinished() ? tool.readAllStandardOutput().trimmed() : QByteArray();
}

} // namespace tulpar
