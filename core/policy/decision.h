#pragma once

#include "core/base/enum_names.h"

#include <array>
#include <optional>
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

/// Every rule of the first policy, in the order in which it is applied and shown.
enum class Rule {
    NotATest,
    NotARetraction,
    ClassIsGrb,
    ClassPermitsResponse, ///< no known source, lost lock, nack, product ...
    PositionIsSource,
    ErrorWithinField,
    TimesReadable,
    Fresh, ///< young enough to respond at once
    NotStale, ///< young enough to be worth a place in the queue
    AboveHardLimit,
    SunIsDown,
    FarFromSun,
};

enum class RuleUnit { None, Seconds, Degrees };

/// One rule as applied: what was found against what is allowed. No value: unknown, which never passes.
struct AppliedRule {
    Rule rule = Rule::NotATest;
    bool passed = false;
    std::optional<double> value;
    std::optional<double> limit;
    RuleUnit unit = RuleUnit::None;
    bool operator==(const AppliedRule &) const = default;
};

/// An outcome with every rule that led to it. A value.
struct Decision {
    Outcome outcome = Outcome::Ignore;
    std::vector<AppliedRule> rules;
    bool operator==(const Decision &) const = default;

    [[nodiscard]] bool passed(Rule rule) const;
    /// The rules that failed, in order.
    [[nodiscard]] std::vector<AppliedRule> failed() const;
};

template <>
struct EnumNames<Outcome> {
    static constexpr std::array<std::string_view, 4> names{"respond", "queue", "ask", "ignore"};
};
template <>
struct EnumNames<Rule> {
    static constexpr std::array<std::string_view, 12> names{
        "not_a_test",         "not_a_retraction",   "class_is_grb",   "class_permits_response",
        "position_is_source", "error_within_field", "times_readable", "fresh",
        "not_stale",          "above_hard_limit",   "sun_is_down",    "far_from_sun"};
};
template <>
struct EnumNames<RuleUnit> {
    static constexpr std::array<std::string_view, 3> names{"", "s", "deg"};
};

} // namespace tulpar
