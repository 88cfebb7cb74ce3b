#pragma once

#include "core/base/result.h"
#include "core/sky/healpix_cell.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace tulpar {

/// All within `radius` of `centre`.
struct CircularField {
    IcrsDirection centre;
    Angle radius; ///< above 0, at most 90 degrees
    bool operator==(const CircularField &) const = default;
};

/// A camera's field: four great circles, `width` and `height` measured through `centre`.
struct RectangularField {
    IcrsDirection centre;
    Angle width; ///< above 0, below 180 degrees
    Angle height; ///< the same; along `positionAngle`
    Angle positionAngle; ///< of the height, from north through east
    bool operator==(const RectangularField &) const = default;
};

/// The probability of a sky map on a few thousand HEALPix cells, fine where it is high: for questions such as
/// how much of it a field holds. A value; any thread. Not a whole map: thinned to `kMostCells`.
class SkyCells {
public:
    static constexpr std::size_t kMostCells = 20'000;

    struct Cell {
        HealpixCell cell;
        double probability = 0; ///< inside the cell, 0 to 1
        bool operator==(const Cell &) const = default;
    };

    SkyCells() = default; ///< no probability anywhere
    /// In any order. Errc::TooLarge above `kMostCells`; Errc::OutOfRange for numbers that are no cell, no
    /// probability or sum up above 1.01; Errc::Malformed for cells that overlap.
    [[nodiscard]] static Result<SkyCells> from(std::vector<Cell> cells);

    [[nodiscard]] const std::vector<Cell> &cells() const { return m_cells; } ///< along the nested numbering
    [[nodiscard]] double total() const { return m_sums.back(); }

    /// Probability inside the field, 0 to total(). The density counts as even within each cell; the edge of
    /// the field is followed to 1/100 of its size, which leaves an error below 1 % of what lies inside.
    [[nodiscard]] double inside(const CircularField &field) const;
    [[nodiscard]] double inside(const RectangularField &field) const;

    /// Probability per steradian at a unit vector; 0 where no cell is.
    [[nodiscard]] double densityAt(const SkyVector &place) const;

    bool operator==(const SkyCells &other) const { return m_cells == other.m_cells; }

private:
    std::vector<Cell> m_cells;
    std::vector<double> m_sums{0}; ///< of the probabilities before each cell, and of all
};

} // namespace tulpar
