#pragma once

#include "core/image/frame.h"
#include "core/measure/pixel_shape.h"
#include "core/measure/sample_statistics.h"

#include <optional>

namespace tulpar {

/// The sky beside a star.
struct LocalBackground {
    double level = 0; ///< a pixel: median after clipping at 3 deviations
    double deviation = 0; ///< of a pixel, after the same clipping
    std::size_t pixels = 0; ///< that remained; 0: nothing is known
};

/// Of the pixels whose centres lie in the ring.
[[nodiscard]] LocalBackground annulusBackground(
    const Frame &frame, PixelPosition centre, double innerPx, double outerPx);

/// Of all pixels whose centres lie in a shape.
[[nodiscard]] LocalBackground backgroundIn(const Frame &frame, const PixelShape &shape);

/// What is known of the detector for a signal to noise ratio.
struct DetectorNoise {
    double gainEPerAdu = 1;
    double excessNoise = 1; ///< variance over that of photons alone; 2 for an EM register at high gain
};

/// What the frame's header says; nothing without a gain.
[[nodiscard]] std::optional<DetectorNoise> noiseOf(const FrameFacts &facts);

/// What lies in a shape. `pixels` are those whose centres are inside (as DS9 and photutils take them for
/// median and deviation); `sum` and `area` take each pixel by the exact share of it that is covered.
struct ApertureStatistics {
    SampleStatistics pixels; ///< values as they stand in the frame
    double sum = 0; ///< values times covered share
    double area = 0; ///< covered pixels that have a value
    std::size_t without =
        0; ///< covered pixels that have none (NaN), left out; outside the frame they are not counted
    bool isCut = false; ///< the shape reaches over the edge of the frame
    std::optional<LocalBackground> background;
    double net = 0; ///< sum - area * background level; sum itself without a background
    std::optional<double> netError; ///< one sigma, ADU
    std::optional<double> signalToNoise; ///< net / netError
};

/// Given a frame, a closed shape and, if they are known, the sky beside it and the detector; returned its
/// statistics. Noise: net photons times the excess plus the sky's measured scatter in the aperture and in its
/// own level (Howell 1989, PASP 101, 616); without gain or background there is none said.
[[nodiscard]] ApertureStatistics apertureStatistics(
    const Frame &frame, const PixelShape &shape, const std::optional<LocalBackground> &background = {},
    const std::optional<DetectorNoise> &noise = {});

} // namespace tulpar
