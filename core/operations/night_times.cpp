#include "core/operations/night_times.h"

#include "core/sky/rise_set.h"

namespace tulpar {

namespace {

constexpr Duration kNoon = 12h;
constexpr Duration kDay = 24h;

std::optional<UtcInstant> within(std::optional<UtcInstant> t, UtcInstant end)
{
    return t && *t < end ? t : std::nullopt;
}

} // namespace

std::string nightOf(UtcInstant utc, Duration utcOffset)
{
    return isoUtc(utc + utcOffset - kNoon, 0).substr(0, 10);
}

Result<NightTimes> nightTimes(const Site &site, std::string_view night, Duration utcOffset, Angle darkSun)
{
    const std::string date(night);
    const auto midnight = parseUtc(date + "T00:00:00");
    if (date.size() != 10 || !midnight)
        return fail(
            midnight ? Errc::Malformed : midnight.error().code,
            "a night is a date as 2026-12-10, not " + date);
    NightTimes times;
    times.night = date;
    times.begin = *midnight + kNoon - utcOffset;
    times.end = times.begin + kDay;

    const Observer noon(site, times.begin);
    const auto sunset = nextCrossing(Body::Sun, kSunset, Crossing::Setting, noon);
    const auto sunrise =
        sunset ? nextCrossing(Body::Sun, kSunset, Crossing::Rising, noon.rotatedTo(*sunset)) : std::nullopt;
    if (!sunset || !sunrise)
        return fail(Errc::NotFound, "the Sun does not set or does not rise in the night of " + date);
    times.sunset = *sunset;
    times.sunrise = *sunrise;

    const UtcInstant middle = times.sunset + (times.sunrise - times.sunset) / 2;
    const Observer evening = noon.rotatedTo(times.sunset);
    const auto dusk = within(nextCrossing(Body::Sun, darkSun, Crossing::Setting, evening), times.sunrise);
    const auto dawn = dusk
        ? within(nextCrossing(Body::Sun, darkSun, Crossing::Rising, noon.rotatedTo(*dusk)), times.sunrise)
        : std::nullopt;
    times.dusk = dawn ? *dusk : middle;
    times.dawn = dawn.value_or(middle);

    times.moonrise = within(nextCrossing(Body::Moon, kSunset, Crossing::Rising, noon), times.end);
    times.moonset = within(nextCrossing(Body::Moon, kSunset, Crossing::Setting, noon), times.end);
    times.moonIlluminated = view(Body::Moon, Observer(site, middle)).illuminatedFraction;
    return times;
}

NightTimes nightAt(const Site &site, UtcInstant utc)
{
    const Duration solar = fromSeconds(site.longitude.asDegrees() * 240); // four minutes a degree
    const std::string night = nightOf(utc, solar);
    if (const auto times = nightTimes(site, night, solar))
        return *times;
    NightTimes times;
    times.night = night;
    times.begin = parseUtc(night + "T00:00:00").value_or(utc) + kNoon - solar;
    times.end = times.begin + kDay;
    times.sunset = times.dusk = times.dawn = times.sunrise = times.begin + kDay / 2;
    return times;
}

} // namespace tulpar
