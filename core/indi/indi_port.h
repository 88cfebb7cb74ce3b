#pragma once

#include "core/devices/port.h"
#include "core/indi/indi_config.h"
#include "core/indi/property_change.h"
#include "core/sky/site.h"
#include "core/threads/inbox.h"
#include "core/time/clock.h"

#include <QObject>
#include <QTimer>
#include <QVariantMap>

#include <memory>
#include <string>
#include <vector>

namespace tulpar {

class IndiClient;

/// The devices of one indiserver as a DevicePort. Connects, connects the devices, asks for images, and does
/// so again after every loss; each loss is reported as LinkReport false of every device. What libindiclient's
/// thread hears is stamped there and delivered to the listener by calls on the thread that owns the
/// port, in order. A program that has one ignores SIGPIPE.
class IndiPort final : public QObject, public DevicePort {
    Q_OBJECT

public:
    /// `clock` is read on two threads. `clock` and `listener` must outlive the port.
    IndiPort(
        IndiConfig config, Site site, const Clock &clock, DeviceListener &listener,
        QObject *parent = nullptr);
    ~IndiPort() override;

    /// Connects, now and after every loss, until stop().
    void start();
    void stop();
    [[nodiscard]] bool isConnected() const;

    [[nodiscard]] Result<void> submit(const DeviceCommand &command) override;

    /// One beat to whoever closes by itself when the core is silent for `limit`: the simulated contact, a
    /// contact in hardware, the watchdog; all of IndiConfig::heartbeats that are there. Errc::Unavailable
    /// when nobody heard it.
    [[nodiscard]] Result<void> beat(Duration limit);

    /// Cuts the driver's link to its device and makes it anew. Errc::Unavailable without such a driver.
    [[nodiscard]] Result<void> reconnect(const DeviceId &device);
    /// The driver's program by its own word, also of a driver that is gone; empty: never heard of.
    [[nodiscard]] std::string driverOf(const std::string &device) const;
    /// How long the server has said nothing at all.
    [[nodiscard]] Duration silence() const;
    /// A driver serves the device of that INDI name.
    [[nodiscard]] bool isThere(const std::string &device) const;

    /// Sets elements of a property of the simulator's world (offset of UTC, profile, faults, bursts,
    /// heartbeat). Errc::Unavailable without a link, Errc::NotFound when the world has no such property or
    /// element.
    [[nodiscard]] Result<void> setWorld(
        const std::string &property, const std::vector<PropertyValue> &values);

signals:
    /// The link to the server itself came up or was lost.
    void linkChanged(bool isConnected);
    /// A property of the simulator's world was defined or changed: its elements as number, truth or text.
    void worldChanged(const QString &property, const QVariantMap &elements);
    /// The server is there and the driver of this device (its INDI name) is not any more.
    void driverLost(const QString &device, const QString &driver);
    /// What one that is beaten says of itself: "armed", "fired" ...
    void contactChanged(const QString &device, const QString &state);
    /// A driver said something in words, e.g. why it refused a command. English, for the journal.
    void deviceSaid(const QString &device, const QString &message);

private:
    /// Who takes no interest: of a server that is only beaten.
    class Deaf;

    void tryToConnect();
    void linkCameUp();
    void linkWasLost();

    IndiConfig m_config;
    Site m_site;
    const Clock &m_clock;
    DeviceListener &m_listener;
    Inbox m_inbox{this}; ///< from libindiclient's thread
    std::unique_ptr<IndiClient> m_client;
    std::unique_ptr<Deaf> m_deaf;
    std::unique_ptr<IndiPort> m_beaten; ///< at heartbeatSocket
    QTimer m_retry;
    Duration m_nextRetry;
    bool m_isWanted = false;
    bool m_isUp = false;
};

} // namespace tulpar
