#include "core/sky/sky_cells.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string>

namespace tulpar {

namespace {

double dot(const SkyVector &a, const SkyVector &b)
{
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/// A cap: everything at least `depthRad` deep on the side of `axis`. Its boundary is a circle, a great one if
/// the depth is zero.
struct Side {
    SkyVector axis{};
    double depthRad = 0;
};

/// How deep `place` lies inside all sides, radians; negative outside.
double depthInside(std::span<const Side> sides, const SkyVector &place)
{
    double depth = 4;
    for (const Side &side : sides)
        depth = std::min(depth, std::asin(std::clamp(dot(side.axis, place), -1.0, 1.0)) - side.depthRad);
    return depth;
}

/// Walks the tree of cells and adds up what lies inside.
class Sum {
public:
    Sum(std::span<const SkyCells::Cell> cells, std::span<const double> sums, std::span<const Side> sides,
        double finestRad)
        : m_cells(cells)
        , m_sums(sums)
        , m_sides(sides)
    {
        while (m_finestOrder < HealpixCell::kMaxOrder && cellRadius(m_finestOrder).asRadians() > finestRad)
            ++m_finestOrder;
        for (int order = 0; order <= HealpixCell::kMaxOrder; ++order)
            m_radii[static_cast<std::size_t>(order)] = cellRadius(order).asRadians();
    }

    double all() const
    {
        double sum = 0;
        for (std::uint64_t face = 0; face < 12; ++face)
            sum += ofNode(HealpixCell{0, face}, 0, m_cells.size());
        return sum;
    }

private:
    /// The cells [first, last) may lie in `node`, or one of them is it.
    double ofNode(const HealpixCell &node, std::size_t first, std::size_t last) const
    {
        const auto begin = m_cells.begin();
        const auto from = std::lower_bound(
            begin + static_cast<std::ptrdiff_t>(first), begin + static_cast<std::ptrdiff_t>(last),
            node.firstLeaf(),
            [](const SkyCells::Cell &c, std::uint64_t leaf) { return c.cell.endLeaf() <= leaf; });
        const auto to = std::lower_bound(
            from, begin + static_cast<std::ptrdiff_t>(last), node.endLeaf(),
            [](const SkyCells::Cell &c, std::uint64_t leaf) { return c.cell.firstLeaf() < leaf; });
        if (from == to)
            return 0;
        first = static_cast<std::size_t>(from - begin);
        last = static_cast<std::size_t>(to - begin);
        const double probability = m_sums[last] - m_sums[first];
        if (probability <= 0)
            return 0;
        if (from->cell == node)
            return ofPart(node, probability);
        const double radius = m_radii[static_cast<std::size_t>(node.order)];
        const double depth = depthInside(m_sides, node.centre());
        if (depth <= -radius)
            return 0;
        if (depth >= radius)
            return probability;
        double sum = 0;
        for (unsigned i = 0; i < 4; ++i)
            sum += ofNode(node.child(i), first, last);
        return sum;
    }

    /// A cell, or a part of one, over which the probability is spread evenly.
    double ofPart(const HealpixCell &part, double probability) const
    {
        const double radius = m_radii[static_cast<std::size_t>(part.order)];
        const double depth = depthInside(m_sides, part.centre());
        if (depth <= -radius)
            return 0;
        if (depth >= radius)
            return probability;
        if (part.order >= m_finestOrder)
            return probability * std::clamp(0.5 + depth / radius, 0.0, 1.0);
        double sum = 0;
        for (unsigned i = 0; i < 4; ++i)
            sum += ofPart(part.child(i), probability / 4);
        return sum;
    }

    std::span<const SkyCells::Cell> m_cells;
    std::span<const double> m_sums;
    std::span<const Side> m_sides;
    std::array<double, HealpixCell::kMaxOrder + 1> m_radii{};
    int m_finestOrder = 0;
};

constexpr double kFinestPart = 0.01; // of the field's size

} // namespace

Result<SkyCells> SkyCells::from(std::vector<Cell> cells)
{
    if (cells.size() > kMostCells)
        return fail(Errc::TooLarge, std::to_string(cells.size()) + " cells of a sky map");
    for (const Cell &cell : cells) {
        const bool isCell = cell.cell.order >= 0 && cell.cell.order <= HealpixCell::kMaxOrder
            && cell.cell.index < cellCount(cell.cell.order);
        if (!isCell)
            return fail(Errc::OutOfRange, "not a HEALPix cell");
        if (!(cell.probability >= 0 && cell.probability <= 1.01))
            return fail(Errc::OutOfRange, "not a probability: " + std::to_string(cell.probability));
    }
    std::ranges::sort(cells, {}, [](const Cell &cell) { return cell.cell.firstLeaf(); });
    SkyCells result;
    result.m_sums.reserve(cells.size() + 1);
    std::uint64_t end = 0;
    for (const Cell &cell : cells) {
        if (cell.cell.firstLeaf() < end)
            return fail(Errc::Malformed, "cells of a sky map overlap");
        end = cell.cell.endLeaf();
        result.m_sums.push_back(result.m_sums.back() + cell.probability);
    }
    if (result.total() > 1.01)
        return fail(Errc::OutOfRange, "probabilities sum up to " + std::to_string(result.total()));
    result.m_cells = std::move(cells);
    return result;
}

double SkyCells::inside(const CircularField &field) const
{
    const std::array sides{
        Side{vectorTo(field.centre), Angle::degrees(90).asRadians() - field.radius.asRadians()}};
    return Sum(m_cells, m_sums, sides, field.radius.asRadians() * kFinestPart).all();
}

double SkyCells::inside(const RectangularField &field) const
{
    const SkyVector centre = vectorTo(field.centre);
    const double sinRa = sine(field.centre.ra);
    const double cosRa = cosine(field.centre.ra);
    const double sinDec = sine(field.centre.dec);
    const SkyVector east{-sinRa, cosRa, 0};
    const SkyVector north{-sinDec * cosRa, -sinDec * sinRa, cosine(field.centre.dec)};
    const double s = sine(field.positionAngle);
    const double c = cosine(field.positionAngle);
    const auto sideTowards = [&](double eastward, double northward, Angle half) {
        Side side;
        for (std::size_t i = 0; i < 3; ++i)
            side.axis[i] =
                centre[i] * sine(half) - (east[i] * eastward + north[i] * northward) * cosine(half);
        return side;
    };
    const std::array sides{
        sideTowards(s, c, field.height / 2), sideTowards(-s, -c, field.height / 2),
        sideTowards(c, -s, field.width / 2), sideTowards(-c, s, field.width / 2)};
    const double smaller = std::min(field.width.asRadians(), field.height.asRadians());
    return Sum(m_cells, m_sums, sides, smaller / 2 * kFinestPart).all();
}

double SkyCells::densityAt(const SkyVector &place) const
{
    const std::uint64_t leaf = HealpixCell::containing(HealpixCell::kMaxOrder, place).index;
    const auto after = std::ranges::partition_point(
        m_cells, [leaf](const Cell &cell) { return cell.cell.firstLeaf() <= leaf; });
    if (after == m_cells.begin())
        return 0;
    const Cell &cell = *std::prev(after);
    return leaf < cell.cell.endLeaf() ? cell.probability / cellAreaSr(cell.cell.order) : 0;
}

} // namespace tulpar
