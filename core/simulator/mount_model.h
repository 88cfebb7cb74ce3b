#pragma once

#include "core/base/result.h"
#include "core/devices/axis_motion.h"
#include "core/devices/azimuth_wrap.h"
#include "core/devices/report.h"
#include "core/simulator/site_sky.h"

#include <array>
#include <deque>
#include <optional>

namespace tulpar {

struct MountLimits {
    AxisLimits azimuthAxis;
    AxisLimits altitudeAxis;
    AzimuthRange azimuth;
    double lowestAltitudeDeg = 15;
    double highestAltitudeDeg = 89.9;
    double parkAzimuthDeg = 0;
    double parkAltitudeDeg = 45;
    double settledArcsec =
        2; ///< RMS distance to the target over 1 s below which a slew is over (PWI4's rule)
};

/// What the mount is after: a direction of the sky, or a mechanical position. A plain value, kept in files.
struct MountGoal {
    std::optional<IcrsDirection> target; ///< else stand at the mechanical position
    double azimuthDeg = 0; ///< mechanical; with a target: the turn it is on
    double altitudeDeg = 45;
    bool isPark = false;
    bool operator==(const MountGoal &) const = default;
};

/// How one axis comes to its goal: braking to rest if its speed is of no use, then one AxisMotion measured
/// from the (moving) goal. An axis already going the right way carries on: it is then in the middle of a
/// longer motion, so speed never jumps but for the last 0.25 degrees' change from trapezoid to exponential.
struct AxisLeg {
    UtcInstant brakeStart;
    double brakeFromDeg = 0;
    double brakeSpeedDegPerS = 0;
    UtcInstant takeOver; ///< from here the motion counts
    UtcInstant motionStart; ///< at or before takeOver
    double distanceDeg = 0; ///< of the whole motion
    bool operator==(const AxisLeg &) const = default;
};

/// Everything that decides where the mount is at any later moment.
struct MountMotion {
    UtcInstant since;
    MountGoal goal;
    AxisLeg azimuth;
    AxisLeg altitude;
    UtcInstant settled; ///< from here it is not slewing
    bool isParked = true;
    bool operator==(const MountMotion &) const = default;
};

struct MountPosition {
    double azimuthDeg = 0; ///< mechanical
    double altitudeDeg = 45;
    [[nodiscard]] HorizontalDirection direction() const;
};

/// An alt-azimuth mount in closed form: no steps, any moment may be asked. Not a servo: no wind; its
/// pointing error is the world's.
class MountModel {
public:
    MountModel(const MountLimits &limits, UtcInstant now);

    /// Errc::Refused while parked, Errc::OutOfRange when the target is outside the altitude limits now.
    [[nodiscard]] Result<void> track(const IcrsDirection &target, UtcInstant now, const SiteSky &sky);
    /// Goes to a fixed place over the horizon and stands there; fails as `track`.
    [[nodiscard]] Result<void> stand(const HorizontalDirection &place, UtcInstant now, const SiteSky &sky);
    void stop(UtcInstant now, const SiteSky &sky);
    void park(UtcInstant now, const SiteSky &sky);
    void unpark()
    {
        m_motion.isParked = false;
        m_motion.goal.isPark = false; // else it would count as arrived at its park again
    }
    /// Puts it there at once, at rest and unparked.
    void place(const MountPosition &at, UtcInstant now);

    /// What happens by itself: parked on arrival, unwinding at the end of the wrap, standing still at the
    /// lowest altitude. Call at least once a minute of simulated time.
    void settle(UtcInstant now, const SiteSky &sky);

    [[nodiscard]] MountPosition at(UtcInstant t, const SiteSky &sky) const;
    [[nodiscard]] bool isSlewing(UtcInstant t) const { return t < m_motion.settled; }
    [[nodiscard]] MountReport report(UtcInstant now, const SiteSky &sky) const;

    [[nodiscard]] const MountMotion &motion() const { return m_motion; }
    void restore(const MountMotion &motion);
    [[nodiscard]] const MountLimits &limits() const { return m_limits; }

private:
    struct AxisState {
        double positionDeg = 0;
        double speedDegPerS = 0;
    };
    [[nodiscard]] MountPosition goalAt(const MountMotion &motion, UtcInstant t, const SiteSky &sky) const;
    [[nodiscard]] MountPosition positionOf(const MountMotion &motion, UtcInstant t, const SiteSky &sky) const;
    [[nodiscard]] AxisLeg legTo(
        const AxisState &from, double goalNowDeg, UtcInstant now, const AxisLimits &limits) const;
    [[nodiscard]] UtcInstant settledAt(const MountMotion &motion) const;
    void begin(const MountGoal &goal, UtcInstant now, const SiteSky &sky);

    MountLimits m_limits;
    MountMotion m_motion;
    std::deque<MountMotion> m_past; ///< for exposures that began before the last command
};

} // namespace tulpar
