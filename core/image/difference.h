#pragma once

#include "core/base/result.h"
#include "core/image/frame.h"

#include <optional>

namespace tulpar {

struct DifferenceSettings {
    std::optional<double> scale; ///< of the reference; none: from the stars that both have
    bool isSkyMatched = true;
};

struct Difference {
    Frame frame; ///< frame - reference, on the frame's pixels, with its facts; NaN where either has no value
    double scale = 1; ///< the reference was multiplied by
    bool isScaleKnown = false; ///< false: too few stars in common, 1 was taken
};

/// What is new on `frame` against `reference`, locked in sky coordinates: sky levels taken off, the reference
/// scaled to the frame's stars (median ratio of pixels 10 deviations above the sky in both, at least 20 of
/// them). No matching of seeing: sharp and soft stars leave rings. Errc::Unsupported without coordinates,
/// Errc::OutOfRange when the two have no sky in common.
[[nodiscard]] Result<Difference> difference(
    const Frame &frame, const Frame &reference, const DifferenceSettings &settings = {});

} // namespace tulpar
