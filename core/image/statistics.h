#pragma once

#include "core/image/frame.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace tulpar {

/// Of the finite pixels; all values zero when there is none. The median of an even count is the mean of the
/// middle two.
struct ImageStatistics {
    std::size_t finite = 0;
    std::size_t nonfinite = 0;
    double minimum = 0;
    double maximum = 0;
    double mean = 0;
    double median = 0;
};

/// Exact, over every pixel: one pass for 16 bits, two for floats; no copy.
[[nodiscard]] ImageStatistics statistics(const Frame &frame);

/// Values shown as black and as white; low <= high.
struct DisplayRange {
    double low = 0;
    double high = 1;
    bool operator==(const DisplayRange &) const = default;
};

/// Least and greatest finite pixel; nothing without one.
[[nodiscard]] std::optional<DisplayRange> extremes(const Frame &frame);

/// The value that every pixel has; nothing where they differ, are not finite, or are none. A look at a few
/// hundred of them decides it for all but constant frames.
[[nodiscard]] std::optional<double> constantValue(const Frame &frame);

struct ZscaleSettings {
    int samples = 1000;
    double contrast = 0.25;
    double maxReject = 0.5;
    int minPixels = 5;
    double rejectSigma = 2.5;
    int iterations = 5;
    bool operator==(const ZscaleSettings &) const = default;
};

/// IRAF's zscale: a line fitted, with rejection, through the sorted samples; every int(N/samples)-th finite
/// pixel in row order is a sample, as astropy takes them. Nothing when no pixel is finite. Source: IRAF
/// display "zscale" help; astropy.visualization.ZScaleInterval 5.2 (values compared in the tests).
[[nodiscard]] std::optional<DisplayRange> zscale(const Frame &frame, const ZscaleSettings &settings = {});

/// The same of values that are sorted already.
[[nodiscard]] std::optional<DisplayRange> zscaleOf(
    const std::vector<double> &sortedSamples, const ZscaleSettings &settings = {});

/// How often each of the 65536 values is there; of frames of 16 bits.
[[nodiscard]] std::vector<std::uint32_t> sixteenBitCounts(const Frame &frame);

/// Finite values of at most about `most` pixels, evenly over the frame in both directions: a look that costs
/// the same for any size of frame.
[[nodiscard]] std::vector<float> evenSample(const Frame &frame, std::size_t most);

} // namespace tulpar
