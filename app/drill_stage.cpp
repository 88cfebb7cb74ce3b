#include "app/drill_stage.h"

#include "core/link/session_host.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTcpServer>
#include <QTextStream>

#include <csignal>

namespace tulpar {

namespace {

constexpr int kHeartbeatMs = 1000;
constexpr int kEndPatienceMs = 70000;
constexpr const char *kHeartbeatTopic = "gcn.heartbeat";
constexpr const char *kConfigHead = "# Written by a drill"; ///< tells a drill's folder from others

/// A TCP port that nobody uses now; indiserver cannot be told to use none.
int freePort()
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost) ? probe.serverPort() : 17624;
}

} // namespace

DrillStage::DrillStage(Settings settings, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_indiSocket(
          QStringLiteral("/tulpar/drill-%1-%2").arg(QCoreApplication::applicationPid()).arg(freePort()))
    , m_indiPort(freePort())
{
    m_core.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    if (m_settings.silent)
        m_core.setStandardErrorFile(QProcess::nullDevice());
    connect(&m_core, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        if (!m_isEnding)
            emit coreDied(
                status == QProcess::CrashExit ? QStringLiteral("killed")
                                              : QStringLiteral("exit status %1").arg(code));
    });
    connect(&m_heartbeat, &QTimer::timeout, this, [this] {
        // Lost heartbeats are what the core's own watch is for.
        (void)m_broker->produce(kHeartbeatTopic, R"({"alert_datetime":"drill"})");
    });
}

DrillStage::~DrillStage()
{
    endCore();
    endDevices();
}

Result<void> DrillStage::start()
{
    if (const auto emptied = m_settings.keepState ? Result<void>() : emptyState(); !emptied)
        return emptied;
    if (!QDir().mkpath(m_settings.stateFolder))
        return fail(Errc::Io, "cannot make " + m_settings.stateFolder.toStdString());
    auto broker = MockBroker::start({kTopic, kHeartbeatTopic});
    if (!broker)
        return tl::unexpected(broker.error());
    m_broker = std::move(*broker);
    m_heartbeat.start(kHeartbeatMs);
    m_session = std::make_unique<RemoteSession>(sessionPath());
    return writeConfig().and_then([this] { return startCore(); });
}

/// Of the drill before. What no drill made is nobody's to remove.
Result<void> DrillStage::emptyState()
{
    QDir state(m_settings.stateFolder);
    if (!state.exists()
        || state.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot))
        return {};
    QFile config(configPath());
    if (!config.open(QIODevice::ReadOnly) || !config.readLine().startsWith(kConfigHead))
        return fail(
            Errc::Refused,
            m_settings.stateFolder.toStdString()
                + " holds files that no drill made, and a drill begins with an empty folder: name a new one");
    if (!state.removeRecursively())
        return fail(Errc::Io, "cannot empty " + m_settings.stateFolder.toStdString());
    return {};
}

Result<void> DrillStage::writeConfig()
{
    QFile file(configPath());
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return fail(Errc::Io, "cannot write " + configPath().toStdString());
    QTextStream out(&file);
    out << kConfigHead << "; see resources/observatory.toml for what each key means.\n"
        << "[devices]\nsimulated = true\nprofile = \"" << m_settings.profile << "\"\nindi_socket = \""
        << m_indiSocket << "\"\nindi_port = " << m_indiPort
        << "\nheartbeat_limit_s = " << seconds(m_settings.heartbeatLimit)
        << "\nutc_offset_s = " << QString::number(seconds(m_settings.utcOffset), 'f', 3)
        << "\n[gcn]\nservers = \"" << QString::fromStdString(m_broker->servers()) << "\"\ntopics = [\""
        << kTopic << "\"]\nfetch_wait_ms = 5\n[folders]\nstate = \"" << m_settings.stateFolder
        << "\"\nsession = \"" << m_settings.sessionName << "\"\n"
        << m_settings.furtherConfig;
    return {};
}

Result<void> DrillStage::startCore()
{
    m_core.start(
        m_settings.programFolder + QStringLiteral("/tulpard"), {QStringLiteral("--config"), configPath()});
    if (!m_core.waitForStarted())
        return fail(Errc::Unavailable, "tulpard does not start: " + m_core.errorString().toStdString());
    return {};
}

void DrillStage::killCore()
{
    m_isEnding = true;
    m_core.kill();
    m_core.waitForFinished();
    m_isEnding = false;
}

void DrillStage::endCore()
{
    if (m_core.state() == QProcess::NotRunning)
        return;
    m_isEnding = true;
    m_core.terminate();
    if (!m_core.waitForFinished(kEndPatienceMs)) {
        m_core.kill();
        m_core.waitForFinished();
    }
    m_isEnding = false;
}

IndiServer DrillStage::devices() const
{
    IndiConfig config;
    config.socketPath = m_indiSocket.toStdString();
    config.port = m_indiPort;
    IndiServer::Settings settings;
    settings.stateFolder = m_settings.stateFolder;
    return {config, settings};
}

std::optional<qint64> DrillStage::devicesPid() const
{
    return devices().pid();
}

void DrillStage::killDevices()
{
    const auto server = devicesPid();
    if (!server)
        return;
    // The drivers are its children; read before it goes.
    QFile children(QStringLiteral("/proc/%1/task/%1/children").arg(*server));
    const QByteArray drivers = children.open(QIODevice::ReadOnly) ? children.readAll() : QByteArray();
    ::kill(static_cast<pid_t>(*server), SIGKILL);
    for (const QByteArray &driver : drivers.simplified().split(' '))
        if (const pid_t pid = driver.toInt(); pid > 1)
            ::kill(pid, SIGKILL);
}

void DrillStage::endDevices()
{
    if (const auto ended = devices().end(); !ended)
        qWarning("devices: %s", ended.error().detail.c_str());
}

Result<std::int64_t> DrillStage::produce(const QByteArray &notice)
{
    return m_broker->produce(kTopic, {notice.constData(), static_cast<std::size_t>(notice.size())});
}

QString DrillStage::sessionPath() const
{
    return sessionSocketPath(m_settings.sessionName);
}

QString DrillStage::configPath() const
{
    return m_settings.stateFolder + QStringLiteral("/observatory.toml");
}

} // namespace tulpar
