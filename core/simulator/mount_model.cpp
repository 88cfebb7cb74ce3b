#include "core/simulator/mount_model.h"

#include "core/base/parse.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {
constexpr std::size_t kPastMotions = 16;

/// How far (signed) the axis is from its goal; zero at the end.
double remainingDeg(const AxisLeg &leg, const AxisLimits &limits, UtcInstant t)
{
    return leg.distanceDeg - AxisMotion(leg.distanceDeg, limits).travelledDeg(t - leg.motionStart);
}

double brakedDeg(const AxisLeg &leg, const AxisLimits &limits, UtcInstant t)
{
    const double s = std::max(0.0, seconds(t - leg.brakeStart));
    const double deceleration = std::copysign(limits.accelerationDegPerS2, leg.brakeSpeedDegPerS);
    return leg.brakeFromDeg + leg.brakeSpeedDegPerS * s - deceleration * s * s / 2;
}

double axisAt(const AxisLeg &leg, const AxisLimits &limits, double goalDeg, UtcInstant t)
{
    return t < leg.takeOver ? brakedDeg(leg, limits, t) : goalDeg - remainingDeg(leg, limits, t);
}
} // namespace

HorizontalDirection MountPosition::direction() const
{
    return {Angle::degrees(azimuthDeg).wrapped(), Angle::degrees(altitudeDeg)};
}

MountModel::MountModel(const MountLimits &limits, UtcInstant now)
    : m_limits(limits)
{
    place({limits.parkAzimuthDeg, limits.parkAltitudeDeg}, now);
    m_motion.goal.isPark = true;
    m_motion.isParked = true;
}

Result<void> MountModel::track(const IcrsDirection &target, UtcInstant now, const SiteSky &sky)
{
    if (m_motion.isParked)
        return fail(Errc::Refused, "the mount is parked");
    const HorizontalDirection seen = sky.at(now).observed(target);
    const double altitude = seen.altitude.asDegrees();
    if (!(altitude >= m_limits.lowestAltitudeDeg && altitude <= m_limits.highestAltitudeDeg))
        return fail(Errc::OutOfRange, "the target stands at altitude " + fixed(altitude, 2) + " deg");
    const double turn = nearestMechanicalAzimuthDeg(at(now, sky).azimuthDeg, seen.azimuth, m_limits.azimuth);
    begin({target, turn, altitude, false}, now, sky);
    return {};
}

Result<void> MountModel::stand(const HorizontalDirection &place, UtcInstant now, const SiteSky &sky)
{
    if (m_motion.isParked)
        return fail(Errc::Refused, "the mount is parked");
    const double altitude = place.altitude.asDegrees();
    if (!(altitude >= m_limits.lowestAltitudeDeg && altitude <= m_limits.highestAltitudeDeg))
        return fail(Errc::OutOfRange, "altitude " + fixed(altitude, 2) + " deg is beyond the limits");
    const double turn = nearestMechanicalAzimuthDeg(at(now, sky).azimuthDeg, place.azimuth, m_limits.azimuth);
    begin({std::nullopt, turn, altitude, false}, now, sky);
    return {};
}

void MountModel::stop(UtcInstant now, const SiteSky &sky)
{
    const MountPosition here = at(now, sky);
    const MountPosition soon = at(now + 1ms, sky);
    const auto braking = [now](double from, double to, const AxisLimits &limits) {
        AxisLeg leg;
        leg.brakeStart = now;
        leg.brakeFromDeg = from;
        leg.brakeSpeedDegPerS = (to - from) / 0.001;
        leg.takeOver = now + fromSeconds(std::abs(leg.brakeSpeedDegPerS) / limits.accelerationDegPerS2);
        leg.motionStart = leg.takeOver;
        return leg;
    };
    MountMotion next;
    next.since = now;
    next.isParked = m_motion.isParked;
    next.azimuth = braking(here.azimuthDeg, soon.azimuthDeg, m_limits.azimuthAxis);
    next.altitude = braking(here.altitudeDeg, soon.altitudeDeg, m_limits.altitudeAxis);
    next.goal.azimuthDeg = brakedDeg(next.azimuth, m_limits.azimuthAxis, next.azimuth.takeOver);
    next.goal.altitudeDeg = brakedDeg(next.altitude, m_limits.altitudeAxis, next.altitude.takeOver);
    next.settled = std::max(next.azimuth.takeOver, next.altitude.takeOver);
    m_past.push_back(m_motion);
    if (m_past.size() > kPastMotions)
        m_past.pop_front();
    m_motion = next;
}

void MountModel::park(UtcInstant now, const SiteSky &sky)
{
    const double turn = nearestMechanicalAzimuthDeg(
        at(now, sky).azimuthDeg, Angle::degrees(m_limits.parkAzimuthDeg), m_limits.azimuth);
    begin({std::nullopt, turn, m_limits.parkAltitudeDeg, true}, now, sky);
}

void MountModel::place(const MountPosition &at, UtcInstant now)
{
    m_past.clear();
    m_motion = {};
    m_motion.since = m_motion.settled = now;
    m_motion.azimuth.takeOver = m_motion.azimuth.motionStart = m_motion.azimuth.brakeStart = now;
    m_motion.altitude = m_motion.azimuth;
    m_motion.goal.azimuthDeg = at.azimuthDeg;
    m_motion.goal.altitudeDeg = at.altitudeDeg;
    m_motion.isParked = false;
}

void MountModel::settle(UtcInstant now, const SiteSky &sky)
{
    if (m_motion.goal.isPark && now >= m_motion.settled)
        m_motion.isParked = true;
    if (!m_motion.goal.target)
        return;
    const MountPosition goal = goalAt(m_motion, now, sky);
    if (goal.altitudeDeg < m_limits.lowestAltitudeDeg || goal.altitudeDeg > m_limits.highestAltitudeDeg) {
        stop(now, sky);
        return;
    }
    if (goal.azimuthDeg < m_limits.azimuth.lowDeg || goal.azimuthDeg > m_limits.azimuth.highDeg) {
        const double turn =
            nearestMechanicalAzimuthDeg(at(now, sky).azimuthDeg, goal.direction().azimuth, m_limits.azimuth);
        begin({m_motion.goal.target, turn, goal.altitudeDeg, false}, now, sky);
        return;
    }
    m_motion.goal.azimuthDeg = goal.azimuthDeg; // the turn follows the star
}

MountPosition MountModel::goalAt(const MountMotion &motion, UtcInstant t, const SiteSky &sky) const
{
    if (!motion.goal.target)
        return {motion.goal.azimuthDeg, motion.goal.altitudeDeg};
    const HorizontalDirection seen = sky.at(t).observed(*motion.goal.target);
    const Angle turn = Angle::degrees(motion.goal.azimuthDeg);
    return {(turn + (seen.azimuth - turn).wrappedSigned()).asDegrees(), seen.altitude.asDegrees()};
}

MountPosition MountModel::positionOf(const MountMotion &motion, UtcInstant t, const SiteSky &sky) const
{
    const MountPosition goal = goalAt(motion, t, sky);
    const double azimuth = axisAt(motion.azimuth, m_limits.azimuthAxis, goal.azimuthDeg, t);
    const double altitude = axisAt(motion.altitude, m_limits.altitudeAxis, goal.altitudeDeg, t);
    return {
        std::clamp(azimuth, m_limits.azimuth.lowDeg, m_limits.azimuth.highDeg),
        std::clamp(altitude, m_limits.lowestAltitudeDeg, m_limits.highestAltitudeDeg)};
}

MountPosition MountModel::at(UtcInstant t, const SiteSky &sky) const
{
    if (t < m_motion.since)
        for (auto past = m_past.rbegin(); past != m_past.rend(); ++past)
            if (t >= past->since)
                return positionOf(*past, t, sky);
    return positionOf(m_motion, std::max(t, m_motion.since), sky);
}

AxisLeg MountModel::legTo(
    const AxisState &from, double goalNowDeg, UtcInstant now, const AxisLimits &limits) const
{
    AxisLeg leg;
    leg.brakeStart = now;
    leg.brakeFromDeg = from.positionDeg;
    leg.brakeSpeedDegPerS = from.speedDegPerS;
    const double a = limits.accelerationDegPerS2;
    const double speed = std::abs(from.speedDegPerS);
    const double brakingDeg = speed * speed / (2 * a);
    const double way = goalNowDeg - from.positionDeg;
    const bool isUseful = way * from.speedDegPerS > 0 && std::abs(way) - limits.settleFromDeg >= brakingDeg
        && speed <= limits.speedDegPerS;
    if (isUseful || speed < 1e-6) {
        leg.takeOver = now;
        leg.motionStart = now - fromSeconds(speed / a);
        leg.distanceDeg = way + std::copysign(brakingDeg, way);
        return leg;
    }
    leg.takeOver = leg.motionStart = now + fromSeconds(speed / a);
    return leg; // the distance is known when the axis has come to rest
}

void MountModel::begin(const MountGoal &goal, UtcInstant now, const SiteSky &sky)
{
    const MountPosition here = at(now, sky);
    const MountPosition soon = at(now + 1ms, sky);
    MountMotion next;
    next.since = now;
    next.goal = goal;
    next.isParked = goal.isPark && m_motion.isParked;
    const MountPosition goalNow = goalAt(next, now, sky);
    const MountPosition goalSoon = goalAt(next, now + 1ms, sky);
    // Speed is counted from the new goal, which itself drifts with the sky.
    const auto speed = [](double a, double b, double goalA, double goalB, double limit) {
        const double v = ((b - a) - (goalB - goalA)) / 0.001;
        return std::clamp(std::abs(v) < 0.02 ? 0.0 : v, -limit, limit);
    };
    next.azimuth = legTo(
        {here.azimuthDeg,
         speed(
             here.azimuthDeg, soon.azimuthDeg, goalNow.azimuthDeg, goalSoon.azimuthDeg,
             m_limits.azimuthAxis.speedDegPerS)},
        goalNow.azimuthDeg, now, m_limits.azimuthAxis);
    next.altitude = legTo(
        {here.altitudeDeg,
         speed(
             here.altitudeDeg, soon.altitudeDeg, goalNow.altitudeDeg, goalSoon.altitudeDeg,
             m_limits.altitudeAxis.speedDegPerS)},
        goalNow.altitudeDeg, now, m_limits.altitudeAxis);
    if (next.azimuth.takeOver > now) {
        const double rest = brakedDeg(next.azimuth, m_limits.azimuthAxis, next.azimuth.takeOver);
        if (!goal.isPark || goal.target) // after braking another turn may be nearer
            next.goal.azimuthDeg = nearestMechanicalAzimuthDeg(
                rest, goalAt(next, next.azimuth.takeOver, sky).direction().azimuth, m_limits.azimuth);
        next.azimuth.distanceDeg = goalAt(next, next.azimuth.takeOver, sky).azimuthDeg - rest;
    }
    if (next.altitude.takeOver > now)
        next.altitude.distanceDeg = goalAt(next, next.altitude.takeOver, sky).altitudeDeg
            - brakedDeg(next.altitude, m_limits.altitudeAxis, next.altitude.takeOver);
    next.settled = settledAt(next);
    m_past.push_back(m_motion);
    if (m_past.size() > kPastMotions)
        m_past.pop_front();
    m_motion = next;
}

UtcInstant MountModel::settledAt(const MountMotion &motion) const
{
    const UtcInstant first = std::max(motion.azimuth.takeOver, motion.altitude.takeOver);
    const double cosAltitude = cosine(Angle::degrees(motion.goal.altitudeDeg));
    const auto rmsArcsec = [&](UtcInstant t) {
        double sum = 0;
        constexpr int kSteps = 20;
        for (int i = 0; i <= kSteps; ++i) {
            const UtcInstant moment = std::max(first, t - Duration(1s) * i / kSteps);
            const double azimuth = remainingDeg(motion.azimuth, m_limits.azimuthAxis, moment) * cosAltitude;
            const double altitude = remainingDeg(motion.altitude, m_limits.altitudeAxis, moment);
            sum += (azimuth * azimuth + altitude * altitude) * (i == 0 || i == kSteps ? 0.5 : 1);
        }
        return std::sqrt(sum / kSteps) * 3600;
    };
    const auto arrival = [&](const AxisLeg &leg, const AxisLimits &limits) {
        return leg.motionStart + AxisMotion(leg.distanceDeg, limits).timeToWithin(limits.settleFromDeg);
    };
    UtcInstant low = std::max(
        {first, arrival(motion.azimuth, m_limits.azimuthAxis),
         arrival(motion.altitude, m_limits.altitudeAxis)});
    if (rmsArcsec(low) < m_limits.settledArcsec)
        return low;
    UtcInstant high = low + 60s;
    while (high - low > 100us) {
        const UtcInstant middle = low + (high - low) / 2;
        (rmsArcsec(middle) < m_limits.settledArcsec ? high : low) = middle;
    }
    return high;
}

MountReport MountModel::report(UtcInstant now, const SiteSky &sky) const
{
    const MountPosition here = at(now, sky);
    MountReport report;
    report.pointing = here.direction();
    report.azimuthMechanical = Angle::degrees(here.azimuthDeg);
    report.target = m_motion.goal.target;
    if (report.target)
        report.distanceToTarget = separation(goalAt(m_motion, now, sky).direction(), report.pointing);
    report.isSlewing = isSlewing(now);
    report.isTracking = report.target && !report.isSlewing;
    report.isParked = m_motion.isParked;
    return report;
}

void MountModel::restore(const MountMotion &motion)
{
    m_past.clear();
    m_motion = motion;
}

} // namespace tulpar
