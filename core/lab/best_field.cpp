#include "core/lab/best_field.h"

#include <algorithm>
#include <functional>
#include <span>
#include <utility>
#include <vector>

namespace tulpar {

namespace {

constexpr std::size_t kMostTries = 48;
constexpr int kMostRounds = 12;

/// Centres of the most probable cells of one order; finer cells count in what they lie in.
std::vector<IcrsDirection> likelyCentres(const SkyCells &cells, int order)
{
    std::vector<SkyCells::Cell> wholes; // the cells come along the nested numbering, so equals are neighbours
    for (const SkyCells::Cell &cell : cells.cells()) {
        const HealpixCell whole = cell.cell.order > order ? cell.cell.ancestor(order) : cell.cell;
        if (!wholes.empty() && wholes.back().cell == whole)
            wholes.back().probability += cell.probability;
        else
            wholes.push_back({whole, cell.probability});
    }
    const auto density = [](const SkyCells::Cell &cell) {
        return cell.probability / cellAreaSr(cell.cell.order);
    };
    const std::size_t count = std::min(kMostTries, wholes.size());
    std::ranges::partial_sort(
        wholes, wholes.begin() + static_cast<std::ptrdiff_t>(count), std::ranges::greater(), density);
    std::vector<IcrsDirection> centres;
    for (const SkyCells::Cell &whole : std::span(wholes).first(count))
        centres.push_back(directionOf(whole.cell.centre()));
    return centres;
}

/// `from` moved by steps along the field's sides, through the plane that touches the sphere there.
IcrsDirection moved(const IcrsDirection &from, Angle east, Angle north)
{
    SkyVector v = vectorTo(from);
    const double sinRa = sine(from.ra);
    const double cosRa = cosine(from.ra);
    const double sinDec = sine(from.dec);
    const double x = east.asRadians();
    const double y = north.asRadians();
    v[0] += -sinRa * x - sinDec * cosRa * y;
    v[1] += cosRa * x - sinDec * sinRa * y;
    v[2] += cosine(from.dec) * y;
    return directionOf(v);
}

} // namespace

BestField bestField(const SkyCells &cells, const IcrsDirection &peak, Angle width, Angle height)
{
    const auto insideAt = [&](const IcrsDirection &centre) {
        return cells.inside(RectangularField{centre, width, height, Angle()});
    };
    BestField best{peak, insideAt(peak)};
    const auto tryAt = [&](const IcrsDirection &centre) {
        if (const double inside = insideAt(centre); inside > best.inside)
            best = {centre, inside};
    };
    int order = 0;
    while (order < HealpixCell::kMaxOrder && cellRadius(order) * 4 > std::min(width, height))
        ++order;
    for (const IcrsDirection &centre : likelyCentres(cells, order))
        tryAt(centre);
    for (int round = 0; round < kMostRounds; ++round) {
        const BestField before = best;
        for (const auto &[east, north] :
             {std::pair{1.0, 0.0}, std::pair{-1.0, 0.0}, std::pair{0.0, 1.0}, std::pair{0.0, -1.0}})
            tryAt(moved(before.centre, width / 8 * east, height / 8 * north));
        if (best == before)
            break;
    }
    return best;
}

} // namespace tulpar
