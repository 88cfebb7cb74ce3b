#include "core/devices/axis_motion.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {
/// Seconds to travel `s` degrees of a rest-to-rest trapezoid of `whole` degrees.
double trapezoidTimeS(double s, double whole, const AxisLimits &limits)
{
    const double a = limits.accelerationDegPerS2;
    const double peak = std::min(limits.speedDegPerS, std::sqrt(whole * a));
    const double ramp = peak * peak / (2 * a);
    if (s <= ramp)
        return std::sqrt(2 * s / a);
    const double cruise = whole - 2 * ramp;
    if (s <= ramp + cruise)
        return peak / a + (s - ramp) / peak;
    return 2 * peak / a + cruise / peak - std::sqrt(2 * std::max(0.0, whole - s) / a);
}

double trapezoidDistanceDeg(double t, double whole, double total, const AxisLimits &limits)
{
    const double a = limits.accelerationDegPerS2;
    const double peak = std::min(limits.speedDegPerS, std::sqrt(whole * a));
    const double rampS = peak / a;
    if (t <= rampS)
        return a * t * t / 2;
    if (t <= total - rampS)
        return peak * rampS / 2 + peak * (t - rampS);
    const double left = total - t;
    return whole - a * left * left / 2;
}
} // namespace

AxisMotion::AxisMotion(double distanceDeg, const AxisLimits &limits)
    : m_distanceDeg(distanceDeg)
    , m_limits(limits)
    , m_trapezoidDeg(std::max(0.0, std::abs(distanceDeg) - limits.settleFromDeg))
    , m_trapezoidS(m_trapezoidDeg > 0 ? trapezoidTimeS(m_trapezoidDeg, m_trapezoidDeg, limits) : 0)
{
}

double AxisMotion::travelledDeg(Duration t) const
{
    const double s = std::max(0.0, seconds(t));
    const double whole = std::abs(m_distanceDeg);
    double way = 0;
    if (s < m_trapezoidS)
        way = trapezoidDistanceDeg(s, m_trapezoidDeg, m_trapezoidS, m_limits);
    else
        way = whole - (whole - m_trapezoidDeg) * std::exp(-(s - m_trapezoidS) / m_limits.settleTauS);
    return std::copysign(way, m_distanceDeg);
}

Duration AxisMotion::timeToWithin(double toleranceDeg) const
{
    const double whole = std::abs(m_distanceDeg);
    if (whole <= toleranceDeg)
        return Duration{};
    const double tail = whole - m_trapezoidDeg;
    if (toleranceDeg >= tail)
        return fromSeconds(trapezoidTimeS(whole - toleranceDeg, m_trapezoidDeg, m_limits));
    return fromSeconds(m_trapezoidS + m_limits.settleTauS * std::log(tail / toleranceDeg));
}

} // namespace tulpar
