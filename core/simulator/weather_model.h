#pragma once

#include "core/devices/report.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace tulpar {

/// What the weather does beyond a calm night; what is absent stays calm.
struct WeatherOrder {
    bool isRaining = false;
    bool isSnowing = false;
    bool hasSnowSensor = false;
    std::optional<double> windMPerS;
    std::optional<double> gustMPerS;
    std::optional<double> humidityPercent;
    std::optional<double> temperatureC;
    std::optional<double> skyTemperatureC;
    bool lostRain = false; ///< sensors that no longer answer
    bool lostWind = false;
    bool lostHumidity = false;
    bool operator==(const WeatherOrder &) const = default;
};

/// A night's weather at the site, slow and plausible, a pure function of the seed and the moment (UTC).
/// Not a climate: invented amplitudes around a calm dry mountain night.
class WeatherModel {
public:
    explicit WeatherModel(std::uint32_t seed);
    [[nodiscard]] WeatherReport at(UtcInstant t, bool isBad) const;

private:
    static constexpr std::size_t kStreams = 6;
    static constexpr std::size_t kPeriods = 4;

    /// Between -1 and 1, wandering over minutes to hours.
    [[nodiscard]] double wander(std::size_t stream, UtcInstant t) const;

    std::array<std::array<double, kPeriods>, kStreams> m_phases{};
};

/// The report `calm` as `order` has it, without what its lost sensors would say.
[[nodiscard]] WeatherReport ordered(WeatherReport calm, const WeatherOrder &order);

} // namespace tulpar
