#include "app/watchdog_guard.h"

#include <cstdio>

namespace tulpar {

namespace {

constexpr int kLookMs = 250;

WatchdogClosing::Rule ruleOf(const WatchdogConfig &config)
{
    const IndiNames &names = config.servers.front().names;
    WatchdogClosing::Rule rule;
    rule.limit = config.limit;
    rule.retry = config.retry;
    rule.hasRoof = !names.roof.empty();
    rule.hasCover = !names.cover.empty();
    rule.tubeClearsRoof = config.tubeClearsRoof || names.mount.empty();
    rule.mountWait = config.mountWait;
    rule.closesOverMount = config.closesOverMount;
    return rule;
}

/// Roof, cover and mount alone; and what another watchdog says.
IndiConfig onlyWhatCloses(IndiConfig server)
{
    server.names.cameras.clear();
    server.names.focuser.clear();
    server.names.rotator.clear();
    server.names.weather.clear();
    server.names.world.clear();
    server.heartbeats = {{"Tulpar Watchdog", "HEARTBEAT", "LIMIT_S"}};
    server.connectsDevices = false; // somebody may have disconnected one on purpose; until it must be closed
    return server;
}

void say(const char *what)
{
    std::fprintf(stderr, "indi_tulpar_watchdog: %s\n", what);
}

} // namespace

WatchdogGuard::WatchdogGuard(WatchdogConfig config, const Clock &clock, int in, int out, QObject *parent)
    : QObject(parent)
    , m_config(std::move(config))
    , m_clock(clock)
    , m_closing(ruleOf(m_config), clock.now().mono)
    , m_device(
          in, out, m_config.limit,
          [this](Duration limit) { return m_closing.beat(limit, m_clock.now().mono); })
    , m_lastConnect(clock.now().mono)
{
    for (const IndiConfig &server : m_config.servers) {
        m_ears.push_back(std::make_unique<Ear>(m_closing, m_ears.size()));
        m_ports.push_back(
            std::make_unique<IndiPort>(onlyWhatCloses(server), Site{}, m_clock, *m_ears.back()));
        connect(
            m_ports.back().get(), &IndiPort::contactChanged, this,
            [this](const QString &, const QString &state) {
                m_isReplaced = m_isAlone && state == QStringLiteral("armed");
            });
        m_ports.back()->start();
    }
    connect(&m_device, &WatchdogDevice::lost, this, [this] {
        m_isAlone = true;
        say("its server is gone");
    });
    connect(&m_look, &QTimer::timeout, this, &WatchdogGuard::look);
    m_look.start(kLookMs);
    look(); // so that there is something to define
}

WatchdogGuard::~WatchdogGuard() = default;

void WatchdogGuard::look()
{
    const MonoInstant now = m_clock.now().mono;
    const bool hasFired = m_closing.hasFired(now);
    if (hasFired != std::exchange(m_hadFired, hasFired))
        say(hasFired ? "the core is silent: closing" : "the core is heard again");
    if (hasFired)
        connectMissing(now);
    for (const CommandBody &command : m_closing.due(now))
        for (const auto &port : m_ports)
            // Refused where that server does not have the device; asked again until it is measured closed.
            (void)port->submit({++m_commands, command});
    const auto word = [this](DeviceKind kind) -> std::string {
        return m_closing.isLinked(kind) ? "heard" : "not_heard";
    };
    m_device.tell(
        hasFired ? "fired" : "armed",
        {{"OPENINGS", m_closing.isShut() ? "closed" : "not_closed"},
         {"ROOF", word(DeviceKind::Roof)},
         {"COVER", word(DeviceKind::Cover)},
         {"MOUNT", word(DeviceKind::Mount)}});
    if (m_isAlone)
        leave();
}

void WatchdogGuard::connectMissing(MonoInstant now)
{
    if (now - m_lastConnect < m_config.retry)
        return;
    m_lastConnect = now;
    for (const DeviceKind kind : {DeviceKind::Roof, DeviceKind::Cover, DeviceKind::Mount})
        if (!m_closing.isLinked(kind))
            for (const auto &port : m_ports)
                (void)port->reconnect({kind, {}}); // those that do not have it say so
}

void WatchdogGuard::leave()
{
    if (!m_isReplaced && !m_closing.wasShut())
        return;
    say(m_isReplaced ? "another watchdog is armed: ending" : "all is closed: ending");
    m_look.stop();
    emit ended();
}

} // namespace tulpar
