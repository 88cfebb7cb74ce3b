#pragma once

#include "core/base/result.h"
#include "core/lab/map_contents.h"
#include "core/sky/sky_cells.h"

namespace tulpar {

/// The map on at most SkyCells::kMostCells cells, its probability set to a sum of 1: the sphere divided again
/// and again where most of the probability is, never finer than the map itself.
[[nodiscard]] Result<SkyCells> thinnedCells(const MapContents &map);

} // namespace tulpar
