#include "core/operations/night_times.h"

#include "core/sky/rise_set.h"

namespace tulpar {

namespace {

constexpr std::int64_t kDayNs = 86'400'000'000'000;
constexpr double kDegreesPerDay = 360;

/// Whole days down, also before 1970.
std::int64_t daysOf(std::int64_t ns)
{
    return ns / kDayNs - (ns % kDayNs < 0 ? 1 : 0);
}

} // namespace

NightTimes nightTimes(const Site &site, UtcInstant utc)
{
    // East of Greenwich the mean Sun is on the meridian earlier.
    const auto solar = static_cast<std::int64_t>(site.longitude.asDegrees() / kDegreesPerDay * kDayNs);
    const std::int64_t sinceNoon = utc.nsSinceUnixEpoch + solar - kDayNs / 2;
    const std::int64_t day = daysOf(sinceNoon);
    NightTimes times;
    times.night = isoUtc({day * kDayNs}, 0).substr(0, 10);
    times.noon = {day * kDayNs + kDayNs / 2 - solar};
    const Observer from(site, times.noon);
    const UtcInstant end = times.noon + Duration(kDayNs);
    const auto crossing = [&](Angle altitude, Crossing way, UtcInstant otherwise) {
        const auto found = nextCrossing(Body::Sun, altitude, way, from);
        return found && *found < end ? *found : otherwise;
    };
    times.sunset = crossing(kSunset, Crossing::Setting, times.noon);
    times.sunrise = crossing(kSunset, Crossing::Rising, end);
    times.midnight = times.sunset + (times.sunrise - times.sunset) / 2;
    times.dusk = crossing(kNauticalDusk, Crossing::Setting, times.midnight);
    times.dawn = crossing(kNauticalDusk, Crossing::Rising, times.midnight);
    return times;
}

} // namespace tulpar
