#include "core/sky/probable_tiles.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <unordered_map>

namespace tulpar {

namespace {

constexpr int kLeastRaster = 16; ///< points along each side of a share
constexpr int kMostRaster = 128;
constexpr double kPointsOfCell = 4; ///< along the side of the finest cells
constexpr double kCutSigmas = 4.5;
constexpr double kCellsOfSigma = 7;

double densityOf(const SkyCells::Cell &cell)
{
    return cell.probability / cellAreaSr(cell.cell.order);
}

double cosineBetween(const SkyVector &a, const SkyVector &b)
{
    return std::clamp(a[0] * b[0] + a[1] * b[1] + a[2] * b[2], -1.0, 1.0);
}

/// What of the map lies in the share of a field: the mean of the density on points that stand for equal
/// areas.
double probabilityIn(const TileGrid::Share &share, const SkyCells &cells, int finestOrder)
{
    const double cellsAcross = std::sqrt(share.areaSr() / cellAreaSr(finestOrder));
    const int raster =
        static_cast<int>(std::clamp<double>(kPointsOfCell * cellsAcross, kLeastRaster, kMostRaster));
    const double low = sine(share.low);
    const double step = (sine(share.high) - low) / raster;
    double sum = 0;
    for (int column = 0; column < raster; ++column) {
        const Angle ra = share.from + share.across * ((column + 0.5) / raster);
        const double cosRa = cosine(ra);
        const double sinRa = sine(ra);
        for (int row = 0; row < raster; ++row) {
            const double z = low + (row + 0.5) * step;
            const double across = std::sqrt((1 - z) * (1 + z));
            sum += cells.densityAt({across * cosRa, across * sinRa, z});
        }
    }
    return sum * share.areaSr() / (raster * raster);
}

/// Collects the fields that cells touch, until there are enough.
class Collection {
public:
    Collection(const TileGrid &grid, const MayBeWanted &mayBeWanted, std::size_t enough)
        : m_grid(grid)
        , m_mayBeWanted(mayBeWanted)
        , m_enough(enough)
    {
        const Angle small = std::min(grid.width(), grid.height()) / 4;
        while (m_order < HealpixCell::kMaxOrder && cellRadius(m_order) > small)
            ++m_order;
    }

    /// Whether there may be more.
    bool add(const HealpixCell &cell) { return add(cell, cell.order); }

    struct Found {
        TileIndex tile;
        int finestOrder = 0; ///< of the cells in it
    };
    [[nodiscard]] std::vector<Found> &tiles() { return m_tiles; }

private:
    bool add(const HealpixCell &cell, int order)
    {
        const SkyVector centre = cell.centre();
        if (m_mayBeWanted && !m_mayBeWanted(centre, cellRadius(cell.order)))
            return true;
        if (cell.order >= m_order)
            return touch(m_grid.at(centre), order);
        for (unsigned i = 0; i < 4; ++i)
            if (!add(cell.child(i), order))
                return false;
        return true;
    }

    bool touch(const TileIndex &tile, int order)
    {
        constexpr std::size_t kUnwanted = std::numeric_limits<std::size_t>::max();
        const auto key =
            (static_cast<std::uint64_t>(tile.ring) << 32) + static_cast<std::uint64_t>(tile.place);
        const auto [seen, isNew] = m_seen.emplace(key, kUnwanted);
        if (isNew && (!m_mayBeWanted || m_mayBeWanted(vectorTo(m_grid.centre(tile)), Angle()))) {
            seen->second = m_tiles.size();
            m_tiles.push_back({tile, order});
        } else if (seen->second != kUnwanted) {
            int &finest = m_tiles[seen->second].finestOrder;
            finest = std::max(finest, order);
        }
        return m_tiles.size() < m_enough;
    }

    const TileGrid &m_grid;
    const MayBeWanted &m_mayBeWanted;
    std::size_t m_enough;
    int m_order = 0; ///< of cells that lie in one field, or nearly so
    std::unordered_map<std::uint64_t, std::size_t> m_seen; ///< where in m_tiles
    std::vector<Found> m_tiles;
};

void addInside(
    const HealpixCell &cell, const SkyVector &centre, double cutRad, int order, double inverseVariance,
    std::vector<SkyCells::Cell> &cells)
{
    const double cosine = cosineBetween(cell.centre(), centre);
    if (std::acos(cosine) > cutRad + cellRadius(cell.order).asRadians())
        return;
    if (cell.order == order) {
        cells.push_back({cell, std::exp((cosine - 1) * inverseVariance)});
        return;
    }
    for (unsigned i = 0; i < 4; ++i)
        addInside(cell.child(i), centre, cutRad, order, inverseVariance, cells);
}

} // namespace

std::vector<SkyTile> probableTiles(
    const SkyCells &cells, const TileGrid &grid, std::size_t most, const MayBeWanted &mayBeWanted)
{
    std::vector<std::uint32_t> byDensity(cells.cells().size());
    std::iota(byDensity.begin(), byDensity.end(), 0U);
    std::ranges::stable_sort(
        byDensity, std::ranges::greater(), [&](std::uint32_t i) { return densityOf(cells.cells()[i]); });
    Collection collection(grid, mayBeWanted, 2 * most);
    for (const std::uint32_t i : byDensity)
        if (!(cells.cells()[i].probability > 0) || !collection.add(cells.cells()[i].cell))
            break;
    std::ranges::sort(collection.tiles(), {}, &Collection::Found::tile);
    std::vector<SkyTile> tiles;
    tiles.reserve(collection.tiles().size());
    for (const auto &[tile, order] : collection.tiles())
        tiles.push_back({grid.centre(tile), probabilityIn(grid.share(tile), cells, order)});
    double sum = 0;
    for (const SkyTile &tile : tiles)
        sum += tile.probability;
    if (sum > cells.total()) // by the points of the shares: no fields hold more than there is
        for (SkyTile &tile : tiles)
            tile.probability *= cells.total() / sum;
    std::erase_if(tiles, [](const SkyTile &tile) { return !(tile.probability > 0); });
    std::ranges::stable_sort(tiles, std::ranges::greater(), &SkyTile::probability);
    if (tiles.size() > most)
        tiles.resize(most);
    return tiles;
}

std::vector<SkyTile> tilesOfSite(const SkyCells &cells, const TileGrid &grid, Angle latitude, Angle lowest)
{
    constexpr std::size_t kParts = 4;
    std::vector<SkyTile> tiles;
    for (std::size_t part = 0; part < kParts; ++part) {
        const Angle middle = Angle::degrees((static_cast<double>(part) + 0.5) * 360 / kParts);
        const auto mayBeWanted = [&](const SkyVector &place, Angle around) {
            const IcrsDirection direction = directionOf(place);
            const Angle culminates =
                Angle::degrees(90) - Angle::radians(std::abs((direction.dec - latitude).asRadians()));
            if (culminates + around < lowest)
                return false;
            // What lies at the poles of a wide place is of every right ascension.
            const double across = cosine(direction.dec);
            const Angle reach = sine(around) < across && around < Angle::degrees(90)
                ? arcSine(sine(around) / across)
                : Angle::degrees(180);
            const Angle away = (direction.ra - middle).wrappedSigned();
            return std::abs(away.asDegrees()) <= 180.0 / kParts + reach.asDegrees();
        };
        const auto some = probableTiles(cells, grid, SkyRegion::kMostTiles / kParts, mayBeWanted);
        for (const SkyTile &tile : some) // one on the line between two parts is given once
            if (std::ranges::none_of(
                    tiles, [&](const SkyTile &other) { return other.centre == tile.centre; }))
                tiles.push_back(tile);
    }
    std::ranges::stable_sort(tiles, std::ranges::greater(), &SkyTile::probability);
    return tiles;
}

SkyCells cellsOfCircle(const IcrsDirection &centre, Angle radius, double containment)
{
    const Angle bounded = std::clamp(radius, Angle::arcseconds(1), Angle::degrees(60));
    const double sigma =
        bounded.asRadians() / std::sqrt(-2 * std::log(1 - std::clamp(containment, 0.01, 0.999)));
    int order = 0;
    while (order < HealpixCell::kMaxOrder && std::sqrt(cellAreaSr(order)) > sigma / kCellsOfSigma)
        ++order;
    std::vector<SkyCells::Cell> cells;
    const SkyVector place = vectorTo(centre);
    for (std::uint64_t face = 0; face < 12; ++face)
        addInside({0, face}, place, kCutSigmas * sigma, order, 1 / (sigma * sigma), cells);
    double sum = 0;
    for (const SkyCells::Cell &cell : cells)
        sum += cell.probability;
    for (SkyCells::Cell &cell : cells)
        cell.probability /= sum;
    return SkyCells::from(std::move(cells)).value_or(SkyCells());
}

} // namespace tulpar
