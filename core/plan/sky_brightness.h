#pragma once

#include "core/sky/angle.h"

namespace tulpar {

/// What lights the sky in one direction at one moment. Altitudes without refraction.
struct SkyLight {
    Angle altitude; ///< of the direction
    Angle sunAltitude;
    Angle moonAltitude;
    Angle moonDistance; ///< of the direction from the Moon
    double moonIlluminated = 0; ///< fraction
    double extinction = 0.09; ///< magnitudes an air mass
    double darkMag = 21.0; ///< zenith without Moon and Sun
};

/// Magnitude of a square arcsecond of cloudless sky; good to 0.3 with the Moon, to 0.5 in twilight. Moon:
/// Krisciunas and Schaefer 1991 (PASP 103, 1033), its V taken for r'. Twilight at the zenith: Patat et al.
/// 2006 (A&A 455, 385), R. Its excess over darkness is taken for the whole sky.
[[nodiscard]] double skyBrightnessMag(const SkyLight &light);

} // namespace tulpar
