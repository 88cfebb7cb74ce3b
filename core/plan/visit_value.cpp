#include "core/plan/visit_value.h"

#include "core/sky/airmass.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {
constexpr std::size_t kEntries = 2048;
}

double visitQuality(double airmass, double extinctionPerAirmass)
{
    return std::pow(airmass, -1.2) * std::pow(10, -0.8 * extinctionPerAirmass * (airmass - 1));
}

double chanceLeft(Duration late, double hazardPerHour)
{
    return late > Duration{} ? std::exp(-hazardPerHour / 3600 * seconds(late)) : 1;
}

QualityTable::QualityTable(const NightSky &night, double extinctionPerAirmass)
{
    m_quality.reserve(kEntries + 1);
    for (std::size_t i = 0; i <= kEntries; ++i) {
        const Angle observed = night.refracted(arcSine(static_cast<double>(i) / kEntries));
        const auto air = airmass(std::clamp(observed, Angle(), Angle::degrees(90)));
        m_quality.push_back(visitQuality(air.value_or(40), extinctionPerAirmass));
    }
}

double QualityTable::at(double sineAltitude) const
{
    if (!(sineAltitude > 0))
        return 0;
    const double place = std::min(sineAltitude * kEntries, kEntries - 1e-6);
    const auto i = static_cast<std::size_t>(place);
    return m_quality[i] + (m_quality[i + 1] - m_quality[i]) * (place - static_cast<double>(i));
}

} // namespace tulpar
