#include "widgets/night/sky_of_night.h"

#include "core/sky/airmass.h"
#include "core/sky/solar_system.h"
#include "widgets/night/night_axis.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

constexpr Duration kStep = 5min;
constexpr Duration kPlacementStep = 1min;

Span spanOf(const NightView &night)
{
    const NightAxis axis = NightAxis::of(night, 0, 1);
    return {axis.from, axis.to};
}

Darkness darknessAt(Angle sun)
{
    if (sun > kSunset)
        return Darkness::SunUp;
    if (sun > Angle::degrees(-6))
        return Darkness::Civil;
    if (sun > Angle::degrees(-12))
        return Darkness::Nautical;
    if (sun > Angle::degrees(-18))
        return Darkness::Astronomical;
    return Darkness::Night;
}

HorizonProfile profileOf(const std::vector<HorizontalDirection> &points)
{
    std::string text;
    for (const HorizontalDirection &point : points)
        text += std::to_string(point.azimuth.asDegrees()) + " " + std::to_string(point.altitude.asDegrees())
            + "\n";
    return HorizonProfile::parse(text).value_or(HorizonProfile());
}

/// What the block asks for by itself; the rest is told as the observatory's.
bool asksFor(const Block &block, ConstraintKind kind)
{
    const Constraints &asked = block.constraints;
    switch (kind) {
    case ConstraintKind::AltitudeMin:
        return asked.altitudeMin.has_value();
    case ConstraintKind::AltitudeMax:
        return asked.altitudeMax.has_value();
    case ConstraintKind::SunAltitude:
        return asked.sunAltitudeMax.has_value();
    default:
        return true; // fails only where it is asked for
    }
}

void keepWorst(std::vector<FailedConstraint> &worst, const FailedConstraint &failed)
{
    const auto known = std::ranges::find(worst, failed.kind, &FailedConstraint::kind);
    if (known == worst.end())
        worst.push_back(failed);
    else if (std::abs(failed.value - failed.limit) > std::abs(known->value - known->limit))
        *known = failed;
}

} // namespace

SkyOfNight::SkyOfNight(const ObservatoryView &observatory, const NightView &night)
    : m_sky(observatory.site, spanOf(night))
    , m_site(observatory.site)
    , m_altitudeHard(observatory.altitudeHard)
    , m_altitudeSoft(observatory.altitudeSoft)
    , m_altitudeTop(observatory.altitudeTop)
    , m_dusk(night.duskUtc)
    , m_dawn(night.dawnUtc)
    , m_sunset(night.sunsetUtc)
    , m_sunrise(night.sunriseUtc)
{
    m_terms.altitudeHard = m_altitudeHard;
    m_terms.altitudeTop = m_altitudeTop;
    m_terms.horizon = profileOf(observatory.horizon);
    for (UtcInstant at = m_sky.from(); at < m_sky.to(); at = at + kPlacementStep) {
        const Darkness darkness = darknessAt(m_sky.sunAltitude(at));
        if (m_bands.empty() || m_bands.back().darkness != darkness)
            m_bands.push_back({at, at, darkness});
        m_bands.back().to = std::min(at + kPlacementStep, m_sky.to());
    }
    m_moonUp = complement(m_sky.moonBelow(Angle::degrees(0)), m_sky.span());
}

bool SkyOfNight::isOf(const ObservatoryView &observatory, const NightView &night) const
{
    return m_site == observatory.site && m_sunset == night.sunsetUtc && m_sunrise == night.sunriseUtc
        && m_dusk == night.duskUtc && m_dawn == night.dawnUtc && m_altitudeHard == observatory.altitudeHard
        && m_altitudeSoft == observatory.altitudeSoft && m_altitudeTop == observatory.altitudeTop;
}

std::vector<AltitudePoint> SkyOfNight::track(const IcrsDirection &target) const
{
    const TargetTrack track = m_sky.trackOf(target);
    std::vector<AltitudePoint> points;
    for (UtcInstant at = m_sky.from(); at <= m_sky.to(); at = at + kStep)
        points.push_back({at, m_sky.observed(track, at).altitude.asDegrees()});
    return points;
}

std::vector<AltitudePoint> SkyOfNight::moonTrack() const
{
    std::vector<AltitudePoint> points;
    for (UtcInstant at = m_sky.from(); at <= m_sky.to(); at = at + kStep)
        points.push_back({at, m_sky.refracted(m_sky.moon(at).altitude).asDegrees()});
    return points;
}

BlockPlacement SkyOfNight::placement(
    const IcrsDirection &target, UtcInstant begin, Duration length, UtcInstant now, const Block *own) const
{
    const TargetTrack track = m_sky.trackOf(target);
    BlockPlacement placement;
    placement.begin = begin;
    placement.end = begin + length;
    placement.altitudeBegin = m_sky.observed(track, begin).altitude.asDegrees();
    placement.altitudeEnd = m_sky.observed(track, placement.end).altitude.asDegrees();
    double lowest = 90;
    double highest = -90;
    double sun = -90;
    for (UtcInstant at = begin;; at = std::min(at + kPlacementStep, placement.end)) {
        const Angle altitude = m_sky.observed(track, at).altitude;
        lowest = std::min(lowest, altitude.asDegrees());
        highest = std::max(highest, altitude.asDegrees());
        sun = std::max(sun, m_sky.sunAltitude(at).asDegrees());
        if (m_sky.moon(at).altitude > Angle::degrees(0)) {
            const double apart = m_sky.moonDistance(track, at).asDegrees();
            placement.moonDistance = std::min(placement.moonDistance.value_or(180), apart);
        }
        if (own)
            for (const FailedConstraint &failed : failuresAt(*own, track, m_sky, m_terms, at))
                if (asksFor(*own, failed.kind))
                    keepWorst(placement.own, failed);
        if (at >= placement.end)
            break;
    }
    if (own && own->fixedStart && *own->fixedStart != begin)
        placement.own.push_back({ConstraintKind::FixedStart, std::abs(seconds(begin - *own->fixedStart)), 0});
    placement.airmass = airmass(Angle::degrees(lowest));
    const double limit = std::max(m_altitudeSoft, m_altitudeHard).asDegrees();
    placement.isPast = begin < now;
    if (lowest < limit)
        placement.broken.push_back({ReasonCode::TargetBelowLimit, {}, lowest, limit});
    if (m_altitudeTop > m_altitudeHard && highest > m_altitudeTop.asDegrees())
        placement.broken.push_back({ReasonCode::TargetAboveLimit, {}, highest, m_altitudeTop.asDegrees()});
    if (begin < m_dusk || placement.end > m_dawn) {
        const double allowed = m_sky.sunAltitude(begin < m_dusk ? m_dusk : m_dawn).asDegrees();
        placement.broken.push_back({ReasonCode::SunTooHigh, {}, sun, allowed});
    }
    return placement;
}

} // namespace tulpar
