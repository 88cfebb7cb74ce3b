#pragma once

#include "core/measure/region_file.h"

#include <optional>
#include <span>
#include <string_view>

namespace tulpar {

/// Given a region's kind and frame and the numbers that stand in its parenthesis, as DS9 writes them
/// (degrees, sexagesimal, sizes in " ' d r p i, places in i or p, "n=" rings): its places, sizes and turn; or
/// what is wrong with them. Coordinates with i or p set the region's frame.
[[nodiscard]] std::optional<RegionFault> fillRegion(
    Region &region, std::span<const std::string_view> numbers);

} // namespace tulpar
