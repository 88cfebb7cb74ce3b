#pragma once

#include "core/image/frame.h"
#include "core/measure/pixel_shape.h"

#include <cstddef>
#include <vector>

namespace tulpar {

enum class Interpolation {
    Nearest,
    Bilinear,
    Cubic, ///< Catmull and Rom; passes through the pixels
};

/// The frame between its pixels. NaN outside the frame and where a pixel that is needed has no value.
[[nodiscard]] double valueBetween(
    const Frame &frame, PixelPosition place, Interpolation interpolation = Interpolation::Bilinear);

struct CutPoint {
    double distancePx = 0; ///< along the cut from its beginning
    PixelPosition place;
    double value = 0; ///< NaN: none
};

/// At most so many points; longer cuts have longer steps.
inline constexpr std::size_t kMostCutPoints = 20'000;

/// Values along a line every `stepPx`, both ends included (the last step may be shorter).
[[nodiscard]] std::vector<CutPoint> lineCut(
    const Frame &frame, const LineShape &line, double stepPx = 1,
    Interpolation interpolation = Interpolation::Bilinear);

/// The mean across a box along its width, every pixel of it: what slits and trails look like. A point is the
/// middle of a column of the box of one pixel (the last may be narrower); across it, samples one pixel apart
/// or closer. NaN pixels are left out.
[[nodiscard]] std::vector<CutPoint> boxCut(
    const Frame &frame, const BoxShape &box, Interpolation interpolation = Interpolation::Bilinear);

} // namespace tulpar
