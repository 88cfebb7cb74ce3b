#include "core/operations/flat_exposure.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {
// A clear twilight at 2750 m on a pixel of 0.6": measured of the simulated sky; real ones are learnt at the
// first frame.
constexpr double kFirstLogRate = 4.2; ///< with the Sun at kFirstSun
constexpr Angle kFirstSun = Angle::degrees(-5);
constexpr double kSaturatedAdu = 60'000;
constexpr double kLeastSlope = 0.2;
constexpr double kMostSlope = 0.9;
constexpr double kSlopeBaseDeg = 0.15; ///< nearer to each other, two frames tell no slope
constexpr double kLearn = 0.5;
} // namespace

FlatExposure::Verdict FlatExposure::measured(Angle sun, Duration exposure, double levelAdu)
{
    const double wanted = m_terms.wantedAdu - m_terms.biasAdu;
    const double light = std::max(levelAdu - m_terms.biasAdu, 1.0);
    double logRate = std::log10(light / std::max(seconds(exposure), 1e-3));
    if (levelAdu >= kSaturatedAdu)
        logRate = std::max(logRate + 0.5, m_last ? rateAt(sun) : logRate); // at least so much, likely more
    if (levelAdu < kSaturatedAdu) {
        if (const double moved = m_base ? (sun - m_base->sun).asDegrees() : 0;
            std::abs(moved) >= kSlopeBaseDeg) {
            const double slope = (logRate - m_base->logRate) / moved;
            m_slope += kLearn * (std::clamp(slope, kLeastSlope, kMostSlope) - m_slope);
            m_base.reset();
        }
        if (!m_base)
            m_base = Point{sun, logRate};
    }
    m_last = Point{sun, logRate};
    if (light > wanted * (1 + m_terms.toleranceShare))
        return Verdict::TooBright;
    if (light < wanted * (1 - m_terms.toleranceShare))
        return Verdict::TooFaint;
    ++m_good;
    return Verdict::Good;
}

double FlatExposure::rateAt(Angle sun) const
{
    const Point known = m_last.value_or(Point{kFirstSun, kFirstLogRate});
    return known.logRate + m_slope * (sun - known.sun).asDegrees();
}

FlatExposure::Next FlatExposure::next(Angle sun) const
{
    const double wanted = m_terms.wantedAdu - m_terms.biasAdu;
    const double exposureS = wanted / std::pow(10, rateAt(sun));
    const double least = seconds(m_terms.shortest);
    const double most = seconds(m_terms.longest);
    if (exposureS < least * (1 - m_terms.toleranceShare / 2))
        return {Light::TooBright, m_terms.shortest};
    if (exposureS > most * (1 + m_terms.toleranceShare / 2))
        return {Light::TooFaint, m_terms.longest};
    return {Light::Fits, fromSeconds(std::clamp(exposureS, least, most))};
}

} // namespace tulpar
