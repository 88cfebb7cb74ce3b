#pragma once

#include "core/image/frame.h"
#include "core/measure/star_fit.h"

#include <cstdint>

namespace tulpar {

/// One star on a frame of 16 bits, by the formula that tests/data/measure/make_measure_reference.py has too:
///   value = floor(sky + star + noise * sqrt(scatter^2 + star / gain) + 0.5), noise = twelve draws / 2^32 - 6
/// with the draws of MT19937 from `seed`, row by row from the bottom; no draws when scatter is 0.
struct StarFrame {
    int side = 81;
    StarFit star; ///< its centre, peak, widths and sky
    double scatter = 0; ///< ADU; 0: no noise
    double gainEPerAdu = 1.5;
    std::uint32_t seed = 1;
};

[[nodiscard]] Frame made(const StarFrame &recipe);

/// What the pixel centres see of the star, above its sky.
[[nodiscard]] double lightAt(const StarFit &star, double x, double y);

} // namespace tulpar
