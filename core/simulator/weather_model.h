#pragma once

#include "core/devices/report.h"

#include <cstdint>

namespace tulpar {

/// A night's weather at the site, slow and plausible, a pure function of the seed and the moment (UTC).
/// Not a climate: invented amplitudes around a calm dry mountain night.
class WeatherModel {
public:
    explicit WeatherModel(std::uint32_t seed)
        : m_seed(seed)
    {
    }
    [[nodiscard]] WeatherReport at(UtcInstant t, bool isBad) const;

private:
    std::uint32_t m_seed = 1;
};

} // namespace tulpar
