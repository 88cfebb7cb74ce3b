#include "core/measure/pixel_table.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

constexpr int kMostCells = 101;
constexpr double kFarPx = 1e9;

int oddCount(int count)
{
    return std::clamp(count | 1, 1, kMostCells);
}

} // namespace

PixelTable pixelTable(const Frame &frame, PixelPosition centre, int columns, int rows)
{
    PixelTable table;
    if (std::isnan(centre.x) || std::isnan(centre.y))
        return table;
    table.columns = oddCount(columns);
    table.rows = oddCount(rows);
    const auto middle = [](double v) {
        return static_cast<int>(std::floor(std::clamp(v, -kFarPx, kFarPx) + 0.5));
    };
    table.left = middle(centre.x) - table.columns / 2;
    table.top = middle(centre.y) + table.rows / 2;
    bool isFirst = true;
    for (int row = 0; row < table.rows; ++row) {
        for (int column = 0; column < table.columns; ++column) {
            const int x = table.left + column - 1;
            const int y = table.top - row - 1;
            if (x < 0 || y < 0 || x >= frame.width() || y >= frame.height()) {
                table.values.push_back(0);
                table.cells.push_back(PixelTable::Cell::Outside);
                continue;
            }
            const double value = frame.at(x, y);
            const bool isValue = std::isfinite(value);
            table.values.push_back(isValue ? value : 0);
            table.cells.push_back(isValue ? PixelTable::Cell::Value : PixelTable::Cell::Nothing);
            if (!isValue)
                continue;
            table.minimum = isFirst ? value : std::min(table.minimum, value);
            table.maximum = isFirst ? value : std::max(table.maximum, value);
            isFirst = false;
        }
    }
    return table;
}

} // namespace tulpar
