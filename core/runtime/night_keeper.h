#pragma once

#include "core/night/time_ledger.h"
#include "core/runtime/dark_task.h"
#include "core/runtime/flat_task.h"
#include "core/runtime/focus_task.h"
#include "core/runtime/night_steps.h"
#include "core/runtime/observe_task.h"
#include "core/runtime/planned_rows.h"
#include "core/runtime/pointing_task.h"
#include "core/runtime/tile_book.h"
#include "core/runtime/watched_sky.h"

#include <memory>
#include <optional>
#include <utility>

namespace tulpar {

/// Runs the night by itself, step by step: what is due by the Sun, what people say of it, what has the
/// telescope now. It has the telescope only while nothing else wants it; a burst takes it in the same moment.
/// Confine to one thread.
class NightKeeper {
public:
    explicit NightKeeper(const CoreConfig &config);

    /// How the rest of the core stands.
    struct Standing {
        Mode mode = Mode::Robotic;
        bool isArmed = false;
        bool isMakingSafe = false;
        std::string burst; ///< that is answered now; empty: none
        Reasons whyNotOpen; ///< empty: it may open
        std::optional<Angle> sunOfBursts; ///< at most this high for any response, by the rules; none: none
        const WatchedSky *watched = nullptr; ///< null: nothing is known of satellites
    };
    enum class Ask { Nothing, Arm, Disarm };

    /// To be called at every change and ten times a second, before the goals go out.
    Ask watch(
        const Standing &standing, DeviceKeeper &devices, const Observer &sky, const HorizontalDirection &sun,
        Outbox &out, Now now);

    /// A burst takes the telescope now: what runs is interrupted.
    void yield(
        const std::string &burst, DeviceKeeper &devices, const Observer &sky, const HorizontalDirection &sun,
        Outbox &out, Now now);

    /// Every fact of this run, for the ledger of the night's time.
    void account(const Fact &fact, UtcInstant at)
    {
        if (const auto *block = std::get_if<BlockMoved>(&fact))
            m_tiles.take(*block);
        if (const auto *measured = std::get_if<PointingMeasured>(&fact))
            m_pointing = *measured;
        if (const auto *start = std::get_if<CoreStarted>(&fact))
            m_book.take(*start);
        if (std::holds_alternative<CoreStarted>(fact) || std::holds_alternative<CoreStopped>(fact))
            m_lastOfCore = {fact, at};
        if (m_ledger)
            m_ledger->take(fact, at);
    }
    /// Facts of earlier runs, oldest first: what was done tonight, what is known of the focus.
    void recall(const Fact &fact, UtcInstant at);
    /// The run before ended in order while it ran the night: it goes on, and says so.
    void resume(const NightRun &before, Outbox &out, Now now);
    void stored(const FrameStored &frame, DeviceKeeper &devices, const Observer &sky, Outbox &out, Now now);

    [[nodiscard]] Answer take(const RunNight &order, const std::string &who, Outbox &out, Now now);
    [[nodiscard]] Answer take(
        const OrderStep &order, const std::string &who, Mode mode, Outbox &out, Now now);
    /// Accepted is what can be kept for tonight, plan or no plan; the reasons then tell what it waits for and
    /// which visits it is of.
    [[nodiscard]] Answer take(
        const OrderBlock &order, const std::string &who, DeviceKeeper &devices, const Observer &sky,
        Outbox &out, Now now);
    /// Null: refused, because of `error`.
    void offerProgramme(
        std::shared_ptr<const Programme> programme, const ProgrammeLoaded &fact, Outbox &out, Now now);

    [[nodiscard]] std::optional<PlanOrder> takePlanOrder() { return m_observe.takeOrder(); }
    void take(const PlanAnswer &answer, DeviceKeeper &devices, const Observer &sky, Outbox &out, Now now);

    /// An alert as it stands now, with the rule for its fields: they join the programme, or leave it.
    void cover(
        const AlertView &alert, const TilingRule *rule, std::optional<Angle> error, double containment);

    /// What tonight's pointing check has found to be added to every goal.
    [[nodiscard]] PointingOffset pointing(UtcInstant now) const;
    /// The telescope looks further off than may be, by the last check of tonight; `isFault`: a person must
    /// look.
    struct PointingOff {
        Reason why;
        bool isFault = false;
    };
    [[nodiscard]] std::optional<PointingOff> pointingOff(UtcInstant now) const;

    /// The evening's fire drill is due, and nothing is at work that it would cut short.
    [[nodiscard]] bool wantsDrill() const { return m_wantsDrill; }
    void drilled(const NightDrilled &fact, Outbox &out, Now now);

    /// What frames that open now are of; empty: nothing of the night.
    [[nodiscard]] std::string subject() const;
    [[nodiscard]] std::optional<IcrsDirection> subjectPosition() const;
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    /// It has the telescope: something of the night is at work.
    [[nodiscard]] bool isAtWork() const { return m_current != nullptr; }
    [[nodiscard]] std::optional<RunningWork> atStake(
        DeviceKeeper &devices, const Observer &sky, Now now) const;
    [[nodiscard]] NightView view(Now now) const;
    [[nodiscard]] const NightTimes &times() const { return m_steps.times(); }

private:
    [[nodiscard]] NightScene sceneOf(
        DeviceKeeper &devices, const Observer &sky, const HorizontalDirection &sun, Outbox &out,
        Now now) const;
    void beginNight(Now now);
    void openBooks(const NightTimes &times);
    /// What was entered and the fields of alerts, as one programme.
    void joinProgramme();
    [[nodiscard]] Reasons whyIdle(const Standing &standing) const;
    void rest(const NightScene &scene, const Reasons &why);
    void warmOrCool(const NightScene &scene);
    void wishTemperatures(const NightScene &scene);
    [[nodiscard]] Ask openOrClose(const Standing &standing, const NightScene &scene);
    [[nodiscard]] NightTask *taskFor(NightStep step);
    void work(NightTask &task, NightStep step, const NightScene &scene);
    void keepFocus(const NightScene &scene);
    /// Nothing can be observed for a while: goes where a burst is soonest reached.
    void waitWell(const Standing &standing, const NightScene &scene);
    /// Once an evening, as soon as the rules would answer a burst and no work is cut short by it.
    [[nodiscard]] bool isDrillDue(const Standing &standing, const NightScene &scene) const;
    void missed(NightStep step, const NightScene &scene);
    /// For the darks of the night: what was used, and what is there already.
    void count(const FrameStored &frame, std::optional<int> gain);
    void restart(NightStep step);
    void say(const Reasons &doing, const NightScene &scene);
    [[nodiscard]] Answer whyNotOrder(const OrderBlock &order, const Block &block, Now now) const;
    [[nodiscard]] Reasons whatItWaitsFor(const OrderBlock &order, const Block &block, Now now);
    [[nodiscard]] std::shared_ptr<const PlanView> planView() const;

    CoreConfig m_config;
    bool m_isRunning = false;
    std::string m_by;
    NightSteps m_steps;
    ProgrammeBook m_book;
    TileBook m_tiles;
    std::shared_ptr<const Programme> m_entered; ///< without the fields of alerts
    ProgrammeLoaded m_programme; ///< as it was told
    FocusModel m_focus;
    ObserveTask m_observe;
    std::unique_ptr<FlatTask> m_flats;
    std::unique_ptr<FocusTask> m_focusRun;
    std::unique_ptr<PointingTask> m_pointingCheck;
    std::optional<PointingMeasured> m_pointing; ///< the last of tonight
    std::unique_ptr<DarkTask> m_darks;
    DarkTask::Used m_used; ///< tonight
    DarkTask::Taken m_darksTaken; ///< tonight
    bool m_hasNewBlocks = false; ///< since the observing was looked at: it goes on where it was done
    NightTask *m_current = nullptr; ///< that has the telescope
    std::optional<UtcInstant> m_focusedUtc;
    std::optional<double> m_focusedAtC;
    HorizontalDirection m_sun;
    Reasons m_doing;
    std::optional<UtcInstant> m_drilledUtc; ///< of the last that passed tonight
    int m_failedDrills = 0; ///< tonight
    std::optional<MonoInstant> m_nextDrill; ///< after one that failed, not sooner
    bool m_wantsDrill = false; ///< as of the last look
    bool m_wishesCold = false; ///< the cameras were told so by this run
    bool m_wishesWarm = false;
    std::optional<MonoInstant> m_movedToWait;
    std::optional<TimeLedger> m_ledger;
    std::optional<std::pair<Fact, UtcInstant>> m_lastOfCore; ///< when a core began or stopped
    std::string m_nightRecalled; ///< the night that recalled facts belong to
    std::vector<PlannedVisit> m_putOff; ///< by a person: the places they had
    mutable std::shared_ptr<const PlanView> m_planView;
    mutable std::uint64_t m_planViewOf = 0;
};

} // namespace tulpar
