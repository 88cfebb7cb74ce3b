#pragma once

#include "core/plan/constraints.h"
#include "core/safety/reason.h"

#include <optional>
#include <vector>

namespace tulpar {

/// Constraints that do not hold, as reasons.
[[nodiscard]] Reasons reasonsOf(const std::vector<FailedConstraint> &failed);

/// The first moment, not before `from`, at which a visit of `block` could begin so that its constraints hold
/// to its end; a fixed start of its own does not count. None: no more in this night. Pure; about a
/// millisecond.
[[nodiscard]] std::optional<UtcInstant> earliestStart(
    const Block &block, const Target &target, const NightSky &night, const PlanTerms &terms, UtcInstant from);

/// What a person who wants `block` at `wanted` must know: what stands against it then, and when it can begin
/// (`possible`; none: not any more tonight), seen from `now`. Empty: it can begin when it is wanted. Pure.
[[nodiscard]] Reasons whyLater(
    const Block &block, const Target &target, const NightSky &night, const PlanTerms &terms,
    UtcInstant wanted, const std::optional<UtcInstant> &possible, UtcInstant now);

} // namespace tulpar
