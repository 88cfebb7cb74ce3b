#pragma once

#include "core/base/result.h"
#include "core/sky/site.h"
#include "core/sky/solar_system.h"
#include "core/time/instant.h"

#include <optional>
#include <string>
#include <string_view>

namespace tulpar {

/// One night of a site, from local noon to local noon, with its Sun and Moon.
struct NightTimes {
    std::string night; ///< the date of its evening at the site, "2026-12-10"
    UtcInstant begin; ///< local noon
    UtcInstant end; ///< the next
    UtcInstant sunset;
    UtcInstant dusk; ///< equal to `dawn`: it does not get dark
    UtcInstant dawn;
    UtcInstant sunrise;
    std::optional<UtcInstant> moonrise; ///< between `begin` and `end`
    std::optional<UtcInstant> moonset;
    double moonIlluminated = 0; ///< fraction, half-way between sunset and sunrise

    [[nodiscard]] UtcInstant midnight() const { return sunset + (sunrise - sunset) / 2; }
    [[nodiscard]] bool isEvening(UtcInstant t) const { return t < midnight(); }
    [[nodiscard]] bool contains(UtcInstant t) const { return begin <= t && t < end; }
};

/// The date of the evening to which `utc` belongs, by local noon; `utcOffset` is local time minus UTC.
[[nodiscard]] std::string nightOf(UtcInstant utc, Duration utcOffset);

/// Given the night as `nightOf` writes it, returned its times; dusk and dawn are when the Sun's centre passes
/// `darkSun` (no refraction). Good to 1 s (Moon 3 s); some 3 ms. Errc::Malformed, Errc::OutOfRange: no date.
/// Errc::NotFound: the Sun does not set or does not rise. Source: core/sky/rise_set.h.
[[nodiscard]] Result<NightTimes> nightTimes(
    const Site &site, std::string_view night, Duration utcOffset, Angle darkSun = kNauticalDusk);

/// The night that `utc` belongs to by local mean solar time, as frames are filed. Where the Sun does not set
/// or does not rise, all its times are the middle between the two noons.
[[nodiscard]] NightTimes nightAt(const Site &site, UtcInstant utc);

} // namespace tulpar
