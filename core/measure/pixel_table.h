#pragma once

#include "core/image/frame.h"

#include <vector>

namespace tulpar {

/// The pixels around a place as numbers, top row first, as a table shows them.
struct PixelTable {
    enum class Cell { Value, Nothing, Outside }; ///< Nothing: a pixel without a value; Outside: no pixel

    int left = 1; ///< FITS column of the first cell of a row
    int top = 1; ///< FITS row of the first row
    int columns = 0;
    int rows = 0;
    std::vector<double> values; ///< 0 unless the cell is a value
    std::vector<Cell> cells;
    /// Of the values, 0 when there is none: what colours a table.
    double minimum = 0;
    double maximum = 0;

    [[nodiscard]] std::size_t index(int column, int row) const ///< from 0, top left first
    {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns)
            + static_cast<std::size_t>(column);
    }
};

/// `columns` x `rows` (made odd, 1 to 101) around the pixel in which `centre` lies.
[[nodiscard]] PixelTable pixelTable(const Frame &frame, PixelPosition centre, int columns, int rows);

} // namespace tulpar
