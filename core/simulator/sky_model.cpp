#include "core/simulator/sky_model.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {
constexpr std::size_t indexOf(Band band)
{
    return static_cast<std::size_t>(band);
}
constexpr std::array<double, 3> kZeroPoint{
    23.0, 22.9, 22.6}; // magnitude that gives one photoelectron a second
constexpr std::array<double, 3> kExtinction{0.17, 0.09, 0.05};
constexpr std::array<double, 3> kDarkSky{21.9, 21.0, 20.1};
constexpr std::array<double, 3> kFullMoon{3.3, 2.2, 1.3};

struct Step {
    double sunDeg;
    double brighterMag;
};
constexpr std::array<Step, 8> kTwilight{
    {{-18, 0}, {-15, 0.7}, {-12, 2.7}, {-9, 5.7}, {-6, 9.2}, {0, 14}, {10, 17}, {90, 18}}};

double twilightMag(double sunDeg)
{
    if (sunDeg <= kTwilight.front().sunDeg)
        return 0;
    for (std::size_t i = 1; i < kTwilight.size(); ++i)
        if (sunDeg <= kTwilight[i].sunDeg) {
            const Step &a = kTwilight[i - 1];
            const Step &b = kTwilight[i];
            return a.brighterMag
                + (b.brighterMag - a.brighterMag) * (sunDeg - a.sunDeg) / (b.sunDeg - a.sunDeg);
        }
    return kTwilight.back().brighterMag;
}
} // namespace

double electronsPerSecond(Band band, double magnitude)
{
    return std::pow(10.0, 0.4 * (kZeroPoint[indexOf(band)] - magnitude));
}

double extinctionPerAirmass(Band band)
{
    return kExtinction[indexOf(band)];
}

double skyMagnitude(Band band, Angle sunAltitude, Angle moonAltitude, double moonIlluminated)
{
    const double moon = moonAltitude > Angle() ? kFullMoon[indexOf(band)]
            * std::pow(std::clamp(moonIlluminated, 0.0, 1.0), 1.5) * std::sqrt(sine(moonAltitude))
                                               : 0;
    return kDarkSky[indexOf(band)] - std::max(moon, twilightMag(sunAltitude.asDegrees()));
}

std::optional<double> afterglowMagnitude(const Burst &burst, Band band, double sinceTriggerS)
{
    if (!(sinceTriggerS > 0))
        return std::nullopt;
    const double slope = sinceTriggerS < burst.peakS ? burst.riseSlope : burst.fadeSlope;
    const double r = burst.peakMagnitude - 2.5 * slope * std::log10(sinceTriggerS / burst.peakS);
    switch (band) {
    case Band::G:
        return r + burst.gMinusR;
    case Band::R:
        return r;
    case Band::I:
        return r - burst.rMinusI;
    }
    return std::nullopt;
}

double sloanMagnitude(Band band, double v, double bMinusV)
{
    const double g = v + 0.60 * bMinusV - 0.12;
    const double r = v - 0.42 * bMinusV + 0.11;
    switch (band) {
    case Band::G:
        return g;
    case Band::R:
        return r;
    case Band::I:
        return r - (0.40 * (g - r) - 0.08);
    }
    return v;
}

} // namespace tulpar
