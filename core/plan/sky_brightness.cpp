#include "core/plan/sky_brightness.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tulpar {

namespace {

double nanolamberts(double mag)
{
    return 34.08 * std::exp(20.7233 - 0.92104 * mag);
}

double magnitudeOf(double nanolambert)
{
    return (20.7233 - std::log(nanolambert / 34.08)) / 0.92104;
}

/// Path of light scattered in the air, in units of the zenith's; formula 3 of Krisciunas and Schaefer.
double scatteringPath(Angle altitude)
{
    const double across = cosine(altitude);
    return 1 / std::sqrt(1 - 0.96 * across * across);
}

double moonlight(const SkyLight &light, double path)
{
    if (light.moonAltitude <= Angle())
        return 0;
    const double phaseDeg =
        std::acos(std::clamp(2 * light.moonIlluminated - 1, -1.0, 1.0)) * 180 / std::numbers::pi;
    const double source = std::pow(10, -0.4 * (3.84 + 0.026 * phaseDeg + 4e-9 * std::pow(phaseDeg, 4)));
    const double distanceDeg = std::max(light.moonDistance.asDegrees(), 0.25);
    const double cosineOf = cosine(light.moonDistance);
    const double scattered = std::pow(10, 5.36) * (1.06 + cosineOf * cosineOf)
        + (distanceDeg >= 10 ? std::pow(10, 6.15 - distanceDeg / 40) : 6.2e7 / (distanceDeg * distanceDeg));
    return scattered * source * std::pow(10, -0.4 * light.extinction * scatteringPath(light.moonAltitude))
        * (1 - std::pow(10, -0.4 * light.extinction * path));
}

double twilightGlow(const SkyLight &light)
{
    const double deep = std::clamp(-light.sunAltitude.asDegrees() - 5, -10.0, 12.24); // the parabola's top
    const double mag = 11.40 + 1.567 * deep - 0.064 * deep * deep;
    return std::max(0.0, nanolamberts(mag) - nanolamberts(11.40 + 1.567 * 12.24 - 0.064 * 12.24 * 12.24));
}

} // namespace

double skyBrightnessMag(const SkyLight &light)
{
    const double path = scatteringPath(std::max(light.altitude, Angle()));
    const double dark =
        nanolamberts(light.darkMag) * path * std::pow(10, -0.4 * light.extinction * (path - 1));
    return magnitudeOf(dark + moonlight(light, path) + twilightGlow(light));
}

} // namespace tulpar
