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

/// The same for a body, which moves meanwhile: within 25 h, good to 1 s (Moon 3 s); about 0.4 ms.
[[nodiscard]] UtcInstant nextCulmination(Body body, const Observer &from);

enum class Course { RisesAndSets, NeverSets, NeverRises };

/// How something goes over the site in the next day.
struct Passage {
    Course course = Course::RisesAndSets;
    std::optional<UtcInstant> rise; ///< the next one; none if it never rises or never sets
    std::optional<UtcInstant> set; ///< the next one; before `rise` when it is up now
    UtcInstant culmination; ///< the next upper one
    HorizontalDirection highest; ///< then; observed for a fixed direction, without refraction for a body
    /// Between pole and zenith: the telescope turns by half a circle in azimuth there.
    [[nodiscard]] bool culminatesOverThePole() const;
};

/// Rise and set are the passages of `altitude` as in nextCrossing. A body that is always up or always down
/// today but not tomorrow has its course of today.
[[nodiscard]] Passage nextPassage(const IcrsDirection &direction, Angle altitude, const Observer &from);
[[nodiscard]] Passage nextPassage(Body body, Angle airlessAltitude, const Observer &from);

} // namespace tulpar
