#include "core/time/scales.h"

#include <utility>

namespace tulpar {

namespace {

constexpr std::int64_t kNsPerDay = 86'400'000'000'000;
constexpr double kUnixEpochJd = 2440587.5;
constexpr double kJ2000Jd = 2451545.0;

/// Days split at midnight, so that the fraction keeps its nanoseconds.
std::pair<double, double> daysOf(std::int64_t nsSinceUnixEpoch)
{
    std::int64_t days = nsSinceUnixEpoch / kNsPerDay;
    std::int64_t rest = nsSinceUnixEpoch % kNsPerDay;
    if (rest < 0) {
        rest += kNsPerDay;
        --days;
    }
    return {
        kUnixEpochJd + static_cast<double>(days), static_cast<double>(rest) / static_cast<double>(kNsPerDay)};
}

} // namespace

TtInstant ttFrom(UtcInstant t, const LeapSeconds &leapSeconds)
{
    const Duration offset = std::chrono::seconds(leapSeconds.taiMinusUtcS(t)) + 32'184ms;
    const auto [day, fraction] = daysOf((t + offset).nsSinceUnixEpoch);
    return {day, fraction};
}

Ut1Instant ut1From(UtcInstant t, double dut1S)
{
    const auto [day, fraction] = daysOf((t + fromSeconds(dut1S)).nsSinceUnixEpoch);
    return {day, fraction};
}

double julianYearsSinceJ2000(UtcInstant t)
{
    const auto [day, fraction] = daysOf(t.nsSinceUnixEpoch);
    return ((day - kJ2000Jd) + fraction) / 365.25;
}

double julianDate(UtcInstant t)
{
    const auto [day, fraction] = daysOf(t.nsSinceUnixEpoch);
    return day + fraction;
}

} // namespace tulpar
