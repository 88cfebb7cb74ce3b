#pragma once

#include "core/indi/indi_port.h"
#include "core/indi/indi_server.h"
#include "core/safety/recovery_ladder.h"

#include <QObject>
#include <QProcess>
#include <QStringList>
#include <QTimer>

#include <map>
#include <memory>

namespace tulpar {

/// Helps devices that do not do what is asked: reconnects, starts their driver anew, takes their power away
/// for a moment. Starts a driver that ended by itself without being asked. Whether it helped is seen only in
/// the reports. Lives on the port's thread; never waits.
class IndiCare final : public QObject {
    Q_OBJECT

public:
    struct Settings {
        QStringList powerCycle; ///< command; the device's INDI name is added to it. Empty: none
        Duration firstRestart = std::chrono::milliseconds(500); ///< after the loss of a driver
        Duration nextRestart = std::chrono::seconds(5); ///< while it does not come, and twice that each time
        Duration longestRestart = std::chrono::seconds(60);
        Duration hungAfter = std::chrono::seconds(15); ///< a server that says nothing for so long hangs
    };

    /// All must outlive this.
    IndiCare(
        IndiConfig config, IndiPort &port, const IndiServer &server, Settings settings,
        QObject *parent = nullptr);
    ~IndiCare() override;

    /// Begins the remedy and returns. A driver of a server that hangs is not restarted: the server of ours is
    /// ended, and who lost it starts it anew. Retry and CallPerson are nothing to do here. Errc::Unsupported:
    /// no command for power, or a driver that was not started by us; Errc::Unavailable: nobody to ask.
    [[nodiscard]] Result<void> apply(const RemedyOrder &order);

signals:
    /// English, for the journal: a driver was started anew, a command of power failed.
    void said(const QString &device, const QString &what);

private:
    [[nodiscard]] Result<void> restart(const QString &device);
    [[nodiscard]] Result<void> cyclePower(const QString &device);
    void driverLost(const QString &device, const QString &program);
    void startAgain(const QString &driver);

    /// A driver that ended and has not come back.
    struct Lost {
        QString device; ///< one of those that it serves
        Duration wait{};
        std::unique_ptr<QTimer> timer;
    };

    IndiConfig m_config;
    IndiPort &m_port;
    const IndiServer &m_server;
    Settings m_settings;
    std::map<QString, Lost> m_lost; ///< by driver
    std::map<QString, std::unique_ptr<QProcess>> m_power; ///< by device
};

} // namespace tulpar
