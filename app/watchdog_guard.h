#pragma once

#include "app/watchdog_closing.h"
#include "app/watchdog_device.h"
#include "app/watchdog_settings.h"
#include "core/indi/indi_port.h"
#include "core/time/clock.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace tulpar {

/// The watchdog: hears the core's heartbeat as an INDI driver and closes as an INDI client. When its own
/// server goes away while something is open (or nothing is known) it stays, as a client alone, until all is
/// measured closed or another watchdog is armed on one of the servers. Lives on the thread of its event loop.
class WatchdogGuard final : public QObject {
    Q_OBJECT

public:
    /// `clock` must outlive it.
    WatchdogGuard(WatchdogConfig config, const Clock &clock, int in, int out, QObject *parent = nullptr);
    ~WatchdogGuard() override;

signals:
    void ended();

private:
    /// What one server tells of its devices.
    class Ear final : public DeviceListener {
    public:
        Ear(WatchdogClosing &closing, std::size_t server)
            : m_closing(closing)
            , m_server(server)
        {
        }
        void reported(const DeviceReport &report) override { m_closing.take(m_server, report); }
        void exposureOpened(const ExposureOpened &) override { }
        void frameArrived(const CameraFrame &) override { }

    private:
        WatchdogClosing &m_closing;
        std::size_t m_server;
    };

    void look();
    void connectMissing(MonoInstant now);
    void leave();

    WatchdogConfig m_config;
    const Clock &m_clock;
    WatchdogClosing m_closing;
    WatchdogDevice m_device;
    std::vector<std::unique_ptr<Ear>> m_ears;
    std::vector<std::unique_ptr<IndiPort>> m_ports;
    QTimer m_look;
    MonoInstant m_lastConnect;
    CommandId m_commands = 0;
    bool m_isAlone = false; ///< its server is gone
    bool m_isReplaced = false; ///< another one is armed
    bool m_hadFired = false;
};

} // namespace tulpar
