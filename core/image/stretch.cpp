#include "core/image/stretch.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

constexpr int kLevels = 65536;

/// The fraction of the range that the curve bends to `bent` of the greys.
double unbent(double bent, StretchCurve curve, double softening)
{
    return curve == StretchCurve::Linear ? bent : softening * std::sinh(bent * std::asinh(1 / softening));
}

/// Which frame columns (or rows) one column (row) of the target shows: [begin, end), empty when outside.
struct Cells {
    int begin = 0;
    int end = 0;
};

std::vector<Cells> cellsOf(double origin, double extent, int targetCount, int frameCount, Sampling sampling)
{
    std::vector<Cells> cells(static_cast<std::size_t>(targetCount));
    const double step = extent / targetCount;
    for (int i = 0; i < targetCount; ++i) {
        double first = std::floor(origin + i * step);
        double last = std::floor(origin + (i + 1) * step);
        if (sampling == Sampling::Nearest || last <= first + 1) {
            first = std::floor(origin + (i + 0.5) * step);
            last = first + 1;
        }
        first = std::max(first, 0.0);
        last = std::min(last, static_cast<double>(frameCount));
        if (first < last)
            cells[static_cast<std::size_t>(i)] = {static_cast<int>(first), static_cast<int>(last)};
    }
    return cells;
}

bool isOneToOne(const std::vector<Cells> &cells)
{
    return std::all_of(cells.begin(), cells.end(), [](Cells c) { return c.end - c.begin <= 1; });
}

/// Draws one target row of single frame pixels.
template <class GreyOf>
void drawRow(const std::vector<Cells> &columns, std::uint8_t outside, std::uint8_t *out, GreyOf greyOf)
{
    for (std::size_t i = 0; i < columns.size(); ++i)
        out[i] =
            columns[i].begin < columns[i].end ? greyOf(static_cast<std::size_t>(columns[i].begin)) : outside;
}

/// Means of boxes of frame pixels, for one target row at a time.
class Boxes {
public:
    explicit Boxes(std::size_t count)
        : m_sums(count)
        , m_counts(count)
    {
    }

    template <class ValueAt>
    void add(const std::vector<Cells> &columns, ValueAt valueAt)
    {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            float sum = 0;
            int count = 0;
            for (int x = columns[i].begin; x < columns[i].end; ++x) {
                const float value = valueAt(static_cast<std::size_t>(x));
                if (std::isfinite(value)) {
                    sum += value;
                    ++count;
                }
            }
            m_sums[i] += sum;
            m_counts[i] += count;
        }
    }

    void draw(
        const StretchTable &table, const std::vector<Cells> &columns, std::uint8_t outside, std::uint8_t *out)
    {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const bool isInside = columns[i].begin < columns[i].end;
            const float mean = m_counts[i] > 0 ? m_sums[i] / static_cast<float>(m_counts[i]) : 0;
            const std::uint8_t grey =
                m_counts[i] > 0 ? table.grey(static_cast<double>(mean)) : std::uint8_t{0};
            out[i] = isInside ? grey : outside;
            m_sums[i] = 0;
            m_counts[i] = 0;
        }
    }

private:
    std::vector<float> m_sums;
    std::vector<int> m_counts;
};

} // namespace

StretchTable::StretchTable(DisplayRange range, StretchCurve curve, double softening)
    : m_range(range)
    , m_ofValue(kLevels)
    , m_ofFraction(kLevels)
{
    // Where each grey begins: 255 evaluations of the curve instead of 65536.
    auto from = m_ofFraction.begin();
    for (int grey = 0; grey < 256; ++grey) {
        const double end = unbent((grey + 0.5) / 255, curve, softening) * (kLevels - 1);
        const auto to =
            m_ofFraction.begin() + std::min(kLevels, static_cast<int>(std::ceil(std::min(end, 1e6))));
        if (to > from)
            from = std::fill_n(from, to - from, static_cast<std::uint8_t>(grey));
    }
    for (int i = 0; i < kLevels; ++i)
        m_ofValue[static_cast<std::size_t>(i)] = grey(i);
}

std::uint8_t StretchTable::grey(double value) const
{
    const double span = m_range.high - m_range.low;
    if (std::isnan(value))
        return 0;
    const double fraction = span > 0 ? (value - m_range.low) / span : (value > m_range.low ? 1.0 : 0.0);
    return m_ofFraction[static_cast<std::size_t>(std::clamp(fraction, 0.0, 1.0) * 65535 + 0.5)];
}

void draw(
    const Frame &frame, const FrameWindow &window, const StretchTable &table, Sampling sampling,
    const GreyTarget &target)
{
    const std::vector<Cells> columns =
        cellsOf(window.left, window.width, target.width, frame.width(), sampling);
    const std::vector<Cells> rows =
        cellsOf(window.bottom, window.height, target.height, frame.height(), sampling);
    const PixelFormat format = frame.format();
    const bool isSingle = isOneToOne(columns) && isOneToOne(rows);
    Boxes boxes(isSingle ? 0 : columns.size());
    for (int y = 0; y < target.height; ++y) {
        std::uint8_t *out = target.pixels + static_cast<std::ptrdiff_t>(y) * target.stride;
        const Cells cells = rows[static_cast<std::size_t>(target.height - 1 - y)];
        if (cells.begin == cells.end) {
            std::fill_n(out, target.width, target.outside);
            continue;
        }
        if (isSingle) {
            const std::byte *row = frame.row(cells.begin);
            if (isSixteenBit(format))
                drawRow(columns, target.outside, out, [&](std::size_t x) {
                    return table.greyOf(sixteenBitAt(row + 2 * x, format));
                });
            else
                drawRow(columns, target.outside, out, [&](std::size_t x) {
                    return table.grey(static_cast<double>(floatAt(row + 4 * x, format)));
                });
            continue;
        }
        for (int frameRow = cells.begin; frameRow < cells.end; ++frameRow) {
            const std::byte *row = frame.row(frameRow);
            if (isSixteenBit(format))
                boxes.add(columns, [&](std::size_t x) {
                    return static_cast<float>(sixteenBitAt(row + 2 * x, format));
                });
            else
                boxes.add(columns, [&](std::size_t x) { return floatAt(row + 4 * x, format); });
        }
        boxes.draw(table, columns, target.outside, out);
    }
}

} // namespace tulpar
