#pragma once

#include "core/sky/sky_cells.h"
#include "core/sky/sky_region.h"
#include "core/sky/tile_grid.h"

#include <cstddef>
#include <functional>
#include <vector>

namespace tulpar {

/// Whether anything within `around` of a place may be wanted; asked of places large and small, and must not
/// say no of a place in which it says yes to a smaller one.
using MayBeWanted = std::function<bool(const SkyVector &place, Angle around)>;

/// The wanted fields of the grid that hold the most of a map, at most `most`, best first; of equals the one
/// farther south, then west. Their probabilities count what lies in their shares, so that sums count nothing
/// twice: to 1 % of the best field's. What is
/// spread more thinly than in twice as many fields is not looked at. Some ten milliseconds for a thousand.
/// Pure.
[[nodiscard]] std::vector<SkyTile> probableTiles(
    const SkyCells &cells, const TileGrid &grid, std::size_t most, const MayBeWanted &mayBeWanted = {});

/// Fields that a site can ever see above an altitude, best first, for nights that are not known yet: the most
/// probable of each six hours of right ascension, SkyRegion::kMostTiles in all at most. Some ten
/// milliseconds.
[[nodiscard]] std::vector<SkyTile> tilesOfSite(
    const SkyCells &cells, const TileGrid &grid, Angle latitude, Angle lowest);

/// A position with an error circle as a map: a Gaussian on the sphere that holds `containment` (0.01 to
/// 0.999) within `radius` (clamped to 1" to 60 degrees), cut at 4.5 sigma.
[[nodiscard]] SkyCells cellsOfCircle(const IcrsDirection &centre, Angle radius, double containment);

} // namespace tulpar
