#pragma once

#include "core/sky/observer.h"
#include "core/sky/solar_system.h"

#include <optional>

namespace tulpar {

enum class Crossing { Rising, Setting };

/// The first moment after the observer's, within 24 h, at which `direction` crosses the observed `altitude`
/// upwards or downwards; none if it never does. Refraction counts as the site says (pressureHPa). Good to 1 s
/// unless the star grazes the altitude; about 7 us.
[[nodiscard]] std::optional<UtcInstant> nextCrossing(
    const IcrsDirection &direction, Angle altitude, Crossing crossing, const Observer &from);

/// The same for the centre of the Sun, the Moon or a planet, which move meanwhile, at an altitude without
/// refraction (kSunset, kAstronomicalDusk ...). Within 25 h; good to 1 s for the Sun, 3 s for the Moon. About
/// 0.4 ms.
[[nodiscard]] std::optional<UtcInstant> nextCrossing(
    Body body, Angle airlessAltitude, Crossing crossing, const Observer &from);

/// The first moment after the observer's, within a sidereal day, at which `direction` is on the meridian
/// above the pole (upper culmination); good to 1 s.
[[nodiscard]] UtcInstant nextCulmination(const IcrsDirection &direction, const Observer &from);

} // namespace tulpar
