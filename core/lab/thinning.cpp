#include "core/lab/thinning.h"

#include <algorithm>
#include <queue>
#include <vector>

namespace tulpar {

namespace {

struct Node {
    HealpixCell cell;
    double probability = 0;
    std::size_t first = 0; ///< of the map's cells inside
    std::size_t last = 0;
    bool operator<(const Node &other) const { return probability < other.probability; }
};

} // namespace

Result<SkyCells> thinnedCells(const MapContents &map)
{
    std::vector<double> sums{0};
    sums.reserve(map.cells.size() + 1);
    for (const SkyCells::Cell &cell : map.cells)
        sums.push_back(sums.back() + cell.probability);

    std::vector<SkyCells::Cell> done;
    std::priority_queue<Node> open;
    const auto place = [&](const HealpixCell &cell, std::size_t from, std::size_t until) {
        const auto begin = map.cells.begin() + static_cast<std::ptrdiff_t>(from);
        const auto end = map.cells.begin() + static_cast<std::ptrdiff_t>(until);
        const auto firstOf = [](const SkyCells::Cell &c) { return c.cell.firstLeaf(); };
        const auto low = std::ranges::lower_bound(begin, end, cell.firstLeaf(), {}, firstOf);
        const auto high = std::ranges::lower_bound(low, end, cell.endLeaf(), {}, firstOf);
        const auto first = static_cast<std::size_t>(low - map.cells.begin());
        const auto last = static_cast<std::size_t>(high - map.cells.begin());
        const double probability = sums[last] - sums[first];
        if (!(probability > 0))
            return;
        if (low->cell == cell)
            done.push_back({cell, probability / map.total});
        else
            open.push({cell, probability, first, last});
    };
    for (std::uint64_t face = 0; face < 12; ++face)
        place({0, face}, 0, map.cells.size());
    while (!open.empty() && done.size() + open.size() + 3 <= SkyCells::kMostCells) {
        const Node node = open.top();
        open.pop();
        for (unsigned i = 0; i < 4; ++i)
            place(node.cell.child(i), node.first, node.last);
    }
    for (; !open.empty(); open.pop())
        done.push_back({open.top().cell, open.top().probability / map.total});
    return SkyCells::from(std::move(done));
}

} // namespace tulpar
