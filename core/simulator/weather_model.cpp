#include "core/simulator/weather_model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <random>

namespace tulpar {

namespace {
constexpr std::array<double, 4> kPeriodsS{420, 1500, 5200, 17000};
constexpr std::array<double, 4> kWeights{0.1, 0.2, 0.3, 0.4};

/// Given degrees Celsius and percent, returned degrees Celsius; Magnus formula (WMO-No. 8, 2018), 0.4 C,
/// -45..60 C.
double dewPointC(double temperatureC, double humidityPercent)
{
    const double x = std::log(humidityPercent / 100) + 17.62 * temperatureC / (243.12 + temperatureC);
    return 243.12 * x / (17.62 - x);
}
} // namespace

WeatherModel::WeatherModel(std::uint32_t seed)
{
    for (std::size_t stream = 0; stream < kStreams; ++stream) {
        std::mt19937 chance(seed * 977U + static_cast<std::uint32_t>(stream) + 1U);
        for (double &phase : m_phases[stream])
            phase = static_cast<double>(chance()) / 4294967296.0;
    }
}

double WeatherModel::wander(std::size_t stream, UtcInstant t) const
{
    const double s = static_cast<double>(t.nsSinceUnixEpoch) * 1e-9;
    double sum = 0;
    for (std::size_t i = 0; i < kPeriods; ++i)
        sum += kWeights[i]
            * std::sin(2 * std::numbers::pi * (std::fmod(s / kPeriodsS[i], 1.0) + m_phases[stream][i]));
    return sum;
}

WeatherReport WeatherModel::at(UtcInstant t, bool isBad) const
{
    const double temperatureC = 2 + 3 * wander(0, t);
    const double humidity = isBad ? 97 : 45 + 12 * wander(1, t);
    const double wind = isBad ? 16 : std::max(0.2, 3 + 2 * wander(2, t));
    WeatherReport report;
    report.temperatureC = temperatureC;
    report.humidityPercent = humidity;
    report.dewPointC = dewPointC(temperatureC, humidity);
    report.windMPerS = wind;
    report.gustMPerS = wind * (1.35 + 0.1 * wander(3, t));
    report.pressureHPa = 726 + 2 * wander(4, t); // standard atmosphere at 2750 m: 723 hPa
    report.skyTemperatureC = isBad ? -4 : -36 + 3 * wander(5, t);
    report.isRaining = isBad;
    return report;
}

WeatherReport ordered(WeatherReport calm, const WeatherOrder &order)
{
    constexpr double kGustFactor = 1.2;
    if (order.isRaining)
        calm.isRaining = true;
    if (order.hasSnowSensor)
        calm.isSnowing = order.isSnowing;
    if (order.windMPerS) {
        calm.windMPerS = order.windMPerS;
        calm.gustMPerS = *order.windMPerS * kGustFactor;
    }
    if (order.gustMPerS)
        calm.gustMPerS = order.gustMPerS;
    if (order.temperatureC)
        calm.temperatureC = order.temperatureC;
    if (order.humidityPercent)
        calm.humidityPercent = order.humidityPercent;
    if (order.humidityPercent || order.temperatureC)
        calm.dewPointC = dewPointC(*calm.temperatureC, *calm.humidityPercent);
    if (order.skyTemperatureC)
        calm.skyTemperatureC = order.skyTemperatureC;
    if (order.lostRain)
        calm.isRaining.reset();
    if (order.lostWind) {
        calm.windMPerS.reset();
        calm.gustMPerS.reset();
    }
    if (order.lostHumidity) {
        calm.humidityPercent.reset();
        calm.dewPointC.reset();
    }
    return calm;
}

} // namespace tulpar
