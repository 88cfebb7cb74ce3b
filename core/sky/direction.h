#pragma once

#include "core/sky/angle.h"

namespace tulpar {

/// A direction in the International Celestial Reference System (equal to FK5 J2000 within 0.1").
struct IcrsDirection {
    Angle ra; ///< [0, 360) degrees
    Angle dec; ///< [-90, 90] degrees
    bool operator==(const IcrsDirection &) const = default;
};

/// A direction in the apparent equator and equinox of date, as INDI's EQUATORIAL_EOD_COORD carries it.
struct ApparentDirection {
    Angle ra;
    Angle dec;
    bool operator==(const ApparentDirection &) const = default;
};

/// A direction seen from the site: azimuth from north through east, altitude from the horizon.
struct HorizontalDirection {
    Angle azimuth;
    Angle altitude;
    bool operator==(const HorizontalDirection &) const = default;
};

/// Great-circle distance; accurate at all separations.
[[nodiscard]] Angle separation(const IcrsDirection &a, const IcrsDirection &b);
[[nodiscard]] Angle separation(const HorizontalDirection &a, const HorizontalDirection &b);

/// The direction at `distance` from `from` along `positionAngle` (from north through east).
[[nodiscard]] IcrsDirection offset(const IcrsDirection &from, Angle positionAngle, Angle distance);

/// Direction angle of `to` seen from `from`, from north through east, [0, 360) degrees.
[[nodiscard]] Angle positionAngle(const IcrsDirection &from, const IcrsDirection &to);

} // namespace tulpar
