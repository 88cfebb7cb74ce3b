#include "core/image/tangent_plane.h"

#include <cmath>

namespace tulpar {

TangentPlane TangentPlane::around(
    const IcrsDirection &centre, PixelPosition pixel, double scaleArcsecPerPx, Angle up, bool isMirrored)
{
    const double scale = scaleArcsecPerPx / 3600;
    const double parity = isMirrored ? 1 : -1;
    TangentPlane plane;
    plane.reference = centre;
    plane.referencePixel = pixel;
    plane.cd11 = parity * scale * cosine(up);
    plane.cd21 = -parity * scale * sine(up);
    plane.cd12 = scale * sine(up);
    plane.cd22 = scale * cosine(up);
    return plane;
}

IcrsDirection TangentPlane::toIcrs(PixelPosition pixel) const
{
    const double dx = pixel.x - referencePixel.x;
    const double dy = pixel.y - referencePixel.y;
    const double xi = Angle::degrees(cd11 * dx + cd12 * dy).asRadians();
    const double eta = Angle::degrees(cd21 * dx + cd22 * dy).asRadians();
    const double sinDec0 = sine(reference.dec);
    const double cosDec0 = cosine(reference.dec);
    const double below = cosDec0 - eta * sinDec0;
    const Angle ra = reference.ra + Angle::radians(std::atan2(xi, below));
    const Angle dec = Angle::radians(std::atan2(sinDec0 + eta * cosDec0, std::hypot(xi, below)));
    return {ra.wrapped(), dec};
}

std::optional<PixelPosition> TangentPlane::toPixel(const IcrsDirection &direction) const
{
    const Angle dRa = direction.ra - reference.ra;
    const double cosDistance = sine(reference.dec) * sine(direction.dec)
        + cosine(reference.dec) * cosine(direction.dec) * cosine(dRa);
    const double determinant = cd11 * cd22 - cd12 * cd21;
    if (cosDistance <= 0 || determinant == 0)
        return std::nullopt;
    const double xi = Angle::radians(cosine(direction.dec) * sine(dRa) / cosDistance).asDegrees();
    const double eta = Angle::radians(
                           (cosine(reference.dec) * sine(direction.dec)
                            - sine(reference.dec) * cosine(direction.dec) * cosine(dRa))
                           / cosDistance)
                           .asDegrees();
    return PixelPosition{
        referencePixel.x + (cd22 * xi - cd12 * eta) / determinant,
        referencePixel.y + (-cd21 * xi + cd11 * eta) / determinant};
}

double TangentPlane::scaleArcsecPerPx() const
{
    return std::sqrt(std::abs(cd11 * cd22 - cd12 * cd21)) * 3600;
}

Angle TangentPlane::up() const
{
    return Angle::radians(std::atan2(cd12, cd22)).wrapped();
}

bool TangentPlane::isMirrored() const
{
    return cd11 * cd22 - cd12 * cd21 > 0;
}

} // namespace tulpar
