#pragma once

#include "core/base/result.h"
#include "core/feeds/mock_broker.h"
#include "core/indi/indi_server.h"
#include "core/link/remote_session.h"
#include "core/time/clock.h"

#include <QObject>
#include <QProcess>
#include <QTimer>

#include <memory>
#include <optional>

namespace tulpar {

/// What a drill needs around a core: a Kafka broker on loopback with a heartbeat, the core's settings and
/// process, and a session to it. The devices are the simulated observatory on sockets of its own, so two
/// drills do not meet. Lives on one thread with an event loop. Its end stops the core and the devices.
class DrillStage : public QObject {
    Q_OBJECT

public:
    struct Settings {
        /// Emptied at the start unless `keepState`; refused where it holds what no drill made.
        QString stateFolder;
        bool keepState = false;
        QString sessionName; ///< desks attach to it
        QString programFolder; ///< where tulpard and the simulator are
        QString profile = QStringLiteral("assy");
        Duration utcOffset{}; ///< of the observatory, at the start
        Duration heartbeatLimit =
            std::chrono::seconds(15); ///< the devices close by themselves after this silence of the core
        bool silent = false; ///< the core's words are not forwarded
        QString furtherConfig; ///< tables of TOML beside those of the drill
    };

    explicit DrillStage(Settings settings, QObject *parent = nullptr);
    ~DrillStage() override;

    /// Broker up, core started; the session links by itself soon after.
    [[nodiscard]] Result<void> start();

    /// Starts the core (again): the devices and the broker go on.
    [[nodiscard]] Result<void> startCore();
    /// Ends the core at once, as a crash would (SIGKILL); the devices live on.
    void killCore();
    /// Ends the INDI server and its drivers at once (SIGKILL); the core lives on.
    void killDevices();
    /// Asks the core to close up and end, and waits for it.
    void endCore();

    /// Hands the notice to the broker as GCN would.
    [[nodiscard]] Result<std::int64_t> produce(const QByteArray &notice);

    [[nodiscard]] RemoteSession &session() { return *m_session; }
    [[nodiscard]] QString sessionPath() const;
    [[nodiscard]] QString configPath() const;
    [[nodiscard]] int indiPort() const { return m_indiPort; }
    [[nodiscard]] std::optional<qint64> devicesPid() const; ///< of the INDI server
    [[nodiscard]] qint64 corePid() const { return m_core.processId(); }
    [[nodiscard]] bool isCoreRunning() const { return m_core.state() == QProcess::Running; }

    static constexpr const char *kTopic = "gcn.classic.voevent.SWIFT_BAT_GRB_POS_ACK";

signals:
    /// The core ended by itself.
    void coreDied(const QString &how);

private:
    [[nodiscard]] Result<void> emptyState();
    [[nodiscard]] Result<void> writeConfig();
    [[nodiscard]] IndiServer devices() const;
    void endDevices();

    Settings m_settings;
    std::unique_ptr<MockBroker> m_broker;
    std::unique_ptr<RemoteSession> m_session;
    QProcess m_core;
    QTimer m_heartbeat;
    QString m_indiSocket;
    int m_indiPort = 0;
    bool m_isEnding = false;
};

} // namespace tulpar
