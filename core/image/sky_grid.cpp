#include "core/image/sky_grid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace tulpar {

namespace {

constexpr int kLattice = 16; // pixels between places that are computed exactly
constexpr float kNothing = std::numeric_limits<float>::quiet_NaN();

using Place = std::optional<PixelPosition>;

/// Places on the frame for a band of grid rows, from exact ones at its corners.
class Lattice {
public:
    Lattice(const PixelOfSky &place, const SkyGrid &grid)
        : m_place(place)
        , m_grid(grid)
        , m_nodes(static_cast<std::size_t>((grid.width - 1) / kLattice + 2))
        , m_above(m_nodes.size())
    {
    }

    /// Rows [row, row + kLattice), 0-based.
    void begin(int row)
    {
        if (m_row >= 0 && row == m_row + kLattice)
            m_nodes.swap(m_above);
        else
            fill(m_nodes, row);
        fill(m_above, row + kLattice);
        m_row = row;
    }

    /// Calls `take(column, place)` along a row of the band.
    template <class Take>
    void along(int row, Take take) const
    {
        const double up = static_cast<double>(row - m_row) / kLattice;
        for (int first = 0; first < m_grid.width; first += kLattice) {
            const auto node = static_cast<std::size_t>(first / kLattice);
            const std::array<Place, 4> corners{
                m_nodes[node], m_nodes[node + 1], m_above[node], m_above[node + 1]};
            const int last = std::min(first + kLattice, m_grid.width);
            if (!std::all_of(corners.begin(), corners.end(), [](const Place &p) { return p.has_value(); })) {
                for (int column = first; column < last; ++column)
                    take(column, exact(column, row));
                continue;
            }
            const PixelPosition left = mixed(*corners[0], *corners[2], up);
            const PixelPosition right = mixed(*corners[1], *corners[3], up);
            for (int column = first; column < last; ++column)
                take(column, Place(mixed(left, right, static_cast<double>(column - first) / kLattice)));
        }
    }

private:
    [[nodiscard]] Place exact(int column, int row) const
    {
        return m_place(m_grid.plane.toIcrs({column + 1.0, row + 1.0}));
    }

    void fill(std::vector<Place> &nodes, int row) const
    {
        for (std::size_t i = 0; i < nodes.size(); ++i)
            nodes[i] = exact(static_cast<int>(i) * kLattice, row);
    }

    static PixelPosition mixed(PixelPosition a, PixelPosition b, double share)
    {
        return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
    }

    const PixelOfSky &m_place;
    const SkyGrid &m_grid;
    std::vector<Place> m_nodes;
    std::vector<Place> m_above;
    int m_row = -1;
};

/// Reads values of a frame at places between pixels.
class Reader {
public:
    Reader(const Frame &frame, Resampling resampling, int side)
        : m_frame(frame)
        , m_resampling(resampling)
        , m_side(side)
    {
    }

    /// NaN beyond the frame.
    [[nodiscard]] float at(PixelPosition place) const
    {
        const double x = place.x - 1; // 0-based centres
        const double y = place.y - 1;
        if (!(x > -0.5 && y > -0.5 && x < m_frame.width() - 0.5 && y < m_frame.height() - 0.5))
            return kNothing;
        if (m_side > 1)
            return mean(
                static_cast<int>(std::lround(x - (m_side - 1) / 2.0)),
                static_cast<int>(std::lround(y - (m_side - 1) / 2.0)));
        if (m_resampling == Resampling::Nearest)
            return pixel(static_cast<int>(std::lround(x)), static_cast<int>(std::lround(y)));
        const int left = static_cast<int>(std::floor(x));
        const int bottom = static_cast<int>(std::floor(y));
        const auto right = static_cast<float>(x - left);
        const auto up = static_cast<float>(y - bottom);
        // Half a pixel at the rim: the rim's own values.
        const int l = std::max(left, 0);
        const int b = std::max(bottom, 0);
        const int r = std::min(left + 1, m_frame.width() - 1);
        const int t = std::min(bottom + 1, m_frame.height() - 1);
        const float low = pixel(l, b) * (1 - right) + pixel(r, b) * right;
        const float high = pixel(l, t) * (1 - right) + pixel(r, t) * right;
        return low * (1 - up) + high * up;
    }

private:
    [[nodiscard]] float pixel(int column, int row) const
    {
        const auto x = static_cast<std::size_t>(column);
        const std::byte *pixels = m_frame.row(row);
        if (isSixteenBit(m_frame.format()))
            return static_cast<float>(sixteenBitAt(pixels + 2 * x, m_frame.format()));
        const float value = floatAt(pixels + 4 * x, m_frame.format());
        return std::isfinite(value) ? value : kNothing;
    }

    [[nodiscard]] float mean(int left, int bottom) const
    {
        float sum = 0;
        int count = 0;
        for (int y = std::max(bottom, 0); y < std::min(bottom + m_side, m_frame.height()); ++y)
            for (int x = std::max(left, 0); x < std::min(left + m_side, m_frame.width()); ++x)
                if (const float value = pixel(x, y); !std::isnan(value)) {
                    sum += value;
                    ++count;
                }
        return count > 0 ? sum / static_cast<float>(count) : kNothing;
    }

    const Frame &m_frame;
    Resampling m_resampling;
    int m_side; // of a box, where the grid's pixels hold several of the frame's
};

/// How many frame pixels a grid pixel is wide in the middle of the grid, rounded; 1 where that is not known.
int boxSide(const PixelOfSky &place, const SkyGrid &grid)
{
    constexpr double kMostSide = 256;
    const PixelPosition middle{(grid.width + 1) / 2.0, (grid.height + 1) / 2.0};
    const auto here = place(grid.plane.toIcrs(middle));
    const auto aside = place(grid.plane.toIcrs({middle.x + 1, middle.y}));
    if (!here || !aside)
        return 1;
    const double step = std::hypot(aside->x - here->x, aside->y - here->y);
    return static_cast<int>(std::lround(std::clamp(step, 1.0, kMostSide)));
}

/// Calls `take(column, row, value)` for every pixel of the grid, bottom row first.
template <class Take>
void resample(
    const Frame &frame, const PixelOfSky &place, const SkyGrid &grid, Resampling resampling, Take take)
{
    const Reader reader(frame, resampling, boxSide(place, grid));
    Lattice lattice(place, grid);
    for (int row = 0; row < grid.height; ++row) {
        if (row % kLattice == 0)
            lattice.begin(row);
        lattice.along(
            row, [&](int column, const Place &at) { take(column, row, at ? reader.at(*at) : kNothing); });
    }
}

} // namespace

std::optional<SkyGrid> gridOf(const Frame &frame)
{
    if (!frame.facts().wcs)
        return std::nullopt;
    return SkyGrid{*frame.facts().wcs, frame.width(), frame.height()};
}

PixelOfSky pixelOfSky(const TangentPlane &plane)
{
    return [plane](const IcrsDirection &direction) { return plane.toPixel(direction); };
}

std::vector<float> resampled(
    const Frame &frame, const PixelOfSky &place, const SkyGrid &grid, Resampling resampling)
{
    std::vector<float> values(static_cast<std::size_t>(grid.width) * static_cast<std::size_t>(grid.height));
    auto to = values.begin();
    resample(frame, place, grid, resampling, [&](int, int, float value) { *to++ = value; });
    return values;
}

std::optional<std::vector<float>> resampled(const Frame &frame, const SkyGrid &grid, Resampling resampling)
{
    if (!frame.facts().wcs)
        return std::nullopt;
    return resampled(frame, pixelOfSky(*frame.facts().wcs), grid, resampling);
}

ViewSamples sampledOnSky(const Frame &frame, const PixelOfSky &place, const SkyGrid &view)
{
    ViewSamples samples;
    samples.width = view.width;
    samples.height = view.height;
    samples.values.resize(static_cast<std::size_t>(view.width) * static_cast<std::size_t>(view.height));
    resample(frame, place, view, Resampling::Bilinear, [&](int column, int row, float value) {
        const auto y = static_cast<std::size_t>(view.height - 1 - row);
        samples.values[y * static_cast<std::size_t>(view.width) + static_cast<std::size_t>(column)] = value;
    });
    return samples;
}

} // namespace tulpar
