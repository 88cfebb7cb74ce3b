#include "widgets/night/night_axis.h"

#include <cmath>

namespace tulpar {

namespace {

constexpr Duration kMargin = 20min;
constexpr std::int64_t kHour = std::chrono::nanoseconds(1h).count();
constexpr std::int64_t kMinute = std::chrono::nanoseconds(1min).count();

} // namespace

NightAxis NightAxis::of(const NightView &night, double left, double right)
{
    if (night.sunriseUtc <= night.sunsetUtc)
        return {};
    return {night.sunsetUtc - kMargin, night.sunriseUtc + kMargin, left, right};
}

double NightAxis::x(UtcInstant utc) const
{
    return left + (right - left) * seconds(utc - from) / seconds(to - from);
}

UtcInstant NightAxis::utcAt(double x) const
{
    const double since = seconds(to - from) * (x - left) / (right - left);
    const UtcInstant exact = from + fromSeconds(since);
    const double minutes = std::round(static_cast<double>(exact.nsSinceUnixEpoch) / kMinute);
    return {static_cast<std::int64_t>(minutes) * kMinute};
}

std::vector<UtcInstant> NightAxis::hours(double labelWidth) const
{
    if (!isKnown())
        return {};
    const double pxPerHour = (right - left) * 3600 / seconds(to - from);
    std::int64_t every = 6;
    for (const std::int64_t hours : {1, 2, 3, 4})
        if (pxPerHour * static_cast<double>(hours) >= labelWidth) {
            every = hours;
            break;
        }
    std::vector<UtcInstant> found;
    const std::int64_t step = every * kHour;
    for (std::int64_t at = (from.nsSinceUnixEpoch / step + 1) * step; at < to.nsSinceUnixEpoch; at += step)
        found.push_back({at});
    return found;
}

} // namespace tulpar
