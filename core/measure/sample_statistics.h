#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace tulpar {

/// Of a set of finite values; all zero when there is none. The deviation is of the population (divided by
/// n). The median of an even count is the mean of the middle two.
struct SampleStatistics {
    std::size_t count = 0;
    double sum = 0;
    double mean = 0;
    double median = 0;
    double deviation = 0;
    double minimum = 0;
    double maximum = 0;
};

/// What is not finite is left out.
[[nodiscard]] SampleStatistics statisticsOf(std::span<const double> values);

/// The same of what remains when values further than `sigma` deviations from the median are taken out, again
/// and again, at most `rounds` times. As astropy.stats.sigma_clip with cenfunc median.
[[nodiscard]] SampleStatistics clippedStatistics(
    std::vector<double> values, double sigma = 3, int rounds = 5);

} // namespace tulpar
