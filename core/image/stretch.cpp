#include "core/image/stretch.h"

#include "core/image/cells.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace tulpar {

namespace {

constexpr int kLevels = 65536;

/// Where a rising curve of points at equal steps reaches `y`.
double inverseOf(const EqualisedCurve &curve, double y)
{
    const auto above = std::lower_bound(curve.begin(), curve.end(), static_cast<float>(y));
    if (above == curve.begin())
        return 0;
    if (above == curve.end())
        return 1;
    const double low = static_cast<double>(*(above - 1));
    const double high = static_cast<double>(*above);
    const double within = high > low ? (y - low) / (high - low) : 1.0;
    return (static_cast<double>(above - curve.begin()) - 1 + within) / static_cast<double>(curve.size() - 1);
}

double along(const EqualisedCurve &curve, double x)
{
    const double place = x * static_cast<double>(curve.size() - 1);
    const auto index = std::min(static_cast<std::size_t>(place), curve.size() - 2);
    const double low = static_cast<double>(curve[index]);
    return low + (static_cast<double>(curve[index + 1]) - low) * (place - static_cast<double>(index));
}

double midtonesTransfer(double x, double midtones)
{
    const double below = (2 * midtones - 1) * x - midtones;
    return below == 0 ? x : (midtones - 1) * x / below;
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

/// The same for 16 bits, in whole numbers: rows are summed first, then the columns of each box. Means are
/// rounded to a count.
class SixteenBitBoxes {
public:
    explicit SixteenBitBoxes(const std::vector<Cells> &columns)
    {
        for (const Cells &cells : columns)
            if (cells.begin < cells.end) {
                m_first = m_end == 0 ? cells.begin : std::min(m_first, cells.begin);
                m_end = std::max(m_end, cells.end);
            }
        m_row.resize(static_cast<std::size_t>(m_end - m_first));
        m_sums.resize(m_row.size());
    }

    void add(const std::byte *row, PixelFormat format)
    {
        const std::byte *from = row + 2 * static_cast<std::ptrdiff_t>(m_first);
        if (format == PixelFormat::FitsU16)
            decodeFitsU16(from, m_row.size(), m_row.data());
        else
            std::memcpy(m_row.data(), from, 2 * m_row.size());
        for (std::size_t i = 0; i < m_row.size(); ++i)
            m_sums[i] += m_row[i];
        ++m_rows;
    }

    [[nodiscard]] int span() const { return m_end - m_first; }

    void draw(
        const StretchTable &table, const std::vector<Cells> &columns, std::uint8_t outside, std::uint8_t *out)
    {
        // Kept in locals: `out` is bytes, which may stand for anything the compiler would else read anew.
        const std::uint8_t *greys = table.greys();
        const std::uint32_t *sums = m_sums.data();
        const Cells *cells = columns.data();
        const std::size_t count = columns.size();
        const int height = m_rows;
        int shareWidth = 0;
        double share = 1;
        for (std::size_t i = 0; i < count; ++i) {
            const int width = cells[i].end - cells[i].begin;
            if (width <= 0) {
                out[i] = outside;
                continue;
            }
            const std::uint32_t *box = sums + (cells[i].begin - m_first);
            if (width == 1 && height == 1) { // every magnification, and most of a frame that almost fits
                out[i] = greys[box[0]];
                continue;
            }
            std::uint64_t sum = box[0];
            for (int x = 1; x < width; ++x)
                sum += box[x];
            // One multiplication instead of a division; boxes of one row differ in width by one at most.
            if (width != shareWidth) {
                shareWidth = width;
                share = 1.0 / (static_cast<double>(width) * height);
            }
            out[i] = greys[static_cast<std::uint16_t>(static_cast<double>(sum) * share + 0.5)];
        }
        std::fill(m_sums.begin(), m_sums.end(), 0);
        m_rows = 0;
    }

private:
    int m_first = 0; // frame columns [m_first, m_end) are needed
    int m_end = 0;
    int m_rows = 0;
    std::vector<std::uint16_t> m_row;
    std::vector<std::uint32_t> m_sums;
};

// A range narrower than this would show the rounding of means as steps.
constexpr double kNarrowRange = 512;

} // namespace

double StretchShape::bent(double x) const
{
    x = std::clamp(x, 0.0, 1.0);
    switch (curve) {
    case StretchCurve::Linear:
        return x;
    case StretchCurve::Log:
        return std::log1p(logExponent * x) / std::log1p(logExponent);
    case StretchCurve::Power:
        return std::expm1(x * std::log(powerExponent)) / (powerExponent - 1);
    case StretchCurve::Sqrt:
        return std::sqrt(x);
    case StretchCurve::Squared:
        return x * x;
    case StretchCurve::Asinh:
        return std::asinh(x / softening) / std::asinh(1 / softening);
    case StretchCurve::Sinh:
        return std::sinh(x / sinhScale) / std::sinh(1 / sinhScale);
    case StretchCurve::HistogramEqualised:
        return equalised && equalised->size() > 1 ? std::clamp(along(*equalised, x), 0.0, 1.0) : x;
    case StretchCurve::MidtonesTransfer:
        return midtonesTransfer(x, midtones);
    }
    return x;
}

double StretchShape::unbent(double y) const
{
    y = std::clamp(y, 0.0, 1.0);
    switch (curve) {
    case StretchCurve::Linear:
        return y;
    case StretchCurve::Log:
        return std::expm1(y * std::log1p(logExponent)) / logExponent;
    case StretchCurve::Power:
        return std::log1p(y * (powerExponent - 1)) / std::log(powerExponent);
    case StretchCurve::Sqrt:
        return y * y;
    case StretchCurve::Squared:
        return std::sqrt(y);
    case StretchCurve::Asinh:
        return softening * std::sinh(y * std::asinh(1 / softening));
    case StretchCurve::Sinh:
        return sinhScale * std::asinh(y * std::sinh(1 / sinhScale));
    case StretchCurve::HistogramEqualised:
        return equalised && equalised->size() > 1 ? inverseOf(*equalised, y) : y;
    case StretchCurve::MidtonesTransfer:
        return midtonesTransfer(y, 1 - midtones);
    }
    return y;
}

StretchTable::StretchTable(DisplayRange range, StretchCurve curve, double softening)
    : StretchTable(range, [&] {
        StretchShape shape;
        shape.curve = curve;
        shape.softening = softening;
        return shape;
    }())
{
}

StretchTable::StretchTable(DisplayRange range, const StretchShape &shape)
    : m_range(range)
    , m_ofValue(kLevels)
    , m_ofFraction(kLevels)
{
    // Where each grey begins: 255 evaluations of the curve instead of 65536.
    auto from = m_ofFraction.begin();
    for (int grey = 0; grey < 256; ++grey) {
        const double end = grey < 255 ? shape.unbent((grey + 0.5) / 255) * (kLevels - 1) : kLevels;
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
    SixteenBitBoxes wholeBoxes(isSixteenBit(format) ? columns : std::vector<Cells>());
    // Rows are decoded whole, which pays unless only few of their pixels are wanted.
    const bool isWhole = isSixteenBit(format)
        && (isSingle ? wholeBoxes.span() <= 2 * target.width
                     : table.range().high - table.range().low >= kNarrowRange);
    Boxes boxes(isSingle || isWhole ? 0 : columns.size());
    const std::uint8_t *above = nullptr;
    Cells cellsAbove;
    for (int y = 0; y < target.height; ++y) {
        std::uint8_t *out = target.pixels + static_cast<std::ptrdiff_t>(y) * target.stride;
        const Cells cells = rows[static_cast<std::size_t>(target.height - 1 - y)];
        if (cells.begin == cells.end) {
            std::fill_n(out, target.width, target.outside);
            continue;
        }
        if (above && cells.begin == cellsAbove.begin && cells.end == cellsAbove.end) {
            std::copy_n(above, target.width, out); // magnified: the same frame row again
            continue;
        }
        above = out;
        cellsAbove = cells;
        if (isSingle && !isWhole) {
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
            if (isWhole)
                wholeBoxes.add(row, format);
            else if (isSixteenBit(format))
                boxes.add(columns, [&](std::size_t x) {
                    return static_cast<float>(sixteenBitAt(row + 2 * x, format));
                });
            else
                boxes.add(columns, [&](std::size_t x) { return floatAt(row + 4 * x, format); });
        }
        if (isWhole)
            wholeBoxes.draw(table, columns, target.outside, out);
        else
            boxes.draw(table, columns, target.outside, out);
    }
}

} // namespace tulpar
