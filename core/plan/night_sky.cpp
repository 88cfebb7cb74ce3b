#include "core/plan/night_sky.h"

#include "core/sky/rise_set.h"

#include <cmath>

namespace tulpar {

namespace {

constexpr Duration kStep = std::chrono::minutes(5);
constexpr Duration kLongest = std::chrono::hours(30);
constexpr double kNothing =
    Angle::arcseconds(15).asRadians(); ///< what a culmination may hide between samples

HorizonVector between(const HorizonVector &a, const HorizonVector &b, double part)
{
    return {
        a.north + (b.north - a.north) * part, a.east + (b.east - a.east) * part, a.up + (b.up - a.up) * part};
}

UtcInstant middleOf(const Span &span)
{
    return span.from + span.length() / 2;
}

} // namespace

NightSky::NightSky(const Site &site, const Span &span)
    : m_base(site, middleOf(span))
    , m_span(span)
    , m_turn(site.latitude, middleOf(span))
    , m_refraction(m_base)
{
    m_span.to = std::clamp(span.to, span.from, span.from + kLongest);
    m_illuminated = view(Body::Moon, m_base).illuminatedFraction;
    const auto samples = static_cast<std::size_t>(m_span.length() / kStep) + 2;
    m_samples.reserve(samples);
    for (std::size_t i = 0; i < samples; ++i) {
        const UtcInstant at = m_span.from + kStep * static_cast<std::int64_t>(i);
        const Observer sky = m_base.rotatedTo(at);
        const TurnAngle turn = m_turn.at(at);
        const TurnAngle back{turn.cosine, -turn.sine};
        const auto stilled = [&](const IcrsDirection &direction) {
            return turning(vectorOf(sky.airless(direction)), site.latitude).at(back);
        };
        const IcrsDirection moonPlace = view(Body::Moon, sky).direction;
        const double across = cosine(moonPlace.dec);
        m_samples.push_back(
            {stilled(view(Body::Sun, sky).direction),
             stilled(moonPlace),
             {across * cosine(moonPlace.ra), across * sine(moonPlace.ra), sine(moonPlace.dec)}});
    }
}

Result<NightSky> NightSky::ofEvening(const Site &site, std::string_view date)
{
    const auto midnight = parseUtc(std::string(date) + "T00:00:00");
    if (!midnight || date.size() != 10)
        return fail(
            Errc::Malformed, "\"" + std::string(date.substr(0, 40)) + "\" is no date such as 2026-12-10");
    const UtcInstant noon =
        *midnight + std::chrono::hours(12) - fromSeconds(site.longitude.wrappedSigned().asHours() * 3600);
    const Observer byDay(site, noon);
    const auto sunset = nextCrossing(Body::Sun, kSunset, Crossing::Setting, byDay);
    if (!sunset || tulpar::sunAltitude(byDay) < kSunset)
        return fail(Errc::NotFound, "the Sun does not set that day, or does not rise");
    const auto sunrise = nextCrossing(Body::Sun, kSunset, Crossing::Rising, byDay.rotatedTo(*sunset));
    if (!sunrise)
        return fail(Errc::NotFound, "the Sun does not rise the next day");
    return NightSky(site, {*sunset, *sunrise});
}

NightSky::Sample NightSky::sampleAt(UtcInstant t) const
{
    const double at = std::clamp(
        seconds(t - m_span.from) / seconds(kStep), 0.0, static_cast<double>(m_samples.size()) - 1.001);
    const auto i = static_cast<std::size_t>(at);
    const double part = at - static_cast<double>(i);
    const Sample &a = m_samples[i];
    const Sample &b = m_samples[i + 1];
    Sample sample{between(a.sun, b.sun, part), between(a.moon, b.moon, part), {}};
    for (std::size_t k = 0; k < 3; ++k)
        sample.moonIcrs[k] = a.moonIcrs[k] + (b.moonIcrs[k] - a.moonIcrs[k]) * part;
    return sample;
}

TargetTrack NightSky::trackOf(const IcrsDirection &direction) const
{
    return tulpar::trackOf(direction, m_base);
}

TurningVector NightSky::bodyAt(UtcInstant t, HorizonVector Sample::*body) const
{
    return turning(sampleAt(t).*body, site().latitude);
}

Angle NightSky::sunAltitude(UtcInstant t) const
{
    return arcSine(bodyAt(t, &Sample::sun).upAt(m_turn.at(t)));
}

HorizontalDirection NightSky::moon(UtcInstant t) const
{
    return directionOf(bodyAt(t, &Sample::moon).at(m_turn.at(t)));
}

Angle NightSky::moonDistance(const TargetTrack &track, UtcInstant t) const
{
    const auto &moonIcrs = sampleAt(t).moonIcrs;
    return Angle::radians(std::acos(std::clamp(
        track.icrs[0] * moonIcrs[0] + track.icrs[1] * moonIcrs[1] + track.icrs[2] * moonIcrs[2], -1.0, 1.0)));
}

HorizontalDirection NightSky::observed(const TargetTrack &track, UtcInstant t) const
{
    HorizontalDirection place = directionOf(track.place.at(m_turn.at(t)));
    place.altitude = refracted(place.altitude);
    return place;
}

Angle NightSky::hourAngle(const TargetTrack &track, UtcInstant t) const
{
    return (track.hourAngle + m_turn.angleAt(t)).wrappedSigned();
}

Spans NightSky::sunBelow(Angle altitude) const
{
    return spansWhere([&](UtcInstant t) { return (altitude - sunAltitude(t)).asRadians(); }, kNothing, kStep);
}

Spans NightSky::moonBelow(Angle altitude) const
{
    return spansWhere(
        [&](UtcInstant t) { return (altitude - moon(t).altitude).asRadians(); }, kNothing, kStep);
}

} // namespace tulpar
