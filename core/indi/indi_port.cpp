#include "core/indi/indi_port.h"

#include "core/indi/indi_client.h"
#include "core/sky/observer.h"

#include <QThread>

#include <algorithm>
#include <utility>

namespace tulpar {

namespace {

struct Teller {
    DeviceListener &listener;
    void operator()(const DeviceReport &report) const { listener.reported(report); }
    void operator()(const ExposureOpened &exposure) const { listener.exposureOpened(exposure); }
    void operator()(const CameraFrame &frame) const { listener.frameArrived(frame); }
};

} // namespace

class IndiPort::Deaf final : public DeviceListener {
public:
    void reported(const DeviceReport &) override { }
    void exposureOpened(const ExposureOpened &) override { }
    void frameArrived(const CameraFrame &) override { }
};

IndiPort::IndiPort(
    IndiConfig config, Site site, const Clock &clock, DeviceListener &listener, QObject *parent)
    : QObject(parent)
    , m_config(std::move(config))
    , m_site(std::move(site))
    , m_clock(clock)
    , m_listener(listener)
    , m_nextRetry(m_config.firstRetry)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &IndiPort::tryToConnect);

    // Called on libindiclient's thread; each carries values over to ours.
    IndiClient::Ears ears;
    ears.values = [this](std::vector<DeviceReadings::Value> values) {
        m_inbox.post([this, heard = std::move(values)] {
            for (const DeviceReadings::Value &value : heard)
                std::visit(Teller{m_listener}, value);
        });
    };
    ears.world = [this](const std::string &property, const QVariantMap &elements) {
        m_inbox.post(
            [this, property, elements] { emit worldChanged(QString::fromStdString(property), elements); });
    };
    ears.said = [this](const std::string &device, const std::string &message) {
        m_inbox.post([this, device, message] {
            emit deviceSaid(QString::fromStdString(device), QString::fromStdString(message));
        });
    };
    ears.driverLost = [this](const std::string &device, const std::string &driver) {
        m_inbox.post([this, device, driver] {
            emit driverLost(QString::fromStdString(device), QString::fromStdString(driver));
        });
    };
    ears.contact = [this](const std::string &device, const std::string &state) {
        m_inbox.post([this, device, state] {
            emit contactChanged(QString::fromStdString(device), QString::fromStdString(state));
        });
    };
    ears.link = [this](bool isUp) { m_inbox.post([this, isUp] { isUp ? linkCameUp() : linkWasLost(); }); };
    m_client = std::make_unique<IndiClient>(m_config, m_site, m_clock, std::move(ears));

    if (m_config.heartbeatSocket.empty())
        return;
    IndiConfig beaten;
    beaten.socketPath = m_config.heartbeatSocket;
    beaten.names = {{}, {}, {}, {}, {}, {}, {}, {}};
    beaten.heartbeats = m_config.heartbeats;
    m_deaf = std::make_unique<Deaf>();
    m_beaten = std::make_unique<IndiPort>(beaten, m_site, m_clock, *m_deaf);
    connect(m_beaten.get(), &IndiPort::contactChanged, this, &IndiPort::contactChanged);
}

IndiPort::~IndiPort() = default;

void IndiPort::start()
{
    Q_ASSERT(thread() == QThread::currentThread());
    m_isWanted = true;
    if (m_beaten)
        m_beaten->start();
    tryToConnect();
}

void IndiPort::stop()
{
    m_isWanted = false;
    if (m_beaten)
        m_beaten->stop();
    m_retry.stop();
    if (m_client->isServerConnected())
        m_client->disconnectServer();
}

bool IndiPort::isConnected() const
{
    return m_isUp;
}

void IndiPort::tryToConnect()
{
    if (!m_isWanted || m_client->connectServer())
        return;
    m_retry.start(std::chrono::ceil<std::chrono::milliseconds>(m_nextRetry));
    m_nextRetry = std::min(m_nextRetry * 2, m_config.longestRetry);
}

void IndiPort::linkCameUp()
{
    m_nextRetry = m_config.firstRetry;
    m_isUp = true;
    emit linkChanged(true);
}

void IndiPort::linkWasLost()
{
    if (!std::exchange(m_isUp, false))
        return;
    if (m_client->isServerConnected()) // libindiclient 1.9.9 counts a server that went away as connected
        m_client->disconnectServer();
    emit linkChanged(false);
    if (m_isWanted)
        m_retry.start(std::chrono::ceil<std::chrono::milliseconds>(m_nextRetry));
}

Result<void> IndiPort::submit(const DeviceCommand &command)
{
    Q_ASSERT(thread() == QThread::currentThread());
    return m_client->carryOut(command.body, [this](const IcrsDirection &direction) {
        return Observer(m_site, m_clock.now().utc).apparent(direction);
    });
}

Result<void> IndiPort::beat(Duration limit)
{
    Q_ASSERT(thread() == QThread::currentThread());
    // Each hears it, whatever became of the other.
    const bool isHeardThere = m_beaten && m_beaten->beat(limit);
    auto heard = m_client->beat(limit);
    return isHeardThere ? Result<void>() : heard;
}

Result<void> IndiPort::reconnect(const DeviceId &device)
{
    Q_ASSERT(thread() == QThread::currentThread());
    return m_client->reconnect(indiNameOf(device, m_config.names));
}

std::string IndiPort::driverOf(const std::string &device) const
{
    return m_client->driverOf(device);
}

Duration IndiPort::silence() const
{
    return m_clock.now().mono - m_client->lastHeard();
}

bool IndiPort::isThere(const std::string &device) const
{
    return m_client->isThere(device);
}

Result<void> IndiPort::setWorld(const std::string &property, const std::vector<PropertyValue> &values)
{
    Q_ASSERT(thread() == QThread::currentThread());
    return m_client->setWorld(property, values);
}

} // namespace tulpar
