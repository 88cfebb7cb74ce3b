#pragma once

#include "core/image/frame.h"
#include "core/image/limits.h"

#include <cstddef>
#include <optional>

namespace tulpar {

/// What a frame is like, at a glance.
struct FrameGauge {
    std::optional<SkyLevel> sky;
    std::size_t saturated = 0; ///< pixels at the end of the converter (16 bits: 65 000 and above)
    std::optional<double> fwhmPx; ///< median of up to nine good stars; none: fewer than three
    bool operator==(const FrameGauge &other) const
    {
        return saturated == other.saturated && fwhmPx == other.fwhmPx
            && sky.has_value() == other.sky.has_value()
            && (!sky || (sky->level == other.sky->level && sky->deviation == other.sky->deviation));
    }
};

/// The stars tried are the brightest pixels of a grid of 8 x 8 fields, 20 deviations above the sky and not
/// saturated; widths as core/measure defines them. Some 50 ms for 1024 x 1024. Pure; any thread.
[[nodiscard]] FrameGauge gaugeOf(const Frame &frame);

} // namespace tulpar
