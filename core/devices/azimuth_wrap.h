#pragma once

#include "core/sky/angle.h"

namespace tulpar {

/// Mechanical azimuths that the cable wrap allows.
struct AzimuthRange {
    double lowDeg = -120;
    double highDeg = 480;
    double marginDeg = 2; ///< turns ending closer than this to an end are taken only if there is no other
    bool operator==(const AzimuthRange &) const = default;
};

/// The mechanical azimuth (degrees) nearest to `fromDeg` that looks at `azimuth` and lies within `range`; of
/// two equally far the lower. Ranges of 360 degrees and more reach every azimuth; where a narrower one does
/// not, the nearer end of the range. The simulated mount and the core's prediction both choose with it.
[[nodiscard]] double nearestMechanicalAzimuthDeg(double fromDeg, Angle azimuth, const AzimuthRange &range);

} // namespace tulpar
