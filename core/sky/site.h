#pragma once

#include "core/sky/angle.h"

#include <string>

namespace tulpar {

/// Where the telescope stands (WGS 84), the air above it, and how the Earth is turned there.
struct Site {
    Angle latitude; ///< north positive
    Angle longitude; ///< east positive
    double heightM = 0;
    double pressureHPa = 0; ///< 0: no refraction
    double temperatureC = 0;
    double relativeHumidity = 0; ///< 0 to 1
    double wavelengthUm = 0.62; ///< for refraction; r'
    std::string timeZone = "UTC"; ///< tz database name, for the local clock only
    double dut1S = 0; ///< UT1 - UTC as IERS gives it; left 0 the sky turns by up to 0.9 s, 13.5", falsely
    bool operator==(const Site &) const = default;
};

} // namespace tulpar
