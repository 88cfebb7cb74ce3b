#include "core/response/slew_prediction.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

SlewPrediction::SlewPrediction(
    const MountKinematics &kinematics, Angle fromAzimuthMechanical, Angle fromAltitude,
    const HorizontalDirection &target)
    : m_fromAzimuth(fromAzimuthMechanical)
    , m_fromAltitude(fromAltitude)
    , m_target(target)
    , m_azimuthWayDeg(
          nearestMechanicalAzimuthDeg(fromAzimuthMechanical.asDegrees(), target.azimuth, kinematics.wrap)
          - fromAzimuthMechanical.asDegrees())
    , m_altitudeWayDeg((target.altitude - fromAltitude).asDegrees())
    , m_azimuth(m_azimuthWayDeg, kinematics.axis)
    , m_altitude(m_altitudeWayDeg, kinematics.axis)
{
}

HorizontalDirection SlewPrediction::at(Duration t) const
{
    return {
        (m_fromAzimuth + Angle::degrees(m_azimuth.travelledDeg(t))).wrapped(),
        m_fromAltitude + Angle::degrees(m_altitude.travelledDeg(t))};
}

Duration SlewPrediction::timeToWithin(Angle tolerance) const
{
    if (separation(at(Duration{}), m_target) <= tolerance)
        return Duration{};
    // Each axis alone within the tolerance bounds the answer from above; the distance falls steadily near the
    // end.
    const double half = tolerance.asDegrees() / 2;
    Duration high = std::max(m_azimuth.timeToWithin(half), m_altitude.timeToWithin(half));
    Duration low{};
    while (high - low > 100us) {
        const Duration middle = low + (high - low) / 2;
        (separation(at(middle), m_target) <= tolerance ? high : low) = middle;
    }
    return high;
}

std::vector<SlewPrediction::Sample> SlewPrediction::path(Angle step, Angle tolerance) const
{
    const Duration end = timeToWithin(tolerance);
    const double longest = std::max(std::abs(m_azimuthWayDeg), std::abs(m_altitudeWayDeg));
    const int pieces = std::clamp(static_cast<int>(std::ceil(longest / step.asDegrees())), 1, 400);
    std::vector<Sample> samples;
    samples.reserve(static_cast<std::size_t>(pieces) + 1);
    for (int i = 0; i <= pieces; ++i) {
        const Duration t = end * i / pieces;
        samples.push_back({at(t), t});
    }
    return samples;
}

} // namespace tulpar
