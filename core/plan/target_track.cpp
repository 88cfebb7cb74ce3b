#include "core/plan/target_track.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tulpar {

namespace {

constexpr double kRadiansPerS = 2 * std::numbers::pi * 1.00273781191135448 / 86400; ///< IAU 2000
constexpr double kLowestDeg = -5;
constexpr double kStepDeg = 0.05;

} // namespace

HorizonVector vectorOf(const HorizontalDirection &direction)
{
    const double across = cosine(direction.altitude);
    return {across * cosine(direction.azimuth), across * sine(direction.azimuth), sine(direction.altitude)};
}

HorizontalDirection directionOf(const HorizonVector &vector)
{
    return {
        Angle::radians(std::atan2(vector.east, vector.north)).wrapped(),
        Angle::radians(std::atan2(vector.up, std::hypot(vector.north, vector.east)))};
}

double dot(const HorizonVector &a, const HorizonVector &b)
{
    return a.north * b.north + a.east * b.east + a.up * b.up;
}

Angle SkyTurn::angleAt(UtcInstant t) const
{
    return angleOf(t - m_reference);
}

Angle SkyTurn::angleOf(Duration time)
{
    return Angle::radians(seconds(time) * kRadiansPerS);
}

TurnAngle SkyTurn::at(UtcInstant t) const
{
    const double angle = angleAt(t).asRadians();
    return {std::cos(angle), std::sin(angle)};
}

Duration SkyTurn::timeOf(Angle turn)
{
    return fromSeconds(turn.asRadians() / kRadiansPerS);
}

TurningVector turning(const HorizonVector &atReference, Angle latitude)
{
    const HorizonVector pole{cosine(latitude), 0, sine(latitude)};
    const double along = dot(pole, atReference);
    TurningVector turned;
    turned.mean = {pole.north * along, 0, pole.up * along};
    turned.cosinePart = {
        atReference.north - turned.mean.north, atReference.east, atReference.up - turned.mean.up};
    // The pole across the vector: the sky turns from east over south to west.
    turned.sinePart = {
        -pole.up * atReference.east, pole.up * atReference.north - pole.north * atReference.up,
        pole.north * atReference.east};
    return turned;
}

TargetTrack trackOf(const IcrsDirection &direction, const Observer &base)
{
    TargetTrack track;
    track.direction = direction;
    const double across = cosine(direction.dec);
    track.icrs = {across * cosine(direction.ra), across * sine(direction.ra), sine(direction.dec)};
    track.place = turning(vectorOf(base.airless(direction)), base.site().latitude);
    track.hourAngle = base.hourAngle(direction);
    return track;
}

RefractionTable::RefractionTable(const Observer &base)
{
    // The observer bends where it looks; the table is by where light came from.
    std::vector<std::pair<double, double>> bent; // airless altitude, bending
    for (double observed = kLowestDeg; observed <= 90; observed += kStepDeg) {
        const HorizontalDirection there{Angle(), Angle::degrees(observed)};
        const double airlessDeg = base.airless(base.icrs(there)).altitude.asDegrees();
        if (bent.empty() || airlessDeg > bent.back().first)
            bent.emplace_back(airlessDeg, observed - airlessDeg);
    }
    std::size_t i = 0;
    for (double airlessDeg = kLowestDeg; airlessDeg <= 90 + kStepDeg / 2; airlessDeg += kStepDeg) {
        while (i + 2 < bent.size() && bent[i + 1].first < airlessDeg)
            ++i;
        const auto &[low, atLow] = bent[i];
        const auto &[high, atHigh] = bent[i + 1];
        const double part = std::clamp((airlessDeg - low) / (high - low), 0.0, 1.0);
        m_bendingDeg.push_back(atLow + (atHigh - atLow) * part);
    }
}

Angle RefractionTable::refracted(Angle airless) const
{
    const double at = std::clamp(
        (airless.asDegrees() - kLowestDeg) / kStepDeg, 0.0, static_cast<double>(m_bendingDeg.size() - 2));
    const auto i = static_cast<std::size_t>(at);
    const double part = at - static_cast<double>(i);
    return airless + Angle::degrees(m_bendingDeg[i] + (m_bendingDeg[i + 1] - m_bendingDeg[i]) * part);
}

Angle RefractionTable::airless(Angle observed) const
{
    Angle guess = observed;
    for (int i = 0; i < 5; ++i)
        guess = guess + (observed - refracted(guess));
    return guess;
}

} // namespace tulpar
