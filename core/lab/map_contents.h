#pragma once

#include "core/base/result.h"
#include "core/sky/sky_cells.h"
#include "core/sky/sky_region.h"

#include <cstddef>
#include <span>
#include <vector>

namespace tulpar {

/// A sky map as read: its cells with probability, along the nested numbering, none overlapping another; the
/// sum as the file has it, not set right. Flat maps finer than order 9 come with small cells only in their
/// 90 % region, and the areas are counted on the file's own cells. A value.
struct MapContents {
    std::vector<SkyCells::Cell> cells;
    double total = 0;
    SkyRegion facts; ///< all but the outlines
};

/// From a FITS file, plain or gzip; the limits and errors are those of readSkyMaps.
[[nodiscard]] Result<MapContents> readMapContents(std::span<const std::byte> file);

} // namespace tulpar
