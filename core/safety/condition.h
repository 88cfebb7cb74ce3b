#pragma once

#include "core/base/enum_names.h"
#include "core/time/instant.h"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace tulpar {

/// What must be good for the observatory to be open. One measured quantity each.
enum class Condition {
    Rain, ///< 1: raining
    Snow, ///< 1: snow or ice
    Humidity, ///< per cent
    DewPointGap, ///< Celsius between air and dew point
    Wind, ///< mean, m/s
    Gust, ///< m/s
    Cloud, ///< infrared sky temperature, Celsius: low is clear
    Cold, ///< air, Celsius
    Hot, ///< air, Celsius
    Power, ///< seconds on battery
    Link, ///< seconds since the outside was last reached
    Disk, ///< GiB free where frames are kept
    Sun, ///< altitude, degrees
    Report, ///< age of the weather report, seconds
};

template <>
struct EnumNames<Condition> {
    static constexpr std::array<std::string_view, 14> names{
        "rain", "snow", "humidity", "dew_point_gap", "wind", "gust", "cloud",
        "cold", "hot",  "power",    "link",          "disk", "sun",  "report"};
};

enum class ConditionUnit { None, Percent, Celsius, MetresPerSecond, Seconds, GibiBytes, Degrees };

template <>
struct EnumNames<ConditionUnit> {
    static constexpr std::array<std::string_view, 7> names{"none",    "percent",    "celsius", "m_per_s",
                                                           "seconds", "gibi_bytes", "degrees"};
};

/// How one condition is judged. Bad beyond `bad` for `badDelay`; good again inside `good` for `goodDelay`.
/// Between the two limits what is open stays open and nothing opens.
struct ConditionRule {
    Condition condition = Condition::Rain;
    ConditionUnit unit = ConditionUnit::None;
    bool isLowBad = false; ///< bad below `bad`, else above it
    double bad = 0;
    double good = 0; ///< never worse than `bad`
    Duration badDelay{};
    Duration goodDelay{};
    Duration staleAfter = std::chrono::seconds(300); ///< older is unknown
    bool isNeeded = true; ///< never measured is unknown, and so unsafe; else it is only not watched
    bool mayBeOverridden = true;
    bool isWatched = true; ///< false: the settings leave it out; only where it is not needed
    bool operator==(const ConditionRule &) const = default;
};

enum class ConditionState {
    NotWatched, ///< no sensor, and none is needed
    Unknown, ///< a value is needed, or was there, and is missing or stale: unsafe
    Good,
    Marginal, ///< between the limits, or bad for less than the delay: stays open, does not open
    Bad,
    Waiting, ///< good again, not yet for long enough: as bad
};

template <>
struct EnumNames<ConditionState> {
    static constexpr std::array<std::string_view, 6> names{"not_watched", "unknown", "good",
                                                           "marginal",    "bad",     "waiting"};
};

/// Whether the weather station measures it, and so its silence is the silence of the station.
[[nodiscard]] constexpr bool isOfTheStation(Condition condition)
{
    return condition <= Condition::Hot || condition == Condition::Report;
}

using ConditionRules = std::vector<ConditionRule>; ///< one a condition, in the order of the enumeration

/// The proposal for Assy-Turgen (observatory reference, 7.3).
[[nodiscard]] ConditionRules defaultConditionRules();

} // namespace tulpar
