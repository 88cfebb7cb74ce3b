#pragma once

#include "core/plan/constraints.h"
#include "core/plan/plan.h"

#include <optional>
#include <vector>

namespace tulpar {

/// Why a block has no place in a plan.
enum class WhyNot {
    ConstraintAllNight, ///< `failed` holds at no moment of the night
    TooShort, ///< all hold together, but never as long as the block is: `value` seconds of `limit`
    NeverTogether, ///< each constraint holds at some time, all together never; `failed` is the nearest to
                   ///< change
    CrowdedOut, ///< it could be observed, but what is planned is worth more: `others`
    AlternativeTaken, ///< another of its one-of group is planned: `others`
    PartnerImpossible, ///< another of its all-of group cannot be: `others`
    QuotaUsed, ///< its owner's time tonight is used: `value` seconds needed, `limit` left
    CadenceMissed, ///< a repeat before it is missing, or too long ago
    NotRisen, ///< never above the horizon from here
    AtFixedTime, ///< it must begin at its fixed start, and then or until its end `failed` does not hold; none
                 ///< failed: that time is over, or not of this night
};

template <>
struct EnumNames<WhyNot> {
    static constexpr std::array<std::string_view, 10> names{
        "constraint_all_night", "too_short",  "never_together", "crowded_out", "alternative_taken",
        "partner_impossible",   "quota_used", "cadence_missed", "not_risen",   "at_fixed_time"};
};

/// One change that would let it in.
enum class ChangeKind {
    Relax, ///< set the limit of `constraint` to `to` (its unit)
    Shorten, ///< fewer exposures: `to` is the fraction that is left, in steps of whole exposures
    RaisePriority, ///< to `to`
    WaitUntil, ///< the evening of `date` at the site
    FreeStart, ///< give up the fixed start
    DropWindow, ///< give up the windows
    RaiseQuota, ///< to `to` seconds
    Without, ///< leave `other` out
};

template <>
struct EnumNames<ChangeKind> {
    static constexpr std::array<std::string_view, 8> names{"relax",       "shorten",    "raise_priority",
                                                           "wait_until",  "free_start", "drop_window",
                                                           "raise_quota", "without"};
};

struct PossibleChange {
    ChangeKind kind = ChangeKind::Relax;
    ConstraintKind constraint = ConstraintKind::AltitudeMin;
    double from = 0; ///< what it is now
    double to = 0;
    std::string other; ///< a block
    std::string date; ///< "2026-12-24"
    double size = 0; ///< how large it is: 1 is 10 degrees, 0.5 air masses, half the exposures, twice the
                     ///< priority, a week ...
    bool operator==(const PossibleChange &) const = default;
};

struct WhyNotAnswer {
    std::string block;
    std::string target;
    WhyNot why = WhyNot::CrowdedOut;
    std::optional<FailedConstraint> failed; ///< at the moment when it fails least
    double value = 0;
    double limit = 0;
    std::vector<std::string> others;
    std::optional<PossibleChange>
        change; ///< the smallest that was found and tried; none: nothing single helps
    bool operator==(const WhyNotAnswer &) const = default;
};

/// The programme with one change applied to one block.
[[nodiscard]] Programme changed(
    const Programme &programme, const std::string &block, const PossibleChange &change);

/// Why `block`, which `plan` misses, is missing, and the smallest single change that makes it possible: each
/// change that is answered (but WaitUntil, for which the block alone is looked at) was planned anew from
/// `plan`, and the new plan holds the block with all its repeats. Some milliseconds to some hundred. Pure.
[[nodiscard]] WhyNotAnswer whyNot(
    const std::string &block, const Programme &programme, const NightSky &night, const PlanTerms &terms,
    const PlanStart &start, const Plan &plan);

/// Of all that the plan misses, in the order of the programme.
[[nodiscard]] std::vector<WhyNotAnswer> whyNot(
    const Programme &programme, const NightSky &night, const PlanTerms &terms, const PlanStart &start,
    const Plan &plan);

} // namespace tulpar
