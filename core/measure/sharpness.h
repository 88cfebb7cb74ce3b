#pragma once

#include "core/image/frame.h"

#include <optional>

namespace tulpar {

/// How sharp a whole frame is.
struct Sharpness {
    double fwhmPx = 0; ///< median of its stars
    int stars = 0; ///< that were measured
};

/// Median of every sixteenth pixel, ADU; none: the frame has no values. Within a hundredth of the scatter of
/// the true median of a flat frame of a million pixels.
[[nodiscard]] std::optional<double> sampledMedian(const Frame &frame);

/// Scatter of the same pixels around it, from their median distance, as of normal noise; at least 1e-9.
[[nodiscard]] std::optional<double> sampledScatter(const Frame &frame);

/// Measures the brightest stars that stand alone and are not saturated (peaks above the middle of the range
/// of 16 bits count as such), at most 30; none: fewer than 5 were found. FWHM up to 16 pixels.
[[nodiscard]] std::optional<Sharpness> sharpnessOf(const Frame &frame);

} // namespace tulpar
