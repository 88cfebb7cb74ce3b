#pragma once

#include "core/base/enum_names.h"
#include "core/sky/direction.h"
#include "core/sky/observer.h"
#include "core/time/instant.h"

#include <array>
#include <optional>
#include <string_view>

namespace tulpar {

/// The three channels of the camera.
enum class Band { G, R, I };

template <>
struct EnumNames<Band> {
    static constexpr std::array<std::string_view, 3> names{"g", "r", "i"};
};

/// Photoelectrons a second from a star of magnitude 0 (AB) outside the air: 0.7 m, 47 % obstructed, total
/// efficiency about 0.35 to 0.4 (assumed), Sloan bands.
[[nodiscard]] double electronsPerSecond(Band band, double magnitude);

/// Magnitudes lost an air mass at 2750 m (assumed: 0.17, 0.09, 0.05).
[[nodiscard]] double extinctionPerAirmass(Band band);

/// Magnitude of a square arcsecond of sky. Given the Sun's altitude and the Moon's altitude and illuminated
/// fraction. Dark sky 21.9, 21.0, 20.1; twilight and Moon are plausible shapes, good to a magnitude, not a
/// photometric model.
[[nodiscard]] double skyMagnitude(Band band, Angle sunAltitude, Angle moonAltitude, double moonIlluminated);

/// An afterglow that rises and fades: two power laws joined at the peak, r' AB outside the air.
/// The slopes and colours are like GRB 201015A's (BSTI: r' 18.0 at 88 s, 16.8 at 218 s, g'-r' 0.6, r'-i'
/// 0.4).
struct Burst {
    IcrsDirection position;
    UtcInstant trigger;
    double peakMagnitude = 16.6;
    double peakS = 230;
    double riseSlope = 1.5; ///< flux as time to this power before the peak
    double fadeSlope = -0.85;
    double gMinusR = 0.6;
    double rMinusI = 0.4;
    bool operator==(const Burst &) const = default;
};

/// Nothing before the trigger. Given `sinceTriggerS` > 0, returned the magnitude in `band`.
[[nodiscard]] std::optional<double> afterglowMagnitude(const Burst &burst, Band band, double sinceTriggerS);

/// Sloan magnitude of a star of Johnson V and B-V; Jester et al. 2005 (AJ 130, 873) for g', r', and i' from
/// their R-I by a straight line; 0.1 mag.
[[nodiscard]] double sloanMagnitude(Band band, double v, double bMinusV);

} // namespace tulpar
