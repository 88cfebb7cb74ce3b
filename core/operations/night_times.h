#pragma once

#include "core/sky/site.h"
#include "core/time/instant.h"

#include <string>

namespace tulpar {

/// The Sun's times of one night of a site, from noon to noon of local mean solar time.
struct NightTimes {
    std::string night; ///< the date of its evening, "2026-12-10"
    UtcInstant noon; ///< it begins
    UtcInstant sunset; ///< upper limb; where the Sun does not set, noon
    UtcInstant dusk; ///< -12 degrees; where it is never so dark, `midnight`
    UtcInstant midnight; ///< between sunset and sunrise
    UtcInstant dawn;
    UtcInstant sunrise; ///< where the Sun does not rise, the next noon

    [[nodiscard]] bool isEvening(UtcInstant t) const { return t < midnight; }
    [[nodiscard]] bool contains(UtcInstant t) const { return noon <= t && t < noon + std::chrono::hours(24); }
};

/// The night that `utc` belongs to; good to a second. About 2 ms.
[[nodiscard]] NightTimes nightTimes(const Site &site, UtcInstant utc);

} // namespace tulpar
