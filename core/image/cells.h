#pragma once

#include "core/image/stretch.h"

#include <vector>

namespace tulpar {

/// Which frame columns (or rows) one column (row) of a target shows: [begin, end), empty when outside.
struct Cells {
    int begin = 0;
    int end = 0;
};

/// Of `targetCount` columns over the frame's [origin, origin + extent).
[[nodiscard]] std::vector<Cells> cellsOf(
    double origin, double extent, int targetCount, int frameCount, Sampling sampling);

[[nodiscard]] bool isOneToOne(const std::vector<Cells> &cells);

} // namespace tulpar
