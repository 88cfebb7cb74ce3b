#include "core/lab/map_contents.h"

#include "core/lab/flat_map.h"
#include "core/lab/map_table.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>
#include <string>

namespace tulpar {

namespace {

constexpr auto kMostRows = static_cast<std::int64_t>(cellCount(9)); // of a multi-order map
constexpr double kUnseen = -1.6375e30; // HEALPix' number for "not measured"

/// Decides what a printed probability counts as, and remembers what was odd.
class Judge {
public:
    /// Zero for what is no probability; an infinite or absurd one is an error.
    Result<double> probability(double printed, std::int64_t row)
    {
        if (std::isnan(printed) || std::abs(printed - kUnseen) < 1e25) {
            m_isNotANumber = true;
            return 0;
        }
        if (printed > 1e12)
            return fail(
                Errc::Malformed,
                "probability " + std::to_string(printed) + " in row " + std::to_string(row + 1));
        if (printed < 0) {
            m_isNegative = true;
            return 0;
        }
        return printed;
    }

    std::vector<SkyMapRemark> remarks(double total, bool isWhole) const
    {
        std::vector<SkyMapRemark> remarks;
        if (std::abs(total - 1) > 0.01)
            remarks.push_back(SkyMapRemark::NotNormalised);
        if (m_isNegative)
            remarks.push_back(SkyMapRemark::NegativeProbability);
        if (m_isNotANumber)
            remarks.push_back(SkyMapRemark::NotANumber);
        if (!isWhole)
            remarks.push_back(SkyMapRemark::PartOfSky);
        return remarks;
    }

private:
    bool m_isNegative = false;
    bool m_isNotANumber = false;
};

struct CellRow {
    HealpixCell cell;
    double density = 0; ///< sr-1
};

Result<MapContents> readMultiOrder(MapTable &table)
{
    const MapColumn *uniq = table.column({"UNIQ"});
    const MapColumn *density = table.column({"PROBDENSITY"});
    if (uniq == nullptr || density == nullptr)
        return fail(Errc::Malformed, "a multi-order map without the columns UNIQ and PROBDENSITY");
    if (uniq->repeat != 1 || density->repeat != 1 || (uniq->type != 'K' && uniq->type != 'J')
        || (density->type != 'D' && density->type != 'E'))
        return fail(Errc::Unsupported, "a multi-order map whose columns are not one number a row");
    if (table.rows() > kMostRows)
        return fail(Errc::TooLarge, "a multi-order map of " + std::to_string(table.rows()) + " rows");

    Judge judge;
    MapContents contents;
    std::uint64_t covered = 0;
    double peakDensity = 0;
    const auto take = [&](const MapTable::Slab &slab) -> Result<void> {
        for (std::size_t i = 0; i < slab.values.size(); ++i) {
            const std::int64_t row = slab.firstRow + static_cast<std::int64_t>(i);
            const auto cell = HealpixCell::fromUniq(static_cast<std::uint64_t>(slab.numbers[i]));
            if (!cell)
                return fail(Errc::Malformed, "row " + std::to_string(row + 1) + ": " + cell.error().detail);
            const auto value = judge.probability(slab.values[i], row);
            if (!value)
                return Failure(value.error());
            covered += cell->endLeaf() - cell->firstLeaf();
            if (covered > cellCount(HealpixCell::kMaxOrder))
                return fail(Errc::Malformed, "the cells cover more than the sphere");
            if (*value > peakDensity) {
                peakDensity = *value;
                contents.facts.peak = directionOf(cell->centre());
            }
            const double probability = *value * cellAreaSr(cell->order);
            contents.total += probability;
            contents.cells.push_back({*cell, probability});
        }
        return {};
    };
    if (auto read = table.read(*density, uniq, take); !read)
        return Failure(read.error());

    std::ranges::sort(contents.cells, {}, [](const SkyCells::Cell &c) { return c.cell.firstLeaf(); });
    for (std::size_t i = 1; i < contents.cells.size(); ++i)
        if (contents.cells[i].cell.firstLeaf() < contents.cells[i - 1].cell.endLeaf())
            return fail(
                Errc::Malformed,
                "the cells " + std::to_string(contents.cells[i - 1].cell.uniq()) + " and "
                    + std::to_string(contents.cells[i].cell.uniq()) + " overlap");
    std::erase_if(contents.cells, [](const SkyCells::Cell &c) { return c.probability <= 0; });
    const CredibleAreas areas = credibleAreas(contents.cells, contents.total);
    contents.facts.area50Deg2 = areas.area50Deg2;
    contents.facts.area90Deg2 = areas.area90Deg2;
    contents.facts.totalProbability = contents.total;
    contents.facts.remarks = judge.remarks(contents.total, covered == cellCount(HealpixCell::kMaxOrder));
    return contents;
}

/// The order of a flat map by its number of pixels, which NSIDE must agree with.
Result<int> flatOrder(const MapTable &table, const MapColumn &column)
{
    const auto pixels = static_cast<std::uint64_t>(table.rows() * column.repeat);
    int order = 0;
    while (order <= FlatMap::kFinestOrder && cellCount(order) < pixels)
        ++order;
    if (order > FlatMap::kFinestOrder)
        return fail(Errc::TooLarge, "a flat map of " + std::to_string(pixels) + " pixels");
    if (cellCount(order) != pixels)
        return fail(
            Errc::Malformed,
            std::to_string(pixels) + " pixels are no HEALPix map of an NSIDE that is a power of two");
    const auto nside = table.header().integer("NSIDE");
    if (nside && *nside != std::int64_t{1} << order)
        return fail(
            Errc::Malformed,
            "FITS header says NSIDE = " + std::to_string(*nside) + ", the table has " + std::to_string(pixels)
                + " pixels");
    return order;
}

Result<MapContents> readFlat(MapTable &table, FlatMap::Ordering ordering)
{
    const MapColumn *column = table.column({"PROB", "PROBABILITY", "PROBDENSITY"});
    if (column->type != 'D' && column->type != 'E')
        return fail(Errc::Unsupported, std::string("probabilities of the type ") + column->type);
    if (table.header().text("INDXSCHM").value_or("IMPLICIT") != "IMPLICIT"
        || table.column({"PIXEL"}) != nullptr)
        return fail(Errc::Unsupported, "a flat map with explicit pixel numbers");
    const auto order = flatOrder(table, *column);
    if (!order)
        return Failure(order.error());
    const double factor = column->name == "PROBDENSITY" ? cellAreaSr(*order) : 1;
    Judge judge;
    FlatMap map(*order, ordering);
    const auto take = [&](const MapTable::Slab &slab) -> Result<void> {
        for (const double printed : slab.values) {
            const auto probability = judge.probability(printed, slab.firstRow);
            if (!probability)
                return Failure(probability.error());
            map.add(*probability * factor);
        }
        return {};
    };
    if (auto read = table.read(*column, nullptr, take); !read)
        return Failure(read.error());
    MapContents contents = map.contents();
    contents.facts.remarks = judge.remarks(contents.total, true);
    return contents;
}

Result<MapContents> readTable(MapTable &table)
{
    const FitsHeader &header = table.header();
    const std::string_view ordering = header.text("ORDERING").value_or("");
    if (ordering == "NUNIQ" || (ordering.empty() && table.column({"UNIQ"}) != nullptr))
        return readMultiOrder(table);
    if (ordering == "RING")
        return readFlat(table, FlatMap::Ordering::Ring);
    if (ordering == "NESTED" || ordering == "NEST")
        return readFlat(table, FlatMap::Ordering::Nested);
    return fail(Errc::Unsupported, "FITS header says ORDERING = '" + std::string(ordering) + "'");
}

/// Text of a header for people: printable ASCII, at most 60 letters.
std::string shortText(const FitsHeader &header, std::string_view keyword)
{
    std::string text;
    for (const char c : header.text(keyword).value_or("").substr(0, 60))
        text += c >= ' ' && c <= '~' ? c : '?';
    return text;
}

std::optional<double> distanceOf(const FitsHeader &header, std::string_view keyword)
{
    const auto number = header.number(keyword);
    return number && std::isfinite(*number) && *number > 0 ? number : std::nullopt;
}

} // namespace

Result<MapContents> readMapContents(std::span<const std::byte> file)
{
    auto table = MapTable::open(file);
    if (!table)
        return Failure(table.error());
    const std::string_view frame = table->header().text("COORDSYS").value_or("C");
    if (frame != "C" && !frame.starts_with("CEL") && !frame.starts_with("EQU") && frame != "ICRS")
        return fail(
            Errc::Unsupported, "FITS header says COORDSYS = '" + std::string(frame) + "', not celestial");
    auto contents = readTable(*table);
    if (!contents)
        return contents;
    if (!(contents->total > 0) || !std::isfinite(contents->total))
        return fail(Errc::Malformed, "a sky map without any probability");
    contents->facts.creator = shortText(table->header(), "CREATOR");
    contents->facts.instruments = shortText(table->header(), "INSTRUME");
    contents->facts.distanceMeanMpc = distanceOf(table->header(), "DISTMEAN");
    contents->facts.distanceStdMpc = distanceOf(table->header(), "DISTSTD");
    return contents;
}

} // namespace tulpar
