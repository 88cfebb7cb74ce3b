#pragma once

#include "core/safety/condition_book.h"
#include "core/safety/mode.h"
#include "core/safety/override.h"
#include "core/safety/reason.h"

#include <optional>

namespace tulpar {

/// The overrides in force, at most one a condition. Hides no value and outlives neither its time (by the
/// monotonic clock, whatever UTC does) nor what it was about. A value.
class OverrideBook {
public:
    static constexpr Duration kLongest = std::chrono::hours(2);
    static constexpr Duration kLongestOpen = std::chrono::hours(1); ///< of the one against closing by itself

    /// Why `wanted` may not begin; empty: it may. NameMissing; OverrideTooLong (value, limit: seconds; no
    /// time at all too); NotOverridable: the rule forbids it, or the condition is good, or nobody watches it;
    /// ModeForbids: the one without a condition needs the engineering mode.
    [[nodiscard]] Reasons whyNot(
        const Override &wanted, const ConditionBook &conditions, Mode mode, Now now) const;

    /// Begins it, in place of one about the same, where `whyNot` says nothing. Answers whether it did.
    bool begin(const Override &wanted, const ConditionBook &conditions, Mode mode, Now now);

    /// Ends the one about `condition`; what it was, none: there was none.
    std::optional<Override> end(std::optional<Condition> condition);

    /// Ends, and answers, what has had its time, is about a condition that is good again, or belongs to a
    /// mode that is over.
    Overrides watch(const ConditionBook &conditions, Mode mode, Now now);

    /// In force at `now`, watched meanwhile or not.
    [[nodiscard]] bool covers(std::optional<Condition> condition, Now now) const;

    [[nodiscard]] const Overrides &all() const { return m_all; }
    bool operator==(const OverrideBook &) const = default;

private:
    Overrides m_all; ///< oldest first
};

} // namespace tulpar
