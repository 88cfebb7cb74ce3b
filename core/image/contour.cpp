#include "core/image/contour.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace tulpar {

namespace {

/// Where a level crosses the grid between samples: an edge is 2 * (its first sample) for one that runs along
/// a row, and one more for one that runs along a column.
using Edge = std::uint32_t;

struct Segment {
    Edge from = 0;
    Edge to = 0;
};

/// Sums of up to 2 * reach + 1 neighbours, row by row; a NaN stays one and spoils what it is mixed into.
std::vector<float> smoothed(const ViewSamples &samples, int reach)
{
    if (reach <= 0)
        return samples.values;
    const int width = samples.width;
    const int height = samples.height;
    const auto row = [width](auto &values, int y) {
        return values.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    };
    std::vector<float> rows(samples.values.size());
    for (int y = 0; y < height; ++y) {
        const float *from = row(samples.values, y);
        float *to = row(rows, y);
        for (int k = -reach; k <= reach; ++k) {
            const int end = std::min(width, width - k);
            for (int x = std::max(0, -k); x < end; ++x)
                to[x] += from[x + k];
        }
    }
    std::vector<float> both(samples.values.size());
    const auto taken = [reach](int at, int count) {
        return static_cast<float>(std::min(count - 1, at + reach) - std::max(0, at - reach) + 1);
    };
    std::vector<float> shareOfColumn(static_cast<std::size_t>(width));
    for (int x = 0; x < width; ++x)
        shareOfColumn[static_cast<std::size_t>(x)] = 1 / taken(x, width);
    for (int y = 0; y < height; ++y) {
        float *to = row(both, y);
        for (int k = std::max(0, y - reach); k <= std::min(height - 1, y + reach); ++k) {
            const float *from = row(rows, k);
            for (int x = 0; x < width; ++x)
                to[x] += from[x];
        }
        const float share = 1 / taken(y, height);
        for (int x = 0; x < width; ++x)
            to[x] *= share * shareOfColumn[static_cast<std::size_t>(x)];
    }
    return both;
}

class Tracer {
public:
    Tracer(const std::vector<float> &values, int width, int height)
        : m_values(values)
        , m_width(static_cast<std::size_t>(width))
        , m_height(static_cast<std::size_t>(height))
        , m_upper(m_width)
        , m_lower(m_width)
    {
    }

    /// Lines of one level; at most about `mostPlaces` are drawn.
    std::vector<Contour> trace(double level, std::size_t &mostPlaces)
    {
        m_level = static_cast<float>(level);
        m_segments.clear();
        markRow(0, m_upper);
        for (std::size_t y = 0; y + 1 < m_height && m_segments.size() < mostPlaces; ++y) {
            markRow(y + 1, m_lower);
            addRow(y);
            m_upper.swap(m_lower);
        }
        mostPlaces -= std::min(mostPlaces, m_segments.size());
        return linked(level);
    }

private:
    /// 1 where a sample of the row is above the level, 0 elsewhere.
    void markRow(std::size_t y, std::vector<std::uint8_t> &marks) const
    {
        const float *values = m_values.data() + y * m_width;
        for (std::size_t x = 0; x < m_width; ++x)
            marks[x] = values[x] > m_level ? 1 : 0;
    }

    /// The cells between two rows: most lie wholly above or below, and are passed over by eights.
    void addRow(std::size_t y)
    {
        constexpr std::size_t kAtOnce = 8;
        constexpr std::uint64_t kAllAbove = 0x0101'0101'0101'0101;
        const auto eight = [](const std::uint8_t *marks) {
            std::uint64_t word = 0;
            std::memcpy(&word, marks, sizeof word);
            return word;
        };
        const std::size_t cells = m_width - 1;
        for (std::size_t x = 0; x < cells; x += kAtOnce) {
            if (x + kAtOnce <= cells) {
                const std::uint64_t upper = eight(&m_upper[x]);
                const std::uint64_t upperNext = eight(&m_upper[x + 1]);
                const std::uint64_t lower = eight(&m_lower[x]);
                const std::uint64_t lowerNext = eight(&m_lower[x + 1]);
                if ((upper | upperNext | lower | lowerNext) == 0
                    || (upper & upperNext & lower & lowerNext) == kAllAbove)
                    continue;
            }
            for (std::size_t at = x; at < std::min(cells, x + kAtOnce); ++at)
                addCell(at, y);
        }
    }

    void addCell(std::size_t x, std::size_t y)
    {
        const unsigned above = m_upper[x] | static_cast<unsigned>(m_upper[x + 1]) << 1
            | static_cast<unsigned>(m_lower[x + 1]) << 2 | static_cast<unsigned>(m_lower[x]) << 3;
        if (above == 0 || above == 15)
            return;
        const std::size_t at = y * m_width + x;
        const std::array<float, 4> corners{
            m_values[at], m_values[at + 1], m_values[at + m_width + 1], m_values[at + m_width]};
        if (!std::all_of(corners.begin(), corners.end(), [](float v) { return std::isfinite(v); }))
            return;
        const auto first = static_cast<Edge>(2 * at);
        const auto next = static_cast<Edge>(2 * (at + m_width));
        // The cell's sides in turn: first row, right, second row, left.
        const std::array<Edge, 4> sides{first, first + 3, next, first + 1};
        const auto add = [&](unsigned a, unsigned b) { m_segments.push_back({sides[a], sides[b]}); };
        const bool isSaddle = above == 5 || above == 10;
        if (!isSaddle) {
            // The two sides whose ends differ.
            std::array<unsigned, 2> crossed{};
            unsigned count = 0;
            for (unsigned side = 0; side < 4 && count < 2; ++side)
                if ((above >> side & 1U) != (above >> ((side + 1) % 4) & 1U))
                    crossed[count++] = side;
            add(crossed[0], crossed[1]);
            return;
        }
        const float middle = (corners[0] + corners[1] + corners[2] + corners[3]) / 4;
        const bool isFirstCut = (above == 5) == (middle > m_level); // corners 1 and 3 are cut off
        if (isFirstCut) {
            add(0, 1);
            add(2, 3);
        } else {
            add(3, 0);
            add(1, 2);
        }
    }

    [[nodiscard]] Contour::Place placeOf(Edge edge) const
    {
        const std::size_t at = edge / 2;
        const bool isDown = (edge & 1U) != 0;
        const float from = m_values[at];
        const float to = m_values[isDown ? at + m_width : at + 1];
        const float share = to != from ? std::clamp((m_level - from) / (to - from), 0.0F, 1.0F) : 0.5F;
        const auto x = static_cast<float>(at % m_width) + 0.5F;
        const auto y = static_cast<float>(at / m_width) + 0.5F;
        return isDown ? Contour::Place{x, y + share} : Contour::Place{x + share, y};
    }

    /// Joins segments that share an edge; each edge is an end of two segments at most.
    std::vector<Contour> linked(double level)
    {
        // An end is 2 * its segment, and one more for where the segment goes to. `other` is the end of
        // another segment on the same edge; an end of a line is its own.
        std::vector<std::uint64_t> ends;
        ends.reserve(2 * m_segments.size());
        for (std::size_t i = 0; i < m_segments.size(); ++i) {
            ends.push_back(std::uint64_t{m_segments[i].from} << 32 | (2 * i));
            ends.push_back(std::uint64_t{m_segments[i].to} << 32 | (2 * i + 1));
        }
        std::sort(ends.begin(), ends.end());
        const auto endOf = [](std::uint64_t packed) { return static_cast<std::uint32_t>(packed); };
        std::vector<std::uint32_t> other(ends.size());
        for (std::size_t i = 0; i < ends.size();) {
            const bool isShared = i + 1 < ends.size() && ends[i] >> 32 == ends[i + 1] >> 32;
            const std::uint32_t one = endOf(ends[i]);
            const std::uint32_t two = isShared ? endOf(ends[i + 1]) : one;
            other[one] = two;
            other[two] = one;
            i += isShared ? 2 : 1;
        }
        std::vector<bool> isUsed(m_segments.size());
        const auto edgeAt = [&](std::uint32_t end) {
            const Segment &segment = m_segments[end / 2];
            return (end & 1U) != 0 ? segment.to : segment.from;
        };
        /// The edges on from an end, as far as segments go that are not yet drawn.
        const auto follow = [&](std::uint32_t end, std::vector<Edge> &edges) {
            for (std::uint32_t next = other[end]; next != end && !isUsed[next / 2]; next = other[end]) {
                isUsed[next / 2] = true;
                end = next ^ 1U;
                edges.push_back(edgeAt(end));
            }
        };
        std::vector<Contour> lines;
        std::vector<Edge> forward;
        std::vector<Edge> backward;
        for (std::uint32_t i = 0; i < m_segments.size(); ++i) {
            if (isUsed[i])
                continue;
            isUsed[i] = true;
            backward.clear();
            forward.assign({m_segments[i].from, m_segments[i].to});
            follow(2 * i + 1, forward);
            const bool isClosed = forward.front() == forward.back();
            if (isClosed)
                forward.pop_back();
            else
                follow(2 * i, backward);
            Contour line{level, isClosed, {}};
            line.places.reserve(backward.size() + forward.size());
            for (auto edge = backward.rbegin(); edge != backward.rend(); ++edge)
                line.places.push_back(placeOf(*edge));
            for (const Edge edge : forward)
                line.places.push_back(placeOf(edge));
            lines.push_back(std::move(line));
        }
        return lines;
    }

    const std::vector<float> &m_values;
    std::size_t m_width;
    std::size_t m_height;
    float m_level = 0;
    std::vector<Segment> m_segments;
    std::vector<std::uint8_t> m_upper; ///< marks of two rows
    std::vector<std::uint8_t> m_lower;
};

} // namespace

std::vector<double> contourLevels(const Display &display, int count)
{
    std::vector<double> levels;
    const double span = display.range.high - display.range.low;
    for (int i = 1; i <= count; ++i)
        levels.push_back(
            display.range.low
            + span * display.shape.unbent(static_cast<double>(i) / static_cast<double>(count + 1)));
    return levels;
}

std::vector<Contour> contours(
    const ViewSamples &samples, const std::vector<double> &levels, int smooth, std::size_t mostPlaces)
{
    std::vector<Contour> all;
    if (samples.width < 2 || samples.height < 2)
        return all;
    const std::vector<float> values = smoothed(samples, smooth);
    Tracer tracer(values, samples.width, samples.height);
    for (const double level : levels) {
        std::vector<Contour> lines = tracer.trace(level, mostPlaces);
        std::move(lines.begin(), lines.end(), std::back_inserter(all));
    }
    return all;
}

} // namespace tulpar
