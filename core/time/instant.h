#pragma once

#include "core/base/result.h"

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace tulpar {

using Duration = std::chrono::nanoseconds;

using namespace std::chrono_literals;

[[nodiscard]] constexpr double seconds(Duration d) noexcept
{
    return std::chrono::duration<double>(d).count();
}

/// Rounded to the nanosecond; `s` must lie within +-290 years.
[[nodiscard]] constexpr Duration fromSeconds(double s) noexcept
{
    return Duration(static_cast<std::int64_t>(s * 1e9 + (s < 0 ? -0.5 : 0.5)));
}

/// A moment of Coordinated Universal Time, for records and ephemerides. Counted as POSIX does (86400 s a
/// day); a leap second shares its count with the second after it. Never use for deadlines: NTP may step it.
struct UtcInstant {
    std::int64_t nsSinceUnixEpoch = 0;

    auto operator<=>(const UtcInstant &) const = default;
    [[nodiscard]] constexpr UtcInstant operator+(Duration d) const { return {nsSinceUnixEpoch + d.count()}; }
    [[nodiscard]] constexpr UtcInstant operator-(Duration d) const { return {nsSinceUnixEpoch - d.count()}; }
    [[nodiscard]] constexpr Duration operator-(UtcInstant o) const
    {
        return Duration(nsSinceUnixEpoch - o.nsSinceUnixEpoch);
    }
};

/// A moment of the machine's monotonic clock: for every deadline and age. Its zero differs in each boot.
struct MonoInstant {
    std::int64_t ns = 0;

    auto operator<=>(const MonoInstant &) const = default;
    [[nodiscard]] constexpr MonoInstant operator+(Duration d) const { return {ns + d.count()}; }
    [[nodiscard]] constexpr MonoInstant operator-(Duration d) const { return {ns - d.count()}; }
    [[nodiscard]] constexpr Duration operator-(MonoInstant o) const { return Duration(ns - o.ns); }
};

/// One reading of both clocks at the same moment.
struct Now {
    UtcInstant utc;
    MonoInstant mono;
    bool operator==(const Now &) const = default;
};

/// Reads ISO 8601 in UTC: "2022-10-09T14:10:17.99", with or without 'Z' or "+00:00", blank or 'T' between
/// date and time, years 1900 to 2200. Impossible dates (day 00, month 13) are Errc::OutOfRange, all else
/// Errc::Malformed. A second of 60 is accepted only as 23:59:60 and counts as the next midnight.
[[nodiscard]] Result<UtcInstant> parseUtc(std::string_view text);

/// "2022-10-09T14:10:17.990Z" with `decimals` (0 to 9) digits of seconds, truncated.
[[nodiscard]] std::string isoUtc(UtcInstant t, int decimals = 3);

} // namespace tulpar
