#include "core/measure/sample_statistics.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

/// Reorders the values.
double medianOf(std::vector<double> &values)
{
    const std::size_t half = values.size() / 2;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(half);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1)
        return *middle;
    return (*std::max_element(values.begin(), middle) + *middle) / 2;
}

SampleStatistics statisticsOfFinite(std::vector<double> &values)
{
    SampleStatistics out;
    out.count = values.size();
    if (values.empty())
        return out;
    out.minimum = values[0];
    out.maximum = values[0];
    for (const double v : values) {
        out.sum += v;
        out.minimum = std::min(out.minimum, v);
        out.maximum = std::max(out.maximum, v);
    }
    const auto n = static_cast<double>(out.count);
    out.mean = out.sum / n;
    double squares = 0;
    for (const double v : values)
        squares += (v - out.mean) * (v - out.mean);
    out.deviation = std::sqrt(squares / n);
    out.median = medianOf(values);
    return out;
}

} // namespace

SampleStatistics statisticsOf(std::span<const double> values)
{
    std::vector<double> finite;
    finite.reserve(values.size());
    std::ranges::copy_if(values, std::back_inserter(finite), [](double v) { return std::isfinite(v); });
    return statisticsOfFinite(finite);
}

SampleStatistics clippedStatistics(std::vector<double> values, double sigma, int rounds)
{
    std::erase_if(values, [](double v) { return !std::isfinite(v); });
    SampleStatistics now = statisticsOfFinite(values);
    for (int round = 0; round < rounds; ++round) {
        const double reach = sigma * now.deviation;
        const double centre = now.median;
        if (std::erase_if(values, [&](double v) { return std::abs(v - centre) > reach; }) == 0)
            break;
        now = statisticsOfFinite(values);
    }
    return now;
}

} // namespace tulpar
