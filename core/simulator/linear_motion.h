#pragma once

#include "core/time/instant.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

/// A position that goes to its goal at a constant rate: focuser, derotator. A plain value, kept in files.
struct LinearMotion {
    double from = 0;
    double goal = 0;
    UtcInstant since;
    double perSecond = 1;

    [[nodiscard]] double at(UtcInstant t) const
    {
        const double way = perSecond * std::max(0.0, seconds(t - since));
        return std::abs(goal - from) <= way ? goal : from + std::copysign(way, goal - from);
    }
    [[nodiscard]] UtcInstant arrival() const
    {
        return since + fromSeconds(std::abs(goal - from) / perSecond);
    }
    void go(double to, UtcInstant now)
    {
        from = at(now);
        goal = to;
        since = now;
    }
    bool operator==(const LinearMotion &) const = default;
};

} // namespace tulpar
