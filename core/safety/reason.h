#pragma once

#include "core/base/enum_names.h"
#include "core/devices/device.h"
#include "core/safety/condition.h"

#include <array>
#include <optional>
#include <vector>

namespace tulpar {

/// Why something is not permitted or the observatory not ready. A code with value and limit; `core/words`
/// says it.
enum class ReasonCode {
    DeviceUnknown, ///< never heard of
    DeviceStale, ///< value, limit: age in seconds
    DeviceUnconnected,
    DeviceFault,
    DeviceLate, ///< did not do what was asked in time; limit: seconds
    MountParked,
    RoofNotOpen,
    CoverNotOpen,
    CameraWarm, ///< value: Celsius
    TargetBelowLimit, ///< value, limit: degrees of altitude
    TargetAboveLimit,
    TargetOutsideWrap,
    SunNearPath, ///< value, limit: degrees
    SunTooHigh, ///< value, limit: degrees of altitude
    Raining,
    HumidityHigh, ///< per cent
    DewPointNear, ///< value, limit: degrees Celsius between air and dew point
    WindHigh, ///< m/s
    GustHigh, ///< m/s
    ColdOrHot, ///< Celsius
    ManualMode,
    FeedSilent, ///< value, limit: seconds since the last sign of life
    NoFeed,
    JournalFailing,
    MakingSafe,
    MadeSafe, ///< closed on purpose; a person or an alert opens
    RoofInTheWay, ///< nothing moves under a roof that is neither open nor clear of the tube
    NoSuchAlert, ///< not in the queue, or nothing to answer there
    RulesRefused, ///< the file of rules cannot be used; the rules before it stand
    NoFeedHistory, ///< no such feed, or it cannot read what it brought again
    NobodyToTell, ///< no such person in the settings of notifications
    Snowing,
    Cloudy, ///< value, limit: sky temperature, Celsius
    OnBattery, ///< value: seconds on battery
    LinkDown, ///< the way to the outside; value: seconds
    DiskLow, ///< value, limit: GiB free
    ConditionUnknown, ///< `condition` needs a value and has none that is fresh; value, limit: age in seconds
    ConditionWaits, ///< `condition` is good again, not yet for long enough; value: seconds left
    ConditionMarginal, ///< `condition` lies between its limits: stays open, does not open; value, limit
    ModeForbids, ///< nothing of this kind in the mode of the observatory
    ControlHeld, ///< `who` holds the control token, or asked for it before
    BelowHorizon, ///< value, limit: degrees of altitude, and of the horizon there
    SunNearTarget, ///< value, limit: degrees
    RoofMoving, ///< the roof is on its way, and the tube does not clear it
    MountInTheWay, ///< the roof does not clear the tube, and the mount is not measured out of its way
    NotDark, ///< a dark exposure needs roof or cover measured closed
    MovedByOther, ///< another client moved the device; unknown until measured at rest again
    SettingDiffers, ///< a camera is not set as asked; value measured, limit asked
    ClockUnsure, ///< the host's clock is not synchronised; value, limit: seconds of uncertainty
    HeartbeatWithheld, ///< the device side is being left to close by itself
    OverrideTooLong, ///< value, limit: seconds
    NotOverridable, ///< `condition` may not be overridden, or there is nothing to override
    NameMissing, ///< an override, a take-back or a direct command needs the name of who speaks
    Retracted, ///< `who` names the alert that was withdrawn: its response was stopped
    JournalDamaged, ///< it was, and what could be read was saved; value: facts that are lost
    NotGuarded, ///< the device side has not heard the heartbeat: it would not close by itself
    CoreRestarted, ///< the run before ended without goodbye; nothing of it goes on
    WaitsForSun, ///< the Sun stands too high yet; value, limit: degrees of altitude
    SunGone, ///< too dark by now, or too bright; value, limit: degrees of altitude
    PausedByPerson, ///< `who`
    SkippedByPerson, ///< `who`
    BurstFirst, ///< `who` names the alert that is answered now
    NoProgramme, ///< nothing to observe was given
    NothingFits, ///< no block can be observed now; value: seconds until the next can
    PlannedLater, ///< `who` names the next target: it could begin now and is better placed then; value:
                  ///< seconds
    BestOfPlan, ///< its place in the plan is now; value: priority
    FixedTime, ///< it must begin at its hour; value: seconds until then
    TakenUpAgain, ///< it was interrupted; value, limit: exposures stored, and in all
    StepBefore, ///< `who` names the step of the night that is not done
    NightOver, ///< the rest of the night is too short; value, limit: seconds left, and needed
    NotRunning, ///< nobody has asked for the night to be run
    AllDone, ///< everything of the programme that can be observed tonight is done
    NotLevel, ///< flat frames: value, limit: counts measured, and wanted
    ConstraintBroken, ///< `who` names the constraint of the block; value, limit: its unit
    PlanAwaited, ///< the plan of the night is being made
    DrillHolds, ///< a fire drill: everything but the motion
    BestWaiting, ///< nothing to observe: waits where a burst is soonest reached; value, limit: seconds there,
                 ///< and here
    ProgrammeRefused, ///< value: problems in it
    FitPoor, ///< focus: value, limit: points of the curve that fit, and needed
    NoSuchBlock, ///< `who` names the block that the programme does not hold
    PossibleLater, ///< its constraints hold later; value: seconds until it can begin
    NotTonight, ///< its constraints do not hold for long enough in what is left of the night
    NextVisitOnly, ///< of a block that comes again the next visit alone can be given a time; value, limit:
                   ///< the visit that was meant, and the next, from 1
    AllVisits, ///< it goes to all visits of the block that are left; value: how many
    OtherVisitsAfter, ///< the other visits of the block are planned after it; value: how many
    VisitRuns, ///< the visit that was meant is being observed already
    VisitsDone, ///< all visits of the block are done tonight
    ProgrammeLine, ///< a problem of the programme; value: its line, `who` tells it in English
    NoStarSeen, ///< no star stands out where a bright one must be
    NoPointingStar, ///< no bright star stands well for the pointing check, or none is known
    PointingOff, ///< value, limit: arcseconds of a star from where it must be
    RuleDeclined, ///< the rules do not answer it; `who` names the rule
};

template <>
struct EnumNames<ReasonCode> {
    static constexpr std::array<std::string_view, 92> names{
        "device_unknown",
        "device_stale",
        "device_unconnected",
        "device_fault",
        "device_late",
        "mount_parked",
        "roof_not_open",
        "cover_not_open",
        "camera_warm",
        "target_below_limit",
        "target_above_limit",
        "target_outside_wrap",
        "sun_near_path",
        "sun_too_high",
        "raining",
        "humidity_high",
        "dew_point_near",
        "wind_high",
        "gust_high",
        "cold_or_hot",
        "manual_mode",
        "feed_silent",
        "no_feed",
        "journal_failing",
        "making_safe",
        "made_safe",
        "roof_in_the_way",
        "no_such_alert",
        "rules_refused",
        "no_feed_history",
        "nobody_to_tell",
        "snowing",
        "cloudy",
        "on_battery",
        "link_down",
        "disk_low",
        "condition_unknown",
        "condition_waits",
        "condition_marginal",
        "mode_forbids",
        "control_held",
        "below_horizon",
        "sun_near_target",
        "roof_moving",
        "mount_in_the_way",
        "not_dark",
        "moved_by_other",
        "setting_differs",
        "clock_unsure",
        "heartbeat_withheld",
        "override_too_long",
        "not_overridable",
        "name_missing",
        "retracted",
        "journal_damaged",
        "not_guarded",
        "core_restarted",
        "waits_for_sun",
        "sun_gone",
        "paused_by_person",
        "skipped_by_person",
        "burst_first",
        "no_programme",
        "nothing_fits",
        "planned_later",
        "best_of_plan",
        "fixed_time",
        "taken_up_again",
        "step_before",
        "night_over",
        "not_running",
        "all_done",
        "not_level",
        "constraint_broken",
        "plan_awaited",
        "drill_holds",
        "best_waiting",
        "programme_refused",
        "fit_poor",
        "no_such_block",
        "possible_later",
        "not_tonight",
        "next_visit_only",
        "all_visits",
        "other_visits_after",
        "visit_runs",
        "visits_done",
        "programme_line",
        "no_star_seen",
        "no_pointing_star",
        "pointing_off",
        "rule_declined"};
};

struct Reason {
    ReasonCode code = ReasonCode::DeviceUnknown;
    std::optional<DeviceId> device;
    std::optional<double> value; ///< unit as the code says
    std::optional<double> limit; ///< same unit
    std::optional<Condition> condition{}; ///< of the codes that speak of one
    std::string who{}; ///< of the codes that name a person
    bool operator==(const Reason &) const = default;

    template <class Self, class Visitor>
    static void fields(Self &self, Visitor &&visit)
    {
        visit("code", self.code);
        visit("device", self.device);
        visit("value", self.value);
        visit("limit", self.limit);
        visit("condition", self.condition);
        visit("who", self.who);
    }
};

using Reasons = std::vector<Reason>;

/// The same reason, whatever its numbers are by now.
[[nodiscard]] inline bool isSameCause(const Reason &a, const Reason &b)
{
    return a.code == b.code && a.device == b.device && a.condition == b.condition;
}

} // namespace tulpar
