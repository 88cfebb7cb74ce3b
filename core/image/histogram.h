#pragma once

#include "core/image/frame.h"
#include "core/image/limits.h"
#include "core/image/stretch.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace tulpar {

/// How many pixels have which value, in equal bins over a range; what is beyond is counted at its end.
struct Histogram {
    DisplayRange range;
    std::vector<std::uint32_t> counts;
    std::uint64_t below = 0;
    std::uint64_t above = 0;
    std::uint64_t nonfinite = 0;
    std::uint64_t step = 1; ///< every so many pixels were looked at

    [[nodiscard]] std::uint32_t highest() const; ///< count
    [[nodiscard]] double valueAt(std::size_t bin) const; ///< its middle
};

/// Of the frame over `range` in `bins` (1 to 65536), for drawing beneath handles. At most `mostPixels` evenly
/// over the frame are looked at; 0: all.
[[nodiscard]] Histogram histogram(
    const Frame &frame, DisplayRange range, int bins, std::size_t mostPixels = std::size_t{1} << 20);

/// The range in which a histogram is worth drawing: 0.1 % to 99.9 % of the pixels, widened by a tenth, and
/// `shown` within it. Nothing when no pixel is finite.
[[nodiscard]] std::optional<DisplayRange> histogramRange(const Frame &frame, DisplayRange shown);

/// The curve that gives every grey as many pixels, by the values within the range.
[[nodiscard]] std::shared_ptr<const EqualisedCurve> equalisedCurve(const Frame &frame, DisplayRange range);

} // namespace tulpar
