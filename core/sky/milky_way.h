#pragma once

#include "core/base/result.h"
#include "core/sky/direction.h"

#include <string_view>
#include <vector>

namespace tulpar {

/// One closed outline of the Milky Way. All outlines of a level together bound what is at least that bright:
/// inside is what an odd number of them surrounds (even-odd filling); the north galactic pole is outside.
struct MilkyWayOutline {
    int level = 1; ///< 1 the faint edge .. 5 the brightest clouds
    std::vector<IcrsDirection> points; ///< at least three; the last joins the first along a great circle
};

/// Reader of resources/sky/milky_way.csv: columns level,points; points are "ra dec" in degrees, separated
/// by ';'. Errc::Malformed and Errc::OutOfRange name the line.
[[nodiscard]] Result<std::vector<MilkyWayOutline>> parseMilkyWay(std::string_view csv);

/// The highest level whose outlines surround `direction`, 0 outside all; about 0.5 ms.
[[nodiscard]] int milkyWayLevel(const std::vector<MilkyWayOutline> &outlines, const IcrsDirection &direction);

} // namespace tulpar
