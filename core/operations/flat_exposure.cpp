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
constexpr Angle kSlopeBase = Angle::degrees(0.15); ///< nearer to each other, two frames tell no slope
constexpr double kLearn = 0.5;
} // namespace

FlatExposure::Verdict FlatExposure::measured(Angle sun, Duration exposure, double levelAdu)
{
    const double wanted = m_terms.wantedAdu - m_terms.biasAdu;
    const double light = std::max(levelAdu - m_terms.biasAdu, 1.0);
    double logRate = std::log10(light / std::max(seconds(exposure), 1e-3));
    if (levelAdu >= kSaturatedAdu)
        logRate = std::max(logRate + 0.5, m_logRate ? rateAt(sun) : logRate); // at least so much, likely more
    const Angle moved = sun - m_sun;
    if (m_logRate && levelAdu < kSaturatedAdu && std::abs(moved.asDegrees()) >= kSlopeBase.asDegrees()) {
        const double slope = (logRate - *m_logRate) / moved.asDegrees();
        m_slope += kLearn * (std::clamp(slope, kLeastSlope, kMostSlope) - m_slope);
    }
    if (!m_logRate || std::abs(moved.asDegrees()) >= kSlopeBase.asDegrees() || levelAdu >= kSaturatedAdu) {
        m_logRate = logRate;
        m_sun = sun;
    }
    if (light > wanted * (1 + m_terms.toleranceShare))
        return Verdict::TooBright;
    if (light < wanted * (1 - m_terms.toleranceShare))
        return Verdict::TooFaint;
    ++m_good;
    return Verdict::Good;
}

double FlatExposure::rateAt(Angle sun) const
{
    return m_logRate ? *m_logRate + m_slope * (sun - m_sun).asDegrees()
                     : kFirstLogRate + m_slope * (sun - kFirstSun).asDegrees();
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
