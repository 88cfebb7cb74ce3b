#pragma once

#include "core/lab/map_contents.h"
#include "core/sky/sky_region.h"

#include <cstddef>
#include <vector>

namespace tulpar {

/// Lines around the credible regions of 50 % and 90 %: the fewest cells that hold the share, on cells fine
/// enough for some ten thousand inside, their edges joined, steps of the grid smoothed to half a cell,
/// thinned to at most SkyRegion::kMostOutlinePoints points (the smallest islands fall away first).
struct Outlines {
    std::vector<SkyOutline> lines;
    bool isSimplified = false; ///< thinned beyond the size of a cell
};
[[nodiscard]] Outlines outlinesOf(const MapContents &map);

} // namespace tulpar
