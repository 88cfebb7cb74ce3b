#pragma once

#include "core/base/enum_names.h"
#include "core/sky/observer.h"

#include <array>
#include <optional>
#include <vector>

namespace tulpar {

enum class Body { Sun, Moon, Mercury, Venus, Mars, Jupiter, Saturn, Uranus, Neptune };

template <>
struct EnumNames<Body> {
    static constexpr std::array<std::string_view, 9> names{"Sun",     "Moon",   "Mercury", "Venus",  "Mars",
                                                           "Jupiter", "Saturn", "Uranus",  "Neptune"};
};

/// How a body of the solar system looks from the site at the observer's moment.
struct BodyView {
    Body body = Body::Sun;
    /// From the site (with parallax), light time allowed for: give it to Observer::observed or apparent.
    IcrsDirection direction;
    double distanceAu = 0;
    Angle angularRadius;
    Angle phaseAngle; ///< Sun - body - site; 0 for the Sun
    double illuminatedFraction = 1;
    std::optional<double> magnitude; ///< V; none for the Moon and the Sun
};

/// Given an observer (1900 to 2100), returned the body. Sun: ERFA epv00, 0.1". Moon: ERFA moon98 (Meeus), 11"
/// in 2024-2034, 18" worst. Planets: libnova (VSOP87), 0.3" to Saturn, 2.1" Uranus and Neptune (against JPL
/// DE405). libnova keeps its last answers in statics: ask for planets from one thread at a time.
[[nodiscard]] BodyView view(Body body, const Observer &observer);

/// All of them in the order of `Body`; about 6 ms, nearly all of it libnova's.
[[nodiscard]] std::vector<BodyView> solarSystem(const Observer &observer);

/// Altitude of the Sun's centre without refraction.
[[nodiscard]] Angle sunAltitude(const Observer &observer);

enum class Twilight { Day, Civil, Nautical, Astronomical, Night };

template <>
struct EnumNames<Twilight> {
    static constexpr std::array<std::string_view, 5> names{
        "Day", "Civil", "Nautical", "Astronomical", "Night"};
};

/// Altitudes of the Sun's centre (no refraction) at which the twilights begin and end.
inline constexpr Angle kSunset = Angle::arcminutes(-50);
inline constexpr Angle kCivilDusk = Angle::degrees(-6);
inline constexpr Angle kNauticalDusk = Angle::degrees(-12);
inline constexpr Angle kAstronomicalDusk = Angle::degrees(-18);

[[nodiscard]] Twilight twilight(Angle sunAltitude);

} // namespace tulpar
