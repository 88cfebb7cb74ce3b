#pragma once

#include "core/base/result.h"
#include "core/sky/direction.h"

#include <array>
#include <cstdint>

namespace tulpar {

/// A unit vector towards an ICRS direction: x to RA 0, y to RA 90 degrees, z to the north pole.
using SkyVector = std::array<double, 3>;

[[nodiscard]] SkyVector vectorTo(const IcrsDirection &direction);
/// Of a vector of any length but zero.
[[nodiscard]] IcrsDirection directionOf(const SkyVector &vector);

/// One cell of the HEALPix division of the sphere, nested numbering: 12 * 4^order cells of equal area.
/// Geometry after Gorski et al. 2005, ApJ 622, 759; agrees with HEALPix C++ 3.80 to 1e-14 (tested).
struct HealpixCell {
    static constexpr int kMaxOrder = 29;

    int order = 0; ///< 0 to 29
    std::uint64_t index = 0; ///< 0 to 12 * 4^order - 1
    bool operator==(const HealpixCell &) const = default;

    /// From the number that says order and index at once: 4 * 4^order + index.
    [[nodiscard]] static Result<HealpixCell> fromUniq(std::uint64_t uniq);
    [[nodiscard]] std::uint64_t uniq() const { return (std::uint64_t{4} << (2 * order)) + index; }

    /// The cell that a unit vector points into.
    [[nodiscard]] static HealpixCell containing(int order, const SkyVector &place);

    /// First cell of order 29 inside, and the one after the last.
    [[nodiscard]] std::uint64_t firstLeaf() const { return index << (2 * (kMaxOrder - order)); }
    [[nodiscard]] std::uint64_t endLeaf() const { return (index + 1) << (2 * (kMaxOrder - order)); }

    [[nodiscard]] HealpixCell child(unsigned which) const
    {
        return {order + 1, 4 * index + which};
    } ///< 0 to 3
    [[nodiscard]] HealpixCell ancestor(int ofOrder) const
    {
        return {ofOrder, index >> (2 * (order - ofOrder))};
    }

    [[nodiscard]] SkyVector centre() const;
    /// South, east, north, west: anticlockwise seen from outside.
    [[nodiscard]] std::array<SkyVector, 4> corners() const;
};

/// Cells of one order.
[[nodiscard]] constexpr std::uint64_t cellCount(int order)
{
    return std::uint64_t{12} << (2 * order);
}

/// Area of any cell of one order.
[[nodiscard]] double cellAreaSr(int order);
[[nodiscard]] double cellAreaDeg2(int order);

/// No point of a cell of this order lies farther from its centre.
[[nodiscard]] Angle cellRadius(int order);

} // namespace tulpar
