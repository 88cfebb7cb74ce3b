#pragma once

#include "core/alerts/notice.h"
#include "core/policy/decision.h"
#include "core/sky/angle.h"
#include "core/time/instant.h"

#include <optional>

namespace tulpar
{

/// The numbers of the first policy; a site's configuration may replace each.
struct PolicyLimits {
    Duration fresh = std::chrono::hours(1); ///< respond at once below this age
    Duration stale = std::chrono::hours(2); ///< not even queued above this age
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

/// What to do about one notice, taken alone: each rule is applied and listed, also after one has failed.
/// Ignore: a test, a retraction, or not a burst. Ask: a burst whose own words leave a doubt (test or time
/// unstated or unreadable). Queue: a burst that cannot be observed at once (error, age, sky). Respond: every
/// rule passed.
[[nodiscard]] Decision decide(const Notice &notice, const PolicyContext &context);

} // namespace tulpar
