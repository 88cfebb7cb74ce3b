#include "core/lab/flat_map.h"

#include <healpix_cxx/healpix_base.h>

#include <algorithm>
#include <bit>
#include <cmath>

namespace tulpar {

namespace {

constexpr int kKeptOrder = 9; // up to here every pixel is kept: 3 145 728
constexpr int kCoarseOrder = 8;
constexpr std::size_t kBestPixels = 1 << 18;
constexpr std::size_t kMostRefinedCells = 1 << 20;
constexpr int kHistogramShift = 11; // of the 31 bits of a float above 0: 1/4096 of a value

double densityOf(const SkyCells::Cell &cell)
{
    return cell.probability * static_cast<double>(std::uint64_t{1} << (2 * cell.cell.order));
}

} // namespace

/// What is kept of a map too fine to keep whole.
struct FlatMap::Fine {
    struct Bin {
        double sum = 0;
        std::uint32_t count = 0;
    };
    std::vector<double> coarse;
    std::vector<Bin> histogram;
    T_Healpix_Base<int64> base; // for the ring numbers of any order
};

FlatMap::FlatMap(int order, Ordering ordering)
    : m_order(order)
    , m_ordering(ordering)
    , m_fine(std::make_unique<Fine>())
{
    m_fine->base.Set(order, ordering == Ordering::Ring ? RING : NEST);
    if (order > kKeptOrder) {
        m_fine->coarse.resize(cellCount(kCoarseOrder));
        m_fine->histogram.resize(std::size_t{1} << (31 - kHistogramShift));
    }
}

FlatMap::~FlatMap() = default;

void FlatMap::add(double probability)
{
    const std::uint64_t own = m_next++;
    if (probability <= 0)
        return;
    const std::uint64_t index = m_ordering == Ordering::Nested
        ? own
        : static_cast<std::uint64_t>(m_fine->base.ring2nest(static_cast<int64>(own)));
    m_total += probability;
    if (probability > m_peak.probability)
        m_peak = {index, probability};
    if (m_order <= kKeptOrder)
        m_pixels.push_back({index, probability});
    else
        addFine(index, probability);
}

void FlatMap::addFine(std::uint64_t index, double probability)
{
    m_fine->coarse[index >> (2 * (m_order - kCoarseOrder))] += probability;
    const auto bits = std::bit_cast<std::uint32_t>(static_cast<float>(std::min(probability, 1e30)));
    Fine::Bin &bin = m_fine->histogram[bits >> kHistogramShift];
    bin.sum += probability;
    ++bin.count;
    m_pixels.push_back({index, probability});
    if (m_pixels.size() < 2 * kBestPixels)
        return;
    std::ranges::nth_element(
        m_pixels, m_pixels.begin() + kBestPixels, std::ranges::greater(), &Pixel::probability);
    m_pixels.resize(kBestPixels);
}

MapContents FlatMap::contents()
{
    MapContents contents;
    if (m_order > kKeptOrder) {
        contents = fineContents();
    } else {
        if (m_ordering == Ordering::Ring)
            std::ranges::sort(m_pixels, {}, &Pixel::index);
        contents.cells.reserve(m_pixels.size());
        for (const Pixel &pixel : m_pixels)
            contents.cells.push_back({{m_order, pixel.index}, pixel.probability});
        m_pixels = {}; // a full map of order 9 is 50 MB here
        const CredibleAreas areas = credibleAreas(contents.cells, m_total);
        contents.facts.area50Deg2 = areas.area50Deg2;
        contents.facts.area90Deg2 = areas.area90Deg2;
    }
    contents.total = m_total;
    contents.facts.totalProbability = m_total;
    contents.facts.peak = directionOf(HealpixCell{m_order, m_peak.index}.centre());
    return contents;
}

MapContents FlatMap::fineContents()
{
    MapContents contents;
    // How many pixels hold a share of the total, bin by bin from the most probable.
    std::uint64_t count90 = 0;
    std::uint64_t count = 0;
    double sum = 0;
    for (auto bin = m_fine->histogram.rbegin(); bin != m_fine->histogram.rend(); ++bin) {
        if (bin->count == 0)
            continue;
        const auto pixelsUpTo = [&](double share) {
            const double missing = share * m_total - sum;
            const double part = std::clamp(missing / bin->sum, 0.0, 1.0);
            return count + static_cast<std::uint64_t>(std::ceil(part * bin->count - 1e-6));
        };
        if (sum < 0.5 * m_total)
            contents.facts.area50Deg2 = static_cast<double>(pixelsUpTo(0.5)) * cellAreaDeg2(m_order);
        if (sum < 0.9 * m_total)
            count90 = pixelsUpTo(0.9);
        sum += bin->sum;
        count += bin->count;
    }
    contents.facts.area90Deg2 = static_cast<double>(count90) * cellAreaDeg2(m_order);
    std::ranges::sort(m_pixels, std::ranges::greater(), &Pixel::probability);
    const std::size_t best = count90 <= kBestPixels ? std::min<std::size_t>(count90, m_pixels.size()) : 0;
    contents.cells = refined(std::span(m_pixels).first(best));
    return contents;
}

/// The coarse cells, those with one of the best pixels divided down to the map's own order. What the best
/// pixels leave of such a cell is spread over its other pixels.
std::vector<SkyCells::Cell> FlatMap::refined(std::span<const Pixel> best) const
{
    const int shift = 2 * (m_order - kCoarseOrder);
    std::vector<Pixel> pixels(best.begin(), best.end());
    std::ranges::sort(pixels, {}, &Pixel::index);
    std::size_t divided = 0;
    for (std::size_t i = 0; i < pixels.size(); ++i)
        divided += i == 0 || pixels[i].index >> shift != pixels[i - 1].index >> shift ? 1U : 0U;
    if (divided << shift > kMostRefinedCells)
        pixels.clear();
    std::vector<SkyCells::Cell> cells;
    auto next = pixels.begin();
    for (std::uint64_t parent = 0; parent < m_fine->coarse.size(); ++parent) {
        const double whole = m_fine->coarse[parent];
        const auto end = std::find_if(
            next, pixels.end(), [&](const Pixel &pixel) { return pixel.index >> shift != parent; });
        if (next == end) {
            if (whole > 0)
                cells.push_back({{kCoarseOrder, parent}, whole});
            continue;
        }
        double rest = whole;
        for (auto pixel = next; pixel != end; ++pixel)
            rest -= pixel->probability;
        const std::uint64_t others = (std::uint64_t{1} << shift) - static_cast<std::uint64_t>(end - next);
        const double each = others == 0 ? 0 : std::max(rest, 0.0) / static_cast<double>(others);
        for (std::uint64_t index = parent << shift; index < (parent + 1) << shift; ++index) {
            const bool isBest = next != end && next->index == index;
            const double probability = isBest ? (next++)->probability : each;
            if (probability > 0)
                cells.push_back({{m_order, index}, probability});
        }
    }
    return cells;
}

std::vector<std::uint32_t> byFallingDensity(std::span<const SkyCells::Cell> cells)
{
    struct Place {
        double density = 0;
        std::uint32_t index = 0;
    };
    std::vector<Place> places(cells.size());
    for (std::uint32_t i = 0; i < places.size(); ++i)
        places[i] = {densityOf(cells[i]), i};
    std::ranges::sort(places, [](const Place &a, const Place &b) {
        return a.density != b.density ? a.density > b.density : a.index < b.index;
    });
    std::vector<std::uint32_t> order(cells.size());
    std::ranges::transform(places, order.begin(), &Place::index);
    return order;
}

CredibleAreas credibleAreas(std::span<const SkyCells::Cell> cells, double total)
{
    CredibleAreas areas;
    double sum = 0;
    double area = 0;
    for (const std::uint32_t i : byFallingDensity(cells)) {
        const bool below50 = sum < 0.5 * total;
        sum += cells[i].probability;
        area += cellAreaDeg2(cells[i].cell.order);
        if (below50)
            areas.area50Deg2 = area;
        areas.area90Deg2 = area;
        if (sum >= 0.9 * total)
            break;
    }
    return areas;
}

} // namespace tulpar
