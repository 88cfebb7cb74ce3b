#pragma once

#include "core/devices/port.h"
#include "core/runtime/alarm_book.h"
#include "core/runtime/alert_keeper.h"
#include "core/runtime/control_token.h"
#include "core/runtime/feed_book.h"
#include "core/runtime/frame_subjects.h"
#include "core/runtime/night_keeper.h"
#include "core/runtime/readiness.h"
#include "core/runtime/recovery.h"
#include "core/runtime/responder.h"
#include "core/runtime/safety_keeper.h"
#include "core/time/clock.h"

#include <span>

namespace tulpar {

/// The core of the observatory: takes what happened, decides, and returns what to journal and to send. It
/// performs nothing itself, so one class serves the real night (app/core_actor) and ten thousand simulated
/// ones (core/nights). The clock is asked for the milestones inside one step. Confine each instance to one
/// thread.
class CoreLoop {
public:
    CoreLoop(const CoreConfig &config, const Clock &clock, std::uint64_t lastSeq);

    /// The first call: says good morning, and makes safe if the run before ended without good night.
    [[nodiscard]] Effects start(const Recovery &recovery);
    /// Before `start`: the facts of the last nights, oldest first; `bytes` of a received notice.
    void recall(const FactRecord &record, const std::string &bytes);
    /// Before an orderly end: as MakeSafe, but no person has said it, and the mode stays.
    [[nodiscard]] Effects closeUp();
    /// The last call of an orderly end.
    [[nodiscard]] Effects stop();

    [[nodiscard]] Effects take(const RawNotice &notice);
    /// A message whose bytes were not even taken in (too large): journalled and shown as refused.
    [[nodiscard]] Effects refuse(
        const std::string &feed, const std::string &topic, std::int64_t offset, const Error &error);
    [[nodiscard]] Effects take(const DeviceReport &report);
    /// Measurements of one moment, judged together.
    [[nodiscard]] Effects take(std::span<const DeviceReport> reports);
    [[nodiscard]] Effects take(const ExposureOpened &exposure);
    [[nodiscard]] Effects take(const FrameStored &frame);
    [[nodiscard]] Effects take(const FrameLost &frame);
    [[nodiscard]] Effects take(const CommandFailed &failure);
    /// The journal of this run was saved from a damaged one.
    [[nodiscard]] Effects take(const JournalRescued &rescue);
    [[nodiscard]] Effects take(const HostReport &host);

    /// What became of reading the sky map of an event.
    [[nodiscard]] Effects take(const MapRead &map);

    /// One notice came on two feeds, or did not.
    [[nodiscard]] Effects take(const FeedsCompared &comparison);
    /// What became of telling a person away from the desk.
    [[nodiscard]] Effects take(const NotificationSent &sent);
    [[nodiscard]] Effects take(const NotificationFailed &failed);

    /// A sign of life of a feed, or its own word that it is down.
    [[nodiscard]] Effects feedHeard(const std::string &feed, bool alive, const std::string &detail);
    /// How a feed is, as one judges it who knows its link.
    [[nodiscard]] Effects take(const FeedView &feed);

    /// The rules were read (again); null with an error: they were refused, and those in force stay.
    [[nodiscard]] Effects offerPolicy(
        std::shared_ptr<const Policy> policy, const std::string &source, const std::string &error);

    /// The programme was read (again), or refused (null): the one before stands.
    [[nodiscard]] Effects offerProgramme(
        std::shared_ptr<const Programme> programme, const ProgrammeLoaded &fact);
    /// What came of a plan that was asked for.
    [[nodiscard]] Effects take(const PlanAnswer &plan);

    /// The answer is in `answer`. `impossible`: why the caller could not do its part of it (ReloadPolicy
    /// after offerPolicy, ReadHistory, TryNotification).
    [[nodiscard]] Effects take(const Request &request, Answer &answer, const Reasons &impossible = {});

    /// A desk's link ended; the control it held or asked for ends with it.
    [[nodiscard]] Effects deskGone(const std::string &desk);

    /// Commands of an earlier step are in the hands of the device port now.
    [[nodiscard]] Effects commandsLeft();
    /// Of commands of an earlier step, committed now, those that may still leave.
    [[nodiscard]] std::vector<DeviceCommand> stillPassable(std::vector<DeviceCommand> commands);
    /// The device side may be told now that the core is well.
    [[nodiscard]] bool mayBeat() const { return m_safety.heartbeat().mayBeat(); }
    /// False: nothing opens until a beat has been heard.
    [[nodiscard]] bool isGuarded() const { return m_devices.isGuarded(); }
    /// A beat has left; the state of the device side's contact: "armed", "fired", "disarmed".
    void beaten() { m_safety.heartbeat().beaten(m_clock.now()); }
    void contactSaid(const std::string &state) { m_safety.heartbeat().contact(state); }

    /// The journal's last commit failed (or works again): commands other than safing ones are then not to be
    /// sent.
    void journalFailing(bool failing);

    /// The observatory's UTC was set to another hour (simulation only).
    void clockStepped();

    /// To be called every 100 ms or so: deadlines, staleness, the weather.
    [[nodiscard]] Effects tick();

    [[nodiscard]] Snapshot snapshot() const;

    /// A row of the alert queue; null: there is none.
    [[nodiscard]] const AlertView *findAlert(const std::string &event) const { return m_alerts.find(event); }

    /// What the frame of `channel` is of whose shutter opened at `start`.
    [[nodiscard]] FrameSubject frameSubject(const std::string &channel, UtcInstant start) const
    {
        return m_subjects.of(channel, start).value_or(subjectNow());
    }
    /// The response that runs, or the last one, has come to this step.
    [[nodiscard]] bool hasReached(Step step) const
    {
        return m_responder.response() && m_responder.response()->waterfall.has(step);
    }
    /// Its pointing without the offset that the mount was told: as the frame truly lies.
    [[nodiscard]] CameraFrame asMeant(const CameraFrame &frame) const;
    [[nodiscard]] bool isNightRunning() const { return m_night.isRunning(); }
    [[nodiscard]] bool isResponding() const { return m_responder.isBusy(); }
    [[nodiscard]] const CoreConfig &config() const { return m_config; }

private:
    struct Next {
        std::string event;
        Waterfall waterfall;
    };

    void heed(const AlertCall &call, const Waterfall &waterfall, Now now);
    void respond(const std::string &event, const Waterfall &waterfall, Now now);
    /// The running response ends; this event is answered next, unless a better one is waiting for that
    /// already.
    void supersede(const std::string &event, const Waterfall &waterfall, Now now);
    /// What was to be answered next is queued instead.
    void shelveNext();
    [[nodiscard]] static Waterfall orderedAt(MonoInstant now);
    [[nodiscard]] int priorityOf(const std::string &event) const;
    [[nodiscard]] Running running() const;
    [[nodiscard]] Mode mode() const { return m_devices.knowledge().mode(); }
    void improve(const AlertCall &call, Now now);
    void cancel(const std::string &event, Now now);
    void enter(RawNotice notice, Now now);
    [[nodiscard]] Answer answerToAlert(const Request &request, Now now);
    void heed(Responder::Ask ask, const std::string &cause, Now now);
    void beginMakingSafe(const std::string &cause, const Reasons &reasons, Now now);
    void stopForPerson(Now now);
    void watchSafety(Now now);
    void watchReadiness(Now now);
    void watchAlarms(Now now);
    void settle(Now now);
    void runNight(Now now);
    /// What an alert has become may put fields into the night's programme, or take them out.
    void coverRegion(const Fact &fact);
    /// The evening's fire drill: a notice of our own from its bytes to the command that is held back, in one
    /// step.
    [[nodiscard]] Effects drill(Now now);
    /// The rule that does not answer it.
    [[nodiscard]] Reasons whyNotDrilled(const std::string &event) const;
    /// Whether the running block keeps the telescope for a while; then the alert is held until its time.
    [[nodiscard]] bool keepsBlock(const AlertView &alert, const Waterfall &waterfall, Now now);
    void watchHeld(Now now);
    /// What was queued because the telescope was another's, while it is free and may be used.
    void takeUpQueued(Now now);
    [[nodiscard]] FrameSubject subjectNow() const;
    [[nodiscard]] Answer answerOfNight(const Request &request, Now now);
    [[nodiscard]] Effects flush();
    [[nodiscard]] Answer answerTo(const Request &request, Now now);
    [[nodiscard]] Answer answerOfControl(const Request &request, Now now);
    [[nodiscard]] Answer answerToOperation(const Operate &order, const std::string &who, Now now);
    [[nodiscard]] Answer setMode(const SetMode &mode, const std::string &who, Now now);
    [[nodiscard]] Answer beginOverride(const BeginOverride &order, const std::string &who, Now now);
    [[nodiscard]] Answer endOverride(const EndOverride &order, const std::string &who, Now now);
    void say(const ControlToken::Changes &changes, Now now);
    [[nodiscard]] Reasons whyNotOpen(Now now);
    struct Sky {
        Observer observer;
        HorizontalDirection sun; ///< airless
    };
    /// Made once for each moment, which many ask for.
    [[nodiscard]] const Sky &skyAt(Now now);
    void renewSky(Now now);
    [[nodiscard]] ReadinessInput readinessInput(Now now);

    CoreConfig m_config;
    const Clock &m_clock;
    Outbox m_out;
    DeviceKeeper m_devices;
    Responder m_responder;
    AlertKeeper m_alerts;
    FeedBook m_feeds;
    SafetyKeeper m_safety;
    ControlToken m_control;
    AlarmBook m_alarms;
    NightKeeper m_night;
    FrameSubjects m_subjects;
    std::vector<FrameView> m_frames;
    bool m_armed = false;
    bool m_journalFailing = false;
    Reasons m_atStart; ///< told for a minute; then their alarms wait to be seen
    MonoInstant m_started;
    std::string m_madeSafeBy; ///< who asked for it last; empty: the core itself
    std::string m_policyError; ///< of the last rules offered; empty: they were taken
    Observer m_sky;
    std::optional<Sky> m_skyNow;
    PolicySky m_policySky;
    IcrsDirection m_sun;
    MonoInstant m_skyRenewed;
    Readiness m_readiness;
    MonoInstant m_readinessAt;
    std::optional<MedianSlew> m_medianSlew;
    bool m_firstReadiness = true;
    struct HeldAlert {
        Next next;
        MonoInstant at; ///< begins then, or when the block ends
    };
    std::optional<HeldAlert> m_held; ///< by the price of the block that runs
    std::optional<Next> m_next; ///< to be answered when the response that is stopping has ended
    MonoInstant m_queueJudged; ///< when it was last asked what of the queue can be taken up
};

} // namespace tulpar
