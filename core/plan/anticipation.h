#pragma once

#include "core/plan/plan_terms.h"
#include "core/sky/direction.h"

#include <vector>

namespace tulpar {

/// A region from which bursts come more often than from elsewhere: what a satellite looks at.
struct WatchedField {
    HorizontalDirection centre; ///< at the moment that is reckoned for
    Angle radius;
    double weight = 1; ///< bursts from it, against 1 for all the rest of the sky that can be reached
};

/// Where to wait, and what it brings.
struct WaitingPlace {
    Angle mechanicalAzimuth;
    Angle altitude;
    Duration expected{}; ///< mean time from the command to the burst in the field, from there
    Duration expectedHere{}; ///< the same from where the mount stands
    [[nodiscard]] Duration gain() const { return expectedHere - expected; }
};

/// The mean time that the mount needs to a burst somewhere on the reachable sky: evenly over all that stands
/// above `terms.altitudeHard` and the horizon, with the watched fields beside. To `tolerance` of the target.
[[nodiscard]] Duration expectedResponse(
    const PlanTerms &terms, Angle mechanicalAzimuth, Angle altitude, const std::vector<WatchedField> &fields,
    Angle tolerance = Angle::arcminutes(3));

/// The reachable place with the shortest expected response; where it stands when nothing is shorter. Some ten
/// milliseconds. Pure; never against safety: what
/// moves there passes the gate like all else.
[[nodiscard]] WaitingPlace bestWaitingPlace(
    const PlanTerms &terms, Angle mechanicalAzimuth, Angle altitude,
    const std::vector<WatchedField> &fields = {}, Angle tolerance = Angle::arcminutes(3));

} // namespace tulpar
