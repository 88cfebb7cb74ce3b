#include "core/measure/sky_placing.h"

#include <cmath>

namespace tulpar {

namespace {

constexpr Angle kStep = Angle::arcseconds(1);

struct Arrow {
    Angle direction;
    double length = 0; ///< pixels
};

/// From a place along a position angle, one step each way.
std::optional<Arrow> arrowAlong(const SkyPlacing &placing, const IcrsDirection &sky, Angle positionAngle)
{
    const auto ahead = placing.toPixel(offset(sky, positionAngle, kStep));
    const auto behind = placing.toPixel(offset(sky, positionAngle + Angle::degrees(180), kStep));
    if (!ahead || !behind)
        return std::nullopt;
    const double dx = ahead->x - behind->x;
    const double dy = ahead->y - behind->y;
    const double length = std::hypot(dx, dy) / 2;
    if (!(length > 0) || !std::isfinite(length))
        return std::nullopt;
    return Arrow{Angle::radians(std::atan2(dy, dx)).wrapped(), length};
}

} // namespace

SkyPlacing skyPlacing(const TangentPlane &plane)
{
    return {[plane](PixelPosition place) { return std::optional(plane.toIcrs(place)); }, pixelOfSky(plane)};
}

bool SkyAxes::isMirrored() const
{
    return sine(east - north) < 0;
}

double SkyAxes::scaleArcsecPerPx() const
{
    const double area = pxPerArcsecNorth * pxPerArcsecEast * std::abs(sine(east - north));
    return area > 0 ? 1 / std::sqrt(area) : 0;
}

std::optional<SkyAxes> skyAxesAt(const SkyPlacing &placing, PixelPosition place)
{
    if (!placing.isKnown())
        return std::nullopt;
    const auto sky = placing.toSky(place);
    if (!sky || std::abs(sky->dec.asDegrees()) > 90 - 2 * kStep.asDegrees())
        return std::nullopt;
    const auto north = arrowAlong(placing, *sky, Angle());
    const auto east = arrowAlong(placing, *sky, Angle::degrees(90));
    if (!north || !east)
        return std::nullopt;
    return SkyAxes{
        north->direction, east->direction, north->length / kStep.asArcseconds(),
        east->length / kStep.asArcseconds()};
}

} // namespace tulpar
