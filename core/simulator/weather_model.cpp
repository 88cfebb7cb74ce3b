#include "core/simulator/weather_model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <random>

namespace tulpar {

namespace {
/// Between -1 and 1, wandering over minutes to hours.
double wander(std::uint32_t seed, std::uint32_t stream, UtcInstant t)
{
    constexpr std::array<double, 4> kPeriodsS{420, 1500, 5200, 17000};
    constexpr std::array<double, 4> kWeights{0.1, 0.2, 0.3, 0.4};
    std::mt19937 chance(seed * 977U + stream);
    const double s = static_cast<double>(t.nsSinceUnixEpoch) * 1e-9;
    double sum = 0;
    for (std::size_t i = 0; i < kPeriodsS.size(); ++i) {
        const double phase = static_cast<double>(chance()) / 4294967296.0;
        sum += kWeights[i] * std::sin(2 * std::numbers::pi * (std::fmod(s / kPeriodsS[i], 1.0) + phase));
    }
    return sum;
}

/// Given degrees Celsius and percent, returned degrees Celsius; Magnus formula (WMO-No. 8, 2018), 0.4 C,
/// -45..60 C.
double dewPointC(double temperatureC, double humidityPercent)
{
    const double x = std::log(humidityPercent / 100) + 17.62 * temperatureC / (243.12 + temperatureC);
    return 243.12 * x / (17.62 - x);
}
} // namespace

WeatherReport WeatherModel::at(UtcInstant t, bool isBad) const
{
    const double temperatureC = 2 + 3 * wander(m_seed, 1, t);
    const double humidity = isBad ? 97 : 45 + 12 * wander(m_seed, 2, t);
    const double wind = isBad ? 16 : std::max(0.2, 3 + 2 * wander(m_seed, 3, t));
    WeatherReport report;
    report.temperatureC = temperatureC;
    report.humidityPercent = humidity;
    report.dewPointC = dewPointC(temperatureC, humidity);
    report.windMPerS = wind;
    report.gustMPerS = wind * (1.35 + 0.1 * wander(m_seed, 4, t));
    report.pressureHPa = 726 + 2 * wander(m_seed, 5, t); // standard atmosphere at 2750 m: 723 hPa
    report.skyTemperatureC = isBad ? -4 : -36 + 3 * wander(m_seed, 6, t);
    report.isRaining = isBad;
    return report;
}

} // namespace tulpar
