#include "core/image/cells.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

std::vector<Cells> cellsOf(double origin, double extent, int targetCount, int frameCount, Sampling sampling)
{
    std::vector<Cells> cells(static_cast<std::size_t>(targetCount));
    const double step = extent / targetCount;
    for (int i = 0; i < targetCount; ++i) {
        double first = std::floor(origin + i * step);
        double last = std::floor(origin + (i + 1) * step);
        if (sampling == Sampling::Nearest || last <= first + 1) {
            first = std::floor(origin + (i + 0.5) * step);
            last = first + 1;
        }
        first = std::max(first, 0.0);
        last = std::min(last, static_cast<double>(frameCount));
        if (first < last)
            cells[static_cast<std::size_t>(i)] = {static_cast<int>(first), static_cast<int>(last)};
    }
    return cells;
}

bool isOneToOne(const std::vector<Cells> &cells)
{
    return std::all_of(cells.begin(), cells.end(), [](Cells c) { return c.end - c.begin <= 1; });
}

} // namespace tulpar
