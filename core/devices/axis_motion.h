#pragma once

#include "core/time/instant.h"

namespace tulpar {

/// How one axis of a mount moves: a trapezoid of speed, then an exponential approach to the target.
struct AxisLimits {
    double speedDegPerS = 15;
    double accelerationDegPerS2 = 7;
    double settleTauS = 0.5;
    double settleFromDeg =
        0.25; ///< the trapezoid ends this far from the target, the exponential does the rest
};

/// Rest-to-rest motion of one axis by `distanceDeg` (either sign), in closed form; pure.
/// Within `settleFromDeg` only the exponential is used.
class AxisMotion {
public:
    AxisMotion() = default;
    AxisMotion(double distanceDeg, const AxisLimits &limits);

    /// Degrees travelled (signed) `t` after the start; tends to the whole distance.
    [[nodiscard]] double travelledDeg(Duration t) const;

    /// When what is left of the way first falls to `toleranceDeg` (> 0) or less.
    [[nodiscard]] Duration timeToWithin(double toleranceDeg) const;

private:
    double m_distanceDeg = 0;
    AxisLimits m_limits;
    double m_trapezoidDeg = 0; ///< length of the trapezoid, unsigned
    double m_trapezoidS = 0;
};

} // namespace tulpar
