#include "core/sky/direction.h"

#include <cmath>

namespace tulpar {

namespace {

/// Vincenty's formula on the sphere: no loss of digits near 0 or 180 degrees.
Angle arc(Angle longitude1, Angle latitude1, Angle longitude2, Angle latitude2)
{
    const Angle turn = longitude2 - longitude1;
    const double s1 = sine(latitude1);
    const double c1 = cosine(latitude1);
    const double s2 = sine(latitude2);
    const double c2 = cosine(latitude2);
    const double east = c2 * sine(turn);
    const double north = c1 * s2 - s1 * c2 * cosine(turn);
    return Angle::radians(std::atan2(std::hypot(east, north), s1 * s2 + c1 * c2 * cosine(turn)));
}

} // namespace

Angle separation(const IcrsDirection &a, const IcrsDirection &b)
{
    return arc(a.ra, a.dec, b.ra, b.dec);
}

Angle separation(const HorizontalDirection &a, const HorizontalDirection &b)
{
    return arc(a.azimuth, a.altitude, b.azimuth, b.altitude);
}

IcrsDirection offset(const IcrsDirection &from, Angle positionAngle, Angle distance)
{
    const double s = sine(distance);
    const double c = cosine(distance);
    const double north = s * cosine(positionAngle);
    const double east = s * sine(positionAngle);
    // The new direction along: from the pole's axis, the meridian of `from`, and east of it.
    const double z = c * sine(from.dec) + north * cosine(from.dec);
    const double x = c * cosine(from.dec) - north * sine(from.dec);
    return {
        (from.ra + Angle::radians(std::atan2(east, x))).wrapped(),
        Angle::radians(std::atan2(z, std::hypot(x, east)))};
}

Angle positionAngle(const IcrsDirection &from, const IcrsDirection &to)
{
    const Angle turn = to.ra - from.ra;
    const double east = cosine(to.dec) * sine(turn);
    const double north = cosine(from.dec) * sine(to.dec) - sine(from.dec) * cosine(to.dec) * cosine(turn);
    return Angle::radians(std::atan2(east, north)).wrapped();
}

} // namespace tulpar
