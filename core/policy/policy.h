#pragma once

#include "core/alerts/notice.h"
#include "core/policy/decision.h"
#include "core/sky/angle.h"
#include "core/time/instant.h"

#include <optional>

namespace tulpar {

/// The numbers of the first policy; a site's configuration may replace each.
struct PolicyLimits {
    Duration fresh = std::chrono::hours(1); ///< respond at once up to this age
    Duration stale = std::chrono::hours(24); ///< not even queued above this age
    Duration clockTolerance =
        std::chrono::minutes(2); ///< a notice further in our future has no readable time
    Angle hardAltitude = Angle::degrees(15);
    Angle sunAltitude = Angle::degrees(-12); ///< at most this high
    Angle sunDistance = Angle::degrees(30); ///< at least this far
    double errorPerField = 1.0; ///< error radius at most this times the field's half width
    bool operator==(const PolicyLimits &) const = default;
};

/// What the caller knows at the moment of the decision, already computed. None: unknown, which never passes.
struct PolicyContext {
    UtcInstant now;
    std::optional<Angle> altitude; ///< of the notice's position, now, refracted
    std::optional<Angle> sunAltitude;
    std::optional<Angle> sunSeparation; ///< between the notice's position and the Sun
    Angle fieldRadius = Angle::arcminutes(5.04); ///< half the width of the field (1024 x 0.591" / 2)
    PolicyLimits limits;
};

/// What to do about one notice, taken alone: each rule is applied and listed, also after one has failed. The
/// age is the larger of the notice's and the trigger's; at its limit a rule still passes.
///
/// Ignore: a test, a retraction, no burst, no place to point at, or too old.
/// Ask: a burst with a doubt that a person may settle: test or class not stated, a time unreadable, error
/// unknown or wider than the field, perhaps a cosmic ray, a position that contradicts itself. Queue: a clean
/// burst that is too low, in daylight, near the Sun, or no longer fresh. Respond: every rule passed.
[[nodiscard]] Decision decide(const Notice &notice, const PolicyContext &context);

} // namespace tulpar
