#pragma once

#include "core/time/instant.h"

#include <optional>

namespace tulpar {

/// A duration of so many seconds, as strangers tell it; none where it is no number or longer than 200 years,
/// which no moment of ours could be moved by.
[[nodiscard]] constexpr std::optional<Duration> durationOf(double s) noexcept
{
    constexpr double kLongestS = 200 * 365.25 * 86400;
    if (!(s >= -kLongestS && s <= kLongestS))
        return std::nullopt;
    return fromSeconds(s);
}

} // namespace tulpar
