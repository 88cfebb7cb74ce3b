#pragma once

#include "core/devices/axis_motion.h"
#include "core/devices/azimuth_wrap.h"
#include "core/sky/direction.h"

#include <vector>

namespace tulpar {

/// How the mount moves, as the configuration or the mount itself says.
struct MountKinematics {
    AxisLimits axis; ///< both axes alike
    AzimuthRange wrap;
};

/// A slew as it will be driven: both axes at once, rest to rest, azimuth on the turn that the wrap allows.
/// The target's own motion during the slew (15" a second) is left out. Pure.
class SlewPrediction {
public:
    SlewPrediction(
        const MountKinematics &kinematics, Angle fromAzimuthMechanical, Angle fromAltitude,
        const HorizontalDirection &target);

    /// Where the axis looks `t` after the start.
    [[nodiscard]] HorizontalDirection at(Duration t) const;

    /// When the target first comes within `tolerance` (> 0) of the axis, on the sky; to 1 ms.
    [[nodiscard]] Duration timeToWithin(Angle tolerance) const;

    [[nodiscard]] Angle toAzimuthMechanical() const
    {
        return m_fromAzimuth + Angle::degrees(m_azimuthWayDeg);
    }

    struct Sample {
        HorizontalDirection at;
        Duration since{};
    };
    /// The way in pieces of about `step` (> 0), first and last included; for the chart.
    [[nodiscard]] std::vector<Sample> path(Angle step, Angle tolerance) const;

private:
    Angle m_fromAzimuth;
    Angle m_fromAltitude;
    HorizontalDirection m_target;
    double m_azimuthWayDeg = 0;
    double m_altitudeWayDeg = 0;
    AxisMotion m_azimuth;
    AxisMotion m_altitude;
};

} // namespace tulpar
