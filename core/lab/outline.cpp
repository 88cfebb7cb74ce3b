#include "core/lab/outline.h"

#include "core/lab/flat_map.h"

#include <healpix_cxx/healpix_base.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <span>
#include <unordered_map>

namespace tulpar {

namespace {

constexpr double kCellsInside = 20'000; // aimed at within a region
constexpr std::size_t kMostCellsInside = 400'000;
constexpr int kFinestOrder = 24; // 12 milliarcseconds: finer than any map
constexpr double kMostMissing = 0.05; // of the area, where outlines follow the map's cells
constexpr double kMostRough = 0.3; // on coarser cells: so many spots may stay out
constexpr int kCoarsestOrder = 2; // 15 degrees
constexpr std::size_t kMostSmoothings = 5;
constexpr std::size_t kEdgesASmoothing = 50; // a short loop would shrink
constexpr std::size_t kShortLoop = 16; // edges; shorter ones keep their corners

using Loop = std::vector<SkyVector>;

SkyVector cross(const SkyVector &a, const SkyVector &b)
{
    return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}

double dot(const SkyVector &a, const SkyVector &b)
{
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

double distance(const SkyVector &a, const SkyVector &b)
{
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

SkyVector middle(const SkyVector &a, const SkyVector &b)
{
    SkyVector m{a[0] + b[0], a[1] + b[1], a[2] + b[2]};
    const double length = std::hypot(m[0], m[1], m[2]);
    for (double &part : m)
        part /= length;
    return m;
}

/// The cells that hold `share` of the map, as sorted numbers of one order.
std::vector<std::uint64_t> regionCells(const MapContents &map, double share, int order)
{
    std::vector<SkyCells::Cell> cells;
    cells.reserve(map.cells.size());
    for (const SkyCells::Cell &cell : map.cells) {
        const HealpixCell whole = cell.cell.order > order ? cell.cell.ancestor(order) : cell.cell;
        if (!cells.empty() && cells.back().cell == whole)
            cells.back().probability += cell.probability;
        else
            cells.push_back({whole, cell.probability});
    }
    std::vector<std::uint64_t> inside;
    double sum = 0;
    for (const std::uint32_t i : byFallingDensity(cells)) {
        const HealpixCell &cell = cells[i].cell;
        const int shift = 2 * (order - cell.order);
        if (shift > 20 || inside.size() + (std::size_t{1} << shift) > kMostCellsInside)
            return {};
        for (std::uint64_t part = cell.index << shift; part < (cell.index + 1) << shift; ++part)
            inside.push_back(part);
        sum += cells[i].probability;
        if (sum >= share * map.total)
            break;
    }
    std::ranges::sort(inside);
    return inside;
}

/// A corner that several cells share has one key, however they came to it.
struct CornerKey {
    std::array<std::int64_t, 3> at{};
    bool operator==(const CornerKey &) const = default;
};

struct CornerHash {
    std::size_t operator()(const CornerKey &key) const
    {
        std::uint64_t hash = 1469598103934665603U;
        for (const std::int64_t part : key.at)
            hash = (hash ^ static_cast<std::uint64_t>(part)) * 1099511628211U ^ (hash >> 29);
        return static_cast<std::size_t>(hash);
    }
};

CornerKey keyOf(const SkyVector &corner)
{
    constexpr double kSteps = 1099511627776; // 2^40: 1e-12, between rounding and the finest cells
    CornerKey key;
    for (std::size_t i = 0; i < 3; ++i)
        key.at[i] = std::llround(corner[i] * kSteps);
    return key;
}

struct Edge {
    SkyVector from{};
    SkyVector to{};
    bool isUsed = false;
};

/// All edges between a cell inside and one outside, the inside on the left seen from outside the sphere.
std::vector<Edge> edgesOf(const std::vector<std::uint64_t> &inside, int order)
{
    const T_Healpix_Base<int64> base(order, NEST);
    // HEALPix counts neighbours from south-west clockwise; corners run south, east, north, west.
    constexpr std::array<std::size_t, 4> kAcross{6, 4, 2, 0}; // of the edges from each corner to the next
    std::vector<Edge> edges;
    for (const std::uint64_t index : inside) {
        fix_arr<int64, 8> neighbours;
        base.neighbors(static_cast<int64>(index), neighbours);
        std::array<bool, 4> isBoundary{};
        for (std::size_t side = 0; side < 4; ++side)
            isBoundary[side] =
                !std::ranges::binary_search(inside, static_cast<std::uint64_t>(neighbours[kAcross[side]]));
        if (std::ranges::none_of(isBoundary, [](bool is) { return is; }))
            continue;
        const auto corners = HealpixCell{order, index}.corners();
        for (std::size_t side = 0; side < 4; ++side)
            if (isBoundary[side])
                edges.push_back({corners[side], corners[(side + 1) % 4]});
    }
    return edges;
}

std::vector<Loop> loopsOf(std::vector<Edge> edges)
{
    std::unordered_multimap<CornerKey, std::size_t, CornerHash> leaving;
    leaving.reserve(edges.size());
    for (std::size_t i = 0; i < edges.size(); ++i)
        leaving.emplace(keyOf(edges[i].from), i);
    std::vector<Loop> loops;
    for (Edge &first : edges) {
        if (first.isUsed)
            continue;
        Loop loop;
        Edge *edge = &first;
        while (edge != nullptr) {
            edge->isUsed = true;
            loop.push_back(edge->from);
            const auto [begin, end] = leaving.equal_range(keyOf(edge->to));
            edge = nullptr;
            for (auto next = begin; next != end && edge == nullptr; ++next)
                if (!edges[next->second].isUsed)
                    edge = &edges[next->second];
        }
        loops.push_back(std::move(loop));
    }
    return loops;
}

/// The line through the middles of all edges, each drawn towards its neighbours some times: a staircase of
/// cells becomes a line that strays from it by less than a cell.
Loop smoothed(const Loop &loop)
{
    if (loop.size() < kShortLoop)
        return loop;
    Loop result = loop;
    const std::size_t rounds = std::clamp<std::size_t>(loop.size() / kEdgesASmoothing, 1, kMostSmoothings);
    for (std::size_t round = 0; round < rounds; ++round) {
        const SkyVector first = result.front();
        for (std::size_t i = 0; i + 1 < result.size(); ++i)
            result[i] = middle(result[i], result[i + 1]);
        result.back() = middle(result.back(), first);
    }
    return result;
}

/// How far `place` lies from the great-circle step a to b, as a chord.
double awayFrom(const SkyVector &place, const SkyVector &a, const SkyVector &b)
{
    const double ends = std::min(distance(place, a), distance(place, b));
    const SkyVector normal = cross(a, b);
    const double length = std::hypot(normal[0], normal[1], normal[2]);
    if (length < 1e-15)
        return ends;
    const bool isBeside = dot(cross(normal, a), place) >= 0 && dot(cross(b, normal), place) >= 0;
    return isBeside ? std::abs(dot(normal, place)) / length : ends;
}

/// Douglas and Peucker's thinning of an open line between two kept points, without recursion.
void keepBetween(
    std::span<const SkyVector> line, double tolerance, std::vector<char> &isKept, std::size_t offset)
{
    std::vector<std::array<std::size_t, 2>> open{{0, line.size() - 1}};
    while (!open.empty()) {
        const auto [first, last] = open.back();
        open.pop_back();
        std::size_t farthest = first;
        double most = tolerance;
        for (std::size_t i = first + 1; i < last; ++i)
            if (const double away = awayFrom(line[i], line[first], line[last]); away > most) {
                most = away;
                farthest = i;
            }
        if (farthest == first)
            continue;
        isKept[(offset + farthest) % isKept.size()] = 1;
        open.push_back({first, farthest});
        open.push_back({farthest, last});
    }
}

/// A closed loop thinned so that no dropped point lies farther than `tolerance` (chord) from the line;
/// nothing if the whole loop is smaller than that. No step is longer than 30 degrees.
Loop thinned(const Loop &loop, double tolerance)
{
    const std::size_t count = loop.size();
    std::vector<char> isKept(count, 0);
    std::size_t opposite = 0;
    for (std::size_t i = 1; i < count; ++i)
        if (distance(loop[i], loop[0]) > distance(loop[opposite], loop[0]))
            opposite = i;
    isKept[0] = 1;
    isKept[opposite] = 1;
    Loop turned(loop.begin(), loop.end());
    turned.push_back(loop.front());
    keepBetween(std::span(turned).first(opposite + 1), tolerance, isKept, 0);
    keepBetween(std::span(turned).subspan(opposite), tolerance, isKept, opposite);
    Loop result;
    for (std::size_t i = 0; i < count; ++i)
        if (isKept[i] != 0)
            result.push_back(loop[i]);
    return result.size() < 3 ? Loop() : result;
}

std::vector<Loop> thinnedTo(std::vector<Loop> loops, std::size_t mostPoints, double cell, bool &isSimplified)
{
    std::ranges::sort(loops, std::ranges::greater(), &Loop::size);
    const std::size_t mostLoops = mostPoints / 6;
    if (loops.size() > mostLoops) {
        loops.resize(mostLoops);
        isSimplified = true;
    }
    for (double tolerance = cell / 3;; tolerance *= 1.3) {
        std::vector<Loop> result;
        std::size_t points = 0;
        for (const Loop &loop : loops) {
            Loop thin = thinned(loop, tolerance);
            points += thin.size();
            if (!thin.empty())
                result.push_back(std::move(thin));
        }
        if (points <= mostPoints) {
            isSimplified = isSimplified || tolerance > cell;
            return result;
        }
    }
}

/// What loops enclose together, holes taken off, 0 to the whole sphere: Girard's theorem on fans of
/// triangles.
double enclosedSr(std::span<const Loop> loops)
{
    double sum = 0;
    for (const Loop &loop : loops)
        for (std::size_t i = 1; i + 1 < loop.size(); ++i) {
            const SkyVector &a = loop[0];
            const SkyVector &b = loop[i];
            const SkyVector &c = loop[i + 1];
            sum += 2 * std::atan2(dot(a, cross(b, c)), 1 + dot(a, b) + dot(b, c) + dot(c, a));
        }
    constexpr double kSphere = 4 * std::numbers::pi;
    constexpr double kRounding = 1e-6;
    sum = std::fmod(sum, kSphere);
    return sum < -kRounding ? sum + kSphere : sum; // all but a hole
}

struct Drawn {
    std::vector<Loop> loops;
    double missing = 0; ///< what they enclose too little or too much, of what they should
    bool isSimplified = false;
};

/// The outlines of `share` of the map on cells of one order.
Drawn drawn(const MapContents &map, double share, int order, std::size_t mostPoints)
{
    Drawn result;
    const std::vector<std::uint64_t> inside = regionCells(map, share, order);
    std::vector<Loop> loops = loopsOf(edgesOf(inside, order));
    for (Loop &loop : loops)
        loop = smoothed(loop);
    const bool isWholeSky = loops.empty() && !inside.empty();
    const double cell = std::sqrt(cellAreaSr(order));
    result.loops = thinnedTo(std::move(loops), mostPoints, cell, result.isSimplified);
    const double wanted = static_cast<double>(inside.size()) * cellAreaSr(order);
    if (!isWholeSky)
        result.missing = inside.empty() ? 1 : std::abs(enclosedSr(result.loops) / wanted - 1);
    return result;
}

} // namespace

Outlines outlinesOf(const MapContents &map)
{
    struct Wanted {
        double share;
        double areaDeg2;
        std::size_t mostPoints;
    };
    constexpr std::size_t kFor50 = SkyRegion::kMostOutlinePoints * 2 / 5;
    const std::array wanted{
        Wanted{0.5, map.facts.area50Deg2, kFor50},
        Wanted{0.9, map.facts.area90Deg2, SkyRegion::kMostOutlinePoints - kFor50}};
    int finest = 0;
    for (const SkyCells::Cell &cell : map.cells)
        finest = std::max(finest, cell.cell.order);
    finest = std::min(finest, kFinestOrder);
    Outlines outlines;
    for (const Wanted &region : wanted) {
        int order = finest;
        while (order > 0 && region.areaDeg2 / cellAreaDeg2(order) > kCellsInside)
            --order;
        // A region of many spots has more corners than can be told: then on coarser cells, where they run
        // together.
        Drawn lines = drawn(map, region.share, order, region.mostPoints);
        for (double most = kMostMissing; lines.missing > most && order > kCoarsestOrder; most = kMostRough) {
            lines = drawn(map, region.share, --order, region.mostPoints);
            lines.isSimplified = true;
        }
        outlines.isSimplified = outlines.isSimplified || lines.isSimplified;
        for (const Loop &loop : lines.loops) {
            SkyOutline line{region.share, {}};
            for (const SkyVector &place : loop)
                line.points.push_back(directionOf(place));
            outlines.lines.push_back(std::move(line));
        }
    }
    return outlines;
}

} // namespace tulpar
