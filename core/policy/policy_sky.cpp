#include "core/policy/policy_sky.h"

#include "core/sky/rise_set.h"
#include "core/sky/solar_system.h"

namespace tulpar {

PolicySky::PolicySky(const Site &site, UtcInstant utc, Angle darkSun)
    : PolicySky(Observer(site, utc), darkSun)
{
}

PolicySky::PolicySky(const Observer &observer, Angle darkSun)
    : m_observer(observer)
{
    m_sun = view(Body::Sun, observer).direction;
    const BodyView moon = view(Body::Moon, observer);
    m_moon = moon.direction;
    m_moonIllumination = moon.illuminatedFraction;
    findNight(darkSun);
}

void PolicySky::findNight(Angle darkSun)
{
    const UtcInstant now = m_observer.utc();
    const bool isDark = sunAltitude(m_observer) <= darkSun;
    const auto dusk = isDark ? now : nextCrossing(Body::Sun, darkSun, Crossing::Setting, m_observer);
    if (!dusk)
        return; // the Sun never goes down so far
    m_hasNight = true;
    m_dusk = *dusk;
    const Observer evening = m_observer.rotatedTo(m_dusk);
    m_dawn = nextCrossing(Body::Sun, darkSun, Crossing::Rising, evening).value_or(m_dusk + 24h);
}

NightTrack PolicySky::trackOf(const IcrsDirection &direction, UtcInstant from) const
{
    NightTrack track;
    track.from = std::max(from, m_dusk);
    if (!m_hasNight || track.from > m_dawn)
        return track;
    const auto samples = static_cast<std::size_t>((m_dawn - track.from) / track.step) + 1;
    track.altitudes.reserve(samples);
    UtcInstant at = track.from;
    for (std::size_t i = 0; i < samples; ++i, at = at + track.step)
        track.altitudes.push_back(m_observer.rotatedTo(at).observed(direction).altitude);
    return track;
}

void PolicySky::lookAt(const Notice &notice, PolicyContext &context) const
{
    const Observer sky = m_observer.rotatedTo(context.now);
    context.sunAltitude = sky.airless(m_sun).altitude;
    context.moonAltitude = sky.airless(m_moon).altitude;
    context.moonIllumination = m_moonIllumination;
    context.altitude.reset();
    context.sunSeparation.reset();
    context.moonSeparation.reset();
    context.tonight.reset();
    const auto &direction = notice.position.direction;
    if (!direction)
        return;
    context.altitude = sky.observed(*direction).altitude;
    context.sunSeparation = separation(*direction, m_sun);
    context.moonSeparation = separation(*direction, m_moon);
    context.tonight = trackOf(*direction, context.now);
}

} // namespace tulpar
