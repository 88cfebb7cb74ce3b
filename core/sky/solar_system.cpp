#include "core/sky/solar_system.h"

#include <libnova/libnova.h>

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

using Vector = Observer::Vector;

constexpr double kAuKm = 149'597'870.7;
constexpr double kLightDaysPerAu = 499.004784 / 86400;
constexpr double kSunRadiusKm = 695'700; // IAU 2015 resolution B3
constexpr double kMoonRadiusKm = 1737.4;

Vector operator-(const Vector &a, const Vector &b)
{
    return {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
}

Vector operator*(const Vector &a, double factor)
{
    return {a[0] * factor, a[1] * factor, a[2] * factor};
}

double length(const Vector &a)
{
    return std::hypot(a[0], a[1], a[2]);
}

Angle angleBetween(const Vector &a, const Vector &b)
{
    const double cosine = (a[0] * b[0] + a[1] * b[1] + a[2] * b[2]) / (length(a) * length(b));
    return Angle::radians(std::acos(std::clamp(cosine, -1.0, 1.0)));
}

/// From the Earth's centre to the Sun as its light left it, au.
Vector sunFromEarth(const Observer &observer)
{
    const auto at = [&observer](double daysAgo, Vector &earthFromSun, Vector &earth) {
        double heliocentric[2][3];
        double barycentric[2][3];
        const TtInstant tt = observer.tt();
        eraEpv00(tt.day, tt.fraction - daysAgo, heliocentric, barycentric);
        std::copy_n(heliocentric[0], 3, earthFromSun.begin());
        std::copy_n(barycentric[0], 3, earth.begin());
    };
    Vector earthFromSun{};
    Vector earth{};
    at(kLightDaysPerAu, earthFromSun, earth); // within 2 % of the light time; the Sun moves 13 m/s
    return (earth - earthFromSun) - observer.earthAu();
}

/// From the Earth's centre now to the Moon as its light left it, au.
Vector moonFromEarth(const Observer &observer)
{
    constexpr double kLightDays = 384'400 / kAuKm * kLightDaysPerAu; // the Moon moves 0.05" in 10 % of it
    double moon[2][3];
    const TtInstant tt = observer.tt();
    eraMoon98(tt.day, tt.fraction - kLightDays, moon);
    Vector position{};
    std::copy_n(moon[0], 3, position.begin());
    return position - observer.earthAuPerDay() * kLightDays;
}

struct Planet {
    void (*direction)(double, ln_equ_posn *);
    double (*distance)(double);
    double (*magnitude)(double);
    double radiusKm; ///< equatorial, IAU 2015 working group
};

const Planet &planetOf(Body body)
{
    static constexpr std::array<Planet, 7> planets{{
        {ln_get_mercury_equ_coords, ln_get_mercury_earth_dist, ln_get_mercury_magnitude, 2440.5},
        {ln_get_venus_equ_coords, ln_get_venus_earth_dist, ln_get_venus_magnitude, 6051.8},
        {ln_get_mars_equ_coords, ln_get_mars_earth_dist, ln_get_mars_magnitude, 3396.2},
        {ln_get_jupiter_equ_coords, ln_get_jupiter_earth_dist, ln_get_jupiter_magnitude, 71492},
        {ln_get_saturn_equ_coords, ln_get_saturn_earth_dist, ln_get_saturn_magnitude, 60268},
        {ln_get_uranus_equ_coords, ln_get_uranus_earth_dist, ln_get_uranus_magnitude, 25559},
        {ln_get_neptune_equ_coords, ln_get_neptune_earth_dist, ln_get_neptune_magnitude, 24764},
    }};
    return planets[static_cast<std::size_t>(body) - static_cast<std::size_t>(Body::Mercury)];
}

Vector planetFromEarth(const Planet &planet, double jd)
{
    ln_equ_posn place{};
    planet.direction(jd, &place);
    const Angle ra = Angle::degrees(place.ra);
    const Angle dec = Angle::degrees(place.dec);
    return Vector{cosine(dec) * cosine(ra), cosine(dec) * sine(ra), sine(dec)} * planet.distance(jd);
}

/// The view of a body at `fromEarth`, lit by the Sun at `sun`, both au from the Earth's centre.
BodyView seen(
    Body body, const Vector &fromEarth, const Vector &sun, double radiusKm, const Observer &observer)
{
    const Vector fromSite = fromEarth - observer.siteAu();
    BodyView out;
    out.body = body;
    out.distanceAu = length(fromSite);
    out.direction = {
        Angle::radians(std::atan2(fromSite[1], fromSite[0])).wrapped(),
        Angle::radians(std::atan2(fromSite[2], std::hypot(fromSite[0], fromSite[1])))};
    out.angularRadius = Angle::radians(std::asin(std::min(1.0, radiusKm / (out.distanceAu * kAuKm))));
    if (body != Body::Sun) {
        out.phaseAngle = angleBetween(sun - fromEarth, fromSite * -1);
        out.illuminatedFraction = (1 + cosine(out.phaseAngle)) / 2;
    }
    return out;
}

} // namespace

BodyView view(Body body, const Observer &observer)
{
    const Vector sun = sunFromEarth(observer);
    if (body == Body::Sun)
        return seen(body, sun, sun, kSunRadiusKm, observer);
    if (body == Body::Moon)
        return seen(body, moonFromEarth(observer), sun, kMoonRadiusKm, observer);
    const Planet &planet = planetOf(body);
    const double jd = observer.tt().day + observer.tt().fraction;
    BodyView out = seen(body, planetFromEarth(planet, jd), sun, planet.radiusKm, observer);
    out.magnitude = planet.magnitude(jd);
    return out;
}

std::vector<BodyView> solarSystem(const Observer &observer)
{
    std::vector<BodyView> out;
    for (std::size_t i = 0; i < EnumNames<Body>::names.size(); ++i)
        out.push_back(view(static_cast<Body>(i), observer));
    return out;
}

Angle sunAltitude(const Observer &observer)
{
    return observer.airless(view(Body::Sun, observer).direction).altitude;
}

Twilight twilight(Angle sunAltitude)
{
    if (sunAltitude > kSunset)
        return Twilight::Day;
    if (sunAltitude > kCivilDusk)
        return Twilight::Civil;
    if (sunAltitude > kNauticalDusk)
        return Twilight::Nautical;
    if (sunAltitude > kAstronomicalDusk)
        return Twilight::Astronomical;
    return Twilight::Night;
}

} // namespace tulpar
