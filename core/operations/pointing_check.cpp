#include "core/operations/pointing_check.h"

#include "core/sky/solar_system.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

HorizontalDirection shifted(const HorizontalDirection &place, const PointingOffset &by)
{
    if (by.isNone())
        return place;
    // In the plane that touches the sky there: outwards, along growing azimuth, towards the zenith.
    const double out = cosine(place.altitude) - by.up.asRadians() * sine(place.altitude);
    const double right = by.right.asRadians();
    const double up = sine(place.altitude) + by.up.asRadians() * cosine(place.altitude);
    return {
        (place.azimuth + Angle::radians(std::atan2(right, out))).wrapped(),
        Angle::radians(std::atan2(up, std::hypot(out, right)))};
}

IcrsDirection shifted(const IcrsDirection &place, const PointingOffset &by, const Observer &sky)
{
    return by.isNone() ? place : sky.icrs(shifted(sky.observed(place), by));
}

PointingOffset offsetFor(const IcrsDirection &star, Angle east, Angle north, const Observer &sky)
{
    const Angle distance = Angle::radians(std::hypot(east.asRadians(), north.asRadians()));
    const Angle towards = Angle::radians(std::atan2(east.asRadians(), north.asRadians()));
    const HorizontalDirection here = sky.observed(star);
    const HorizontalDirection there = sky.observed(offset(star, towards, distance));
    const Angle turn = (there.azimuth - here.azimuth).wrappedSigned();
    return {turn * cosine(there.altitude), there.altitude - here.altitude};
}

std::optional<PointingStar> pointingStarFor(
    std::span<const PointingStar> stars, const PointingTerms &terms, const HorizontalDirection &from,
    const Observer &sky)
{
    const IcrsDirection moon = view(Body::Moon, sky).direction;
    std::optional<PointingStar> best;
    Angle least;
    for (const PointingStar &star : stars) {
        if (separation(star.direction, moon) < terms.fromMoon)
            continue;
        const HorizontalDirection place = sky.observed(star.direction);
        if (place.altitude < terms.lowest || place.altitude > terms.highest)
            continue;
        const Angle way = separation(place, from);
        if (best && way >= least)
            continue;
        best = star;
        least = way;
    }
    return best;
}

double medianOf(std::vector<double> values)
{
    std::ranges::sort(values);
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

} // namespace tulpar
