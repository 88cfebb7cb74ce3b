#pragma once

#include "app/core_settings.h"
#include "app/frame_keeper.h"
#include "app/plan_maker.h"
#include "core/archive/archive_writer.h"
#include "core/feeds/feed_set.h"
#include "core/indi/indi_care.h"
#include "core/indi/indi_port.h"
#include "core/indi/indi_server.h"
#include "core/link/session_host.h"
#include "core/maps/lab_client.h"
#include "core/notify/notifier.h"
#include "core/runtime/core_loop.h"
#include "core/runtime/system_clock.h"
#include "core/store/journal.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tulpar {

class NameLock;

/// The running core: brings what feeds, devices, desks and timers say to the core loop and performs what it
/// returns, in the loop's order: safing commands at once, the journal's commit, then the other commands.
/// Lives on the core thread, whose event loop never waits.
class CoreActor : public QObject, private DeviceListener {
    Q_OBJECT

public:
    explicit CoreActor(CoreSettings settings, QObject *parent = nullptr);
    ~CoreActor() override;

    /// Opens journal, session, devices and feeds; the error says which of them and why.
    [[nodiscard]] Result<void> start();

    /// Closes the observatory, waits for it on the event loop, says goodbye, then emits `ended`.
    void end();

signals:
    void ended();

private:
    void reported(const DeviceReport &report) override;
    void exposureOpened(const ExposureOpened &exposure) override;
    void frameArrived(const CameraFrame &frame) override;

    [[nodiscard]] Result<void> openJournal();
    [[nodiscard]] Result<void> openDevices();
    [[nodiscard]] Result<void> openFeeds();
    void openNotifier();
    void openLab();
    void openHost();
    void openNight();
    /// The programme of a desk, in the place of the one before; the reasons if it is refused.
    [[nodiscard]] Reasons enterProgramme(const EnterProgramme &entered);
    void openArchive();
    [[nodiscard]] Result<void> openSession();

    void perform(Effects effects, const FeedMessage *message = nullptr);
    /// Those that could not be handed to the devices.
    [[nodiscard]] std::vector<CommandFailed> send(const std::vector<DeviceCommand> &commands);
    void tell(const std::vector<CommandFailed> &failures);
    void apply(const std::vector<RemedyOrder> &remedies);
    void committed(quint64 ticket);
    void commitFailed(quint64 ticket, const Error &error);
    void setWorld(const SetWorld &setting);
    void beat();
    void greetWorld(const QString &property, const QVariantMap &elements);
    void restartDevices();
    void publishSoon(bool isNews);
    void publish();
    /// Ages of feeds, newer than the core loop needs them.
    void addSignsOfLife(std::vector<FeedView> &feeds) const;
    /// The file of rules, again; false: it cannot be used, and the rules before it stand.
    [[nodiscard]] bool readRules();
    /// Does the part of a request that is not the core loop's.
    [[nodiscard]] Reasons whyImpossible(const RequestBody &body);
    [[nodiscard]] QByteArray answer(const QByteArray &request, quint64 link);
    [[nodiscard]] QByteArray frameBytes(const QString &path) const;
    void sayGoodbye();
    static void warn(const std::string &text); ///< on standard error

    /// What waits for the journal's commit.
    struct Pending {
        std::vector<DeviceCommand> commands;
        std::vector<RemedyOrder> remedies;
        QByteArray facts; ///< one JSON line each, for whoever watches
        std::vector<Telling> tellings; ///< for people away from the desk
        std::optional<FeedMessage> message; ///< that a feed brought; without its bytes
        std::optional<std::string> refusal; ///< why it is not a notice
    };

    CoreSettings m_settings;
    SystemClock m_clock;
    std::unique_ptr<NameLock> m_alone; ///< the only core at these devices
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<CoreLoop> m_loop;
    std::unique_ptr<FrameKeeper> m_frames;
    std::unique_ptr<PlanMaker> m_plans;
    std::unique_ptr<IndiServer> m_server;
    std::unique_ptr<IndiPort> m_port;
    std::unique_ptr<IndiCare> m_care;
    std::unique_ptr<FeedSet> m_feeds;
    std::unique_ptr<Notifier> m_notifier;
    std::unique_ptr<LabClient> m_lab;
    std::unique_ptr<HostWatch> m_host;
    Inbox m_fromArchive{this};
    std::unique_ptr<ArchiveWriter> m_archive; ///< null: none is kept
    std::optional<FrameClock> m_frameClock; ///< as the host was measured last
    SessionHost m_session;
    std::map<quint64, std::string> m_deskOfLink; ///< as each named itself in its last request
    std::map<quint64, Pending> m_pending;
    quint64 m_ticket = 0;
    QTimer m_tick;
    QTimer m_heartbeat;
    QTimer m_publish;
    QElapsedTimer m_published; ///< since the last time
    int m_publishPauseMs = 0; ///< after it
    QTimer m_goodbye;
    QTimer m_unheard;
    Duration m_worldOffset{}; ///< of the simulated world, as it says
    bool m_isWorldGreeted = false;
    bool m_isEnding = false;
    int m_goodbyeRounds = 0;
};

/// The same bytes as Qt has them.
[[nodiscard]] inline QByteArray arrayOf(const std::vector<std::uint8_t> &bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

} // namespace tulpar
