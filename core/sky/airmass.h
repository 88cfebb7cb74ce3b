#pragma once

#include "core/sky/angle.h"

#include <cmath>
#include <optional>

namespace tulpar {

/// Given the observed (refracted) altitude, returned the air mass relative to the zenith; none below the
/// horizon. Range 1 to 38. Source: Pickering, DIO 12 (2002) 20, note 39; within 1 % of the true value to the
/// horizon.
[[nodiscard]] inline std::optional<double> airmass(Angle altitude)
{
    const double h = altitude.asDegrees();
    if (h < 0 || h > 90)
        return std::nullopt;
    return 1 / sine(Angle::degrees(h + 244 / (165 + 47 * std::pow(h, 1.1))));
}

} // namespace tulpar
