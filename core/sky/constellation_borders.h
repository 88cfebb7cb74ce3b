#pragma once

#include "core/base/result.h"
#include "core/sky/direction.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

/// A piece of the border between two constellations, as the IAU drew it along circles of 1875: corners and
/// enough points between that straight lines on a chart follow it within 0.05 degrees.
struct ConstellationBorder {
    std::array<std::string, 2> between; ///< IAU abbreviations
    std::vector<IcrsDirection> points; ///< at least two; an open line
};

/// Reader of resources/sky/constellation_borders.csv: columns first,second,points; points are "ra dec" in
/// degrees, separated by ';'. Errc::Malformed and Errc::OutOfRange name the line.
[[nodiscard]] Result<std::vector<ConstellationBorder>> parseConstellationBorders(std::string_view csv);

} // namespace tulpar
