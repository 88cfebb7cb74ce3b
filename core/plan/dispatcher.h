#pragma once

#include "core/plan/constraints.h"
#include "core/plan/plan.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tulpar {

/// A visit that would begin later than so is planned anew: others may be worth more by then.
inline constexpr Duration kMostLate = std::chrono::minutes(2);
/// The same of a fixed time.
inline constexpr Duration kFixedLate = std::chrono::seconds(5);

/// What the core knows when it asks what to do now.
struct DispatchState {
    bool isSafe = true; ///< the conditions let the observatory be open
    bool isOpen = true; ///< roof and cover are, the mount is ready
    bool isAlertInHand = false; ///< a response has the telescope
    std::optional<RunningVisit> running; ///< a block that was begun and not ended
    std::set<std::string> channelsOut; ///< cameras that are missing
    std::optional<double> seeingArcsec; ///< measured, at the zenith
};

enum class DispatchAction {
    Start, ///< begin `visit` now: slew, then its exposures
    Continue, ///< `visit` is running
    Abort, ///< end the running block: `failed` no longer holds
    Wait, ///< until `until`, for `visit`
    Yield, ///< the alert has the telescope
    Hold, ///< not safe or not open
    Replan, ///< what was to begin can no longer be begun: `failed`
    Idle, ///< nothing comes any more tonight
};

template <>
struct EnumNames<DispatchAction> {
    static constexpr std::array<std::string_view, 8> names{"start", "continue", "abort",  "wait",
                                                           "yield", "hold",     "replan", "idle"};
};

enum class DispatchReason {
    Planned, ///< its time has come
    InProgress,
    ConstraintBroken, ///< `failed`
    BeforeItsTime, ///< the plan has a better time for it: `until`
    AlertInHand,
    NotSafe,
    NotOpen,
    StartMissed, ///< so late that it would no longer end in time: `late`
    ChannelsMissing, ///< none of its channels can expose: `channels`
    PlanAtEnd,
};

template <>
struct EnumNames<DispatchReason> {
    static constexpr std::array<std::string_view, 10> names{
        "planned",  "in_progress", "constraint_broken", "before_its_time",  "alert_in_hand",
        "not_safe", "not_open",    "start_missed",      "channels_missing", "plan_at_end"};
};

/// What to do now and why. A value: a fact can be made of it.
struct Dispatch {
    DispatchAction action = DispatchAction::Idle;
    DispatchReason reason = DispatchReason::PlanAtEnd;
    std::optional<PlannedVisit> visit;
    std::optional<UtcInstant> until; ///< when to ask again, where that is known
    std::vector<FailedConstraint> failed;
    std::vector<std::string> channels; ///< of the visit that are missing; the others are exposed (degraded)
    Duration late{}; ///< behind the plan
    bool operator==(const Dispatch &) const = default;
};

/// Given the plan, what is known and the moment, returned what to do now. A visit is begun when the time for
/// its slew has come, and up to kMostLate late as long as all its constraints hold to its end. Pure; some
/// microseconds.
[[nodiscard]] Dispatch dispatch(
    const Plan &plan, const Programme &programme, const NightSky &night, const PlanTerms &terms,
    const DispatchState &state, UtcInstant now);

} // namespace tulpar
