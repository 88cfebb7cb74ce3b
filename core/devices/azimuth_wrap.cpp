#include "core/devices/azimuth_wrap.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace tulpar {

namespace {
std::optional<double> nearestTurn(double fromDeg, double azimuthDeg, double lowDeg, double highDeg)
{
    std::optional<double> best;
    const double first = azimuthDeg + 360 * std::ceil((lowDeg - azimuthDeg) / 360);
    for (double turn = first; turn <= highDeg; turn += 360)
        if (!best || std::abs(turn - fromDeg) < std::abs(*best - fromDeg))
            best = turn;
    return best;
}
} // namespace

double nearestMechanicalAzimuthDeg(double fromDeg, Angle azimuth, const AzimuthRange &range)
{
    const double azimuthDeg = azimuth.wrapped().asDegrees();
    if (const auto turn =
            nearestTurn(fromDeg, azimuthDeg, range.lowDeg + range.marginDeg, range.highDeg - range.marginDeg))
        return *turn;
    if (const auto turn = nearestTurn(fromDeg, azimuthDeg, range.lowDeg, range.highDeg))
        return *turn;
    const double beyond = std::abs((azimuth - Angle::degrees(range.highDeg)).wrappedSigned().asDegrees());
    const double before = std::abs((azimuth - Angle::degrees(range.lowDeg)).wrappedSigned().asDegrees());
    return beyond < before ? range.highDeg : range.lowDeg;
}

} // namespace tulpar
