#pragma once

#include "core/base/enum_names.h"
#include "core/time/instant.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

/// What to do about one notice.
enum class Outcome {
    Respond, ///< slew at once
    Queue, ///< worth observing, but not now or not at once
    Ask, ///< a person decides
    Ignore,
};

/// Everything that a policy may require. New ones go to the end: the words are in journals.
enum class Rule {
    NotATest,
    NotARetraction,
    ClassIsGrb,
    ClassPermitsResponse, ///< no known source, lost lock, nack, product ...
    PositionIsSource,
    ErrorWithinField, ///< after systematics
    TimesReadable,
    Fresh, ///< young enough to respond at once
    NotStale, ///< young enough to be worth a place in the queue
    AboveHardLimit, ///< altitude now
    SunIsDown,
    FarFromSun,
    ClassIsAmong, ///< one of the classes that the requirement names
    SignificanceEnough,
    FalseAlarmRare,
    HighEnoughTonight, ///< highest altitude in what is left of the night
    UpLongEnough, ///< time above an altitude in what is left of the night
    FarFromMoon, ///< or the Moon is down or dim
    MoonNotBright,
    MayInterrupt, ///< nothing runs, or something of a lower priority
    ResponsesTonight,
    MissionResponsesTonight,
};

enum class RuleUnit { None, Seconds, Degrees, Sigma, PerYear, Fraction, Count, Priority };

/// How value and limit of a rule are compared; at the limit it passes. None: it is true or not.
enum class RuleSense { Statement, AtMost, AtLeast };

[[nodiscard]] RuleUnit unitOf(Rule rule) noexcept;
[[nodiscard]] RuleSense senseOf(Rule rule) noexcept;

/// One requirement as applied: what was found against what is allowed. No value: unknown, which never passes.
struct AppliedRule {
    Rule rule = Rule::NotATest;
    bool passed = false;
    std::optional<double> value{};
    std::optional<double> limit{};
    RuleUnit unit = RuleUnit::None;
    Outcome otherwise = Outcome::Ignore; ///< what not passing leads to
    bool decides = false; ///< the outcome is this requirement's
    bool goesOn = false; ///< not known, and left to a later requirement to settle
    std::string detail{}; ///< stable words: what exactly was found, "star_tracker_lost_lock"
    bool operator==(const AppliedRule &) const = default;
};

/// An outcome with the strategy that was used and every requirement of it, in order. A value.
struct Decision {
    Outcome outcome = Outcome::Ignore;
    std::vector<AppliedRule> rules{};
    std::string strategy{}; ///< its name in the policy
    Outcome ifAllPass = Outcome::Ignore; ///< of the strategy
    int priority = 0; ///< of a response to it, 0 to 100
    std::optional<Duration> askWithin{}; ///< how long a person has, for Ask
    Outcome unanswered = Outcome::Queue; ///< what is done when nobody answered
    std::vector<std::string> notMatched{}; ///< strategies before this one
    bool operator==(const Decision &) const = default;

    /// Applied and never failed.
    [[nodiscard]] bool passed(Rule rule) const;
    /// The requirements that failed, in order, without those that were left to later ones.
    [[nodiscard]] std::vector<AppliedRule> failed() const;
    /// The requirement whose failing is the outcome; null: all passed.
    [[nodiscard]] const AppliedRule *deciding() const;
};

template <>
struct EnumNames<Outcome> {
    static constexpr std::array<std::string_view, 4> names{"respond", "queue", "ask", "ignore"};
};
template <>
struct EnumNames<Rule> {
    static constexpr std::array<std::string_view, 22> names{
        "not_a_test",         "not_a_retraction",
        "class_is_grb",       "class_permits_response",
        "position_is_source", "error_within_field",
        "times_readable",     "fresh",
        "not_stale",          "above_hard_limit",
        "sun_is_down",        "far_from_sun",
        "class_is_among",     "significance_enough",
        "false_alarm_rare",   "high_enough_tonight",
        "up_long_enough",     "far_from_moon",
        "moon_not_bright",    "may_interrupt",
        "responses_tonight",  "mission_responses_tonight"};
};
template <>
struct EnumNames<RuleUnit> {
    static constexpr std::array<std::string_view, 8> names{"",         "s",        "deg",   "sigma",
                                                           "per_year", "fraction", "count", "priority"};
};

} // namespace tulpar
