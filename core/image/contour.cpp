#include "core/image/contour.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <span>

namespace tulpar {

namespace {

/// Where a level crosses the grid between samples: an edge is 2 * (its first sample) for one that runs along
/// a row, and one more for one that runs along a column.
using Edge = std::uint32_t;

struct Segment {
    Edge from = 0;
    Edge to = 0;
};

std::vector<float> smoothed(const ViewSamples &samples, int reach)
{
    if (reach <= 0)
        return samples.values;
    // Along rows, then along columns; a NaN stays one and spoils what it is mixed into.
    const auto pass = [reach](std::span<const float> from, std::span<float> to, int count, std::size_t step) {
        for (int i = 0; i < count; ++i) {
            float sum = 0;
            int taken = 0;
            for (int k = std::max(0, i - reach); k <= std::min(count - 1, i + reach); ++k) {
                sum += from[static_cast<std::size_t>(k) * step];
                ++taken;
            }
            to[static_cast<std::size_t>(i) * step] = sum / static_cast<float>(taken);
        }
    };
    const auto width = static_cast<std::size_t>(samples.width);
    const auto height = static_cast<std::size_t>(samples.height);
    std::vector<float> rows(samples.values.size());
    std::vector<float> both(samples.values.size());
    for (std::size_t y = 0; y < height; ++y)
        pass(
            std::span(samples.values).subspan(y * width), std::span(rows).subspan(y * width), samples.width,
            1);
    for (std::size_t x = 0; x < width; ++x)
        pass(std::span<const float>(rows).subspan(x), std::span(both).subspan(x), samples.height, width);
    return both;
}

class Tracer {
public:
    Tracer(const std::vector<float> &values, int width, int height)
        : m_values(values)
        , m_width(static_cast<std::size_t>(width))
        , m_height(static_cast<std::size_t>(height))
    {
    }

    /// Lines of one level; at most about `mostPlaces` are drawn.
    std::vector<Contour> trace(double level, std::size_t &mostPlaces)
    {
        m_level = static_cast<float>(level);
        m_segments.clear();
        for (std::size_t y = 0; y + 1 < m_height && m_segments.size() < mostPlaces; ++y)
            for (std::size_t x = 0; x + 1 < m_width; ++x)
                addCell(x, y);
        mostPlaces -= std::min(mostPlaces, m_segments.size());
        return linked(level);
    }

private:
    void addCell(std::size_t x, std::size_t y)
    {
        const std::size_t at = y * m_width + x;
        const std::array<float, 4> corners{
            m_values[at], m_values[at + 1], m_values[at + m_width + 1], m_values[at + m_width]};
        unsigned above = 0;
        for (unsigned i = 0; i < 4; ++i)
            above |= (corners[i] > m_level ? 1U : 0U) << i;
        if (above == 0 || above == 15)
            return;
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
        struct End {
            Edge edge;
            std::uint32_t segment;
        };
        std::vector<End> ends;
        ends.reserve(2 * m_segments.size());
        for (std::uint32_t i = 0; i < m_segments.size(); ++i) {
            ends.push_back({m_segments[i].from, i});
            ends.push_back({m_segments[i].to, i});
        }
        std::sort(ends.begin(), ends.end(), [](const End &a, const End &b) {
            return a.edge != b.edge ? a.edge < b.edge : a.segment < b.segment;
        });
        std::vector<bool> isUsed(m_segments.size());
        const auto nextAt = [&](Edge edge) -> const Segment * {
            auto end = std::lower_bound(
                ends.begin(), ends.end(), edge, [](const End &e, Edge wanted) { return e.edge < wanted; });
            for (; end != ends.end() && end->edge == edge; ++end)
                if (!isUsed[end->segment]) {
                    isUsed[end->segment] = true;
                    return &m_segments[end->segment];
                }
            return nullptr;
        };
        std::vector<Contour> lines;
        for (std::size_t i = 0; i < m_segments.size(); ++i) {
            if (isUsed[i])
                continue;
            isUsed[i] = true;
            std::vector<Edge> forward{m_segments[i].from, m_segments[i].to};
            while (const Segment *next = nextAt(forward.back()))
                forward.push_back(next->from == forward.back() ? next->to : next->from);
            std::vector<Edge> backward;
            const bool isClosed = forward.front() == forward.back();
            if (!isClosed) {
                backward.push_back(forward.front());
                while (const Segment *next = nextAt(backward.back()))
                    backward.push_back(next->from == backward.back() ? next->to : next->from);
                std::reverse(backward.begin(), backward.end());
                backward.pop_back();
            } else {
                forward.pop_back();
            }
            Contour line{level, isClosed, {}};
            line.places.reserve(backward.size() + forward.size());
            for (const auto *edges : {&backward, &forward})
                for (const Edge edge : *edges)
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
