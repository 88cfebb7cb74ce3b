#include "core/image/view_samples.h"

#include "core/image/cells.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

namespace tulpar {

namespace {

constexpr float kNothing = std::numeric_limits<float>::quiet_NaN();

/// The value of a pixel to show: what is not finite is no value.
float shownAt(const std::byte *row, std::size_t column, PixelFormat format)
{
    if (isSixteenBit(format))
        return static_cast<float>(sixteenBitAt(row + 2 * column, format));
    const float value = floatAt(row + 4 * column, format);
    return std::isfinite(value) ? value : kNothing;
}

/// `count` neighbours at once, several in one instruction.
void showRow(const std::byte *from, std::size_t count, PixelFormat format, float *to)
{
    const auto each = [&](auto valueAt) {
        for (std::size_t i = 0; i < count; ++i)
            to[i] = valueAt(i);
    };
    const auto finite = [](float value) {
        return std::abs(value) <= std::numeric_limits<float>::max() ? value : kNothing;
    };
    switch (format) {
    case PixelFormat::U16:
        each([from](std::size_t i) {
            return static_cast<float>(sixteenBitAt(from + 2 * i, PixelFormat::U16));
        });
        return;
    case PixelFormat::FitsU16:
        each([from](std::size_t i) {
            return static_cast<float>(sixteenBitAt(from + 2 * i, PixelFormat::FitsU16));
        });
        return;
    case PixelFormat::F32:
        each([&](std::size_t i) { return finite(floatAt(from + 4 * i, PixelFormat::F32)); });
        return;
    case PixelFormat::FitsF32:
        each([&](std::size_t i) { return finite(floatAt(from + 4 * i, PixelFormat::FitsF32)); });
        return;
    }
}

/// Columns of the target that show single neighbouring columns of the frame: most of them at full size.
struct Run {
    std::size_t target = 0;
    std::size_t frame = 0;
    std::size_t count = 0;
};

/// The runs of at least some length, and which columns are in none.
struct Runs {
    explicit Runs(const std::vector<Cells> &columns)
    {
        constexpr std::size_t kLeast = 8;
        std::size_t i = 0;
        while (i < columns.size()) {
            std::size_t end = i + 1;
            if (columns[i].end - columns[i].begin == 1)
                while (end < columns.size() && columns[end].end - columns[end].begin == 1
                       && columns[end].begin == columns[end - 1].begin + 1)
                    ++end;
            if (end - i >= kLeast)
                runs.push_back({i, static_cast<std::size_t>(columns[i].begin), end - i});
            else
                for (std::size_t k = i; k < end; ++k)
                    others.push_back(k);
            i = end;
        }
    }
    std::vector<Run> runs;
    std::vector<std::size_t> others;
};

/// Means of boxes of frame pixels for one target row at a time: rows are summed first, then columns. Sums of
/// 16 bits are whole numbers; a NaN is left out of its box.
class RowBoxes {
public:
    RowBoxes(std::vector<Cells> columns, PixelFormat format)
        : m_columns(std::move(columns))
        , m_runs(m_columns)
        , m_format(format)
    {
        for (const Cells &cells : m_columns)
            if (cells.begin < cells.end) {
                m_first = m_end == 0 ? cells.begin : std::min(m_first, cells.begin);
                m_end = std::max(m_end, cells.end);
            }
        const auto count = static_cast<std::size_t>(m_end - m_first);
        if (isSixteenBit(format)) {
            m_words.resize(count);
            m_wordSums.resize(count);
        } else {
            m_floats.resize(count);
            m_sums.resize(count);
            m_counts.resize(count);
        }
    }

    void add(const std::byte *row)
    {
        const auto count = static_cast<std::size_t>(m_end - m_first);
        const std::byte *from = row + bytesPerPixel(m_format) * static_cast<std::size_t>(m_first);
        ++m_rows;
        if (!m_words.empty()) {
            if (m_format == PixelFormat::FitsU16)
                decodeFitsU16(from, count, m_words.data());
            else
                std::memcpy(m_words.data(), from, 2 * count);
            const std::uint16_t *words = m_words.data();
            std::uint32_t *sums = m_wordSums.data();
            for (std::size_t i = 0; i < count; ++i)
                sums[i] += words[i];
            return;
        }
        showRow(from, count, m_format, m_floats.data());
        const float *values = m_floats.data();
        float *sums = m_sums.data();
        std::int32_t *counts = m_counts.data();
        for (std::size_t i = 0; i < count; ++i) {
            const bool isGood = std::abs(values[i]) <= std::numeric_limits<float>::max();
            sums[i] += isGood ? values[i] : 0.0F;
            counts[i] += isGood ? 1 : 0;
        }
    }

    void finish(float *out)
    {
        if (!m_wordSums.empty())
            finishWords(out);
        else
            finishFloats(out);
        m_rows = 0;
    }

private:
    void finishWords(float *out)
    {
        const float share = 1.0F / static_cast<float>(m_rows);
        const auto first = static_cast<std::size_t>(m_first);
        for (const Run &run : m_runs.runs) {
            const std::uint32_t *sums = m_wordSums.data() + (run.frame - first);
            float *to = out + run.target;
            for (std::size_t i = 0; i < run.count; ++i)
                to[i] = static_cast<float>(static_cast<std::int32_t>(sums[i])) * share;
        }
        int width = 0;
        float boxShare = 1;
        for (const std::size_t i : m_runs.others) {
            const Cells cells = m_columns[i];
            if (cells.begin >= cells.end) {
                out[i] = kOutsideFrame;
                continue;
            }
            const std::uint32_t *box = m_wordSums.data() + (cells.begin - m_first);
            std::uint64_t sum = 0;
            for (int x = 0; x < cells.end - cells.begin; ++x)
                sum += box[x];
            if (cells.end - cells.begin != width) { // boxes of one row differ in width by one at most
                width = cells.end - cells.begin;
                boxShare = share / static_cast<float>(width);
            }
            out[i] = static_cast<float>(static_cast<std::int64_t>(sum)) * boxShare;
        }
        std::fill(m_wordSums.begin(), m_wordSums.end(), 0U);
    }

    void finishFloats(float *out)
    {
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const Cells cells = m_columns[i];
            if (cells.begin >= cells.end) {
                out[i] = kOutsideFrame;
                continue;
            }
            float sum = 0;
            int count = 0;
            for (int x = cells.begin - m_first; x < cells.end - m_first; ++x) {
                sum += m_sums[static_cast<std::size_t>(x)];
                count += m_counts[static_cast<std::size_t>(x)];
            }
            out[i] = count > 0 ? sum / static_cast<float>(count) : kNothing;
        }
        std::fill(m_sums.begin(), m_sums.end(), 0.0F);
        std::fill(m_counts.begin(), m_counts.end(), 0);
    }

    std::vector<Cells> m_columns;
    Runs m_runs;
    PixelFormat m_format;
    int m_first = 0; // frame columns [m_first, m_end) are needed
    int m_end = 0;
    int m_rows = 0;
    std::vector<std::uint16_t> m_words;
    std::vector<std::uint32_t> m_wordSums;
    std::vector<float> m_floats;
    std::vector<float> m_sums;
    std::vector<std::int32_t> m_counts;
};

void pickRow(
    const std::byte *row, PixelFormat format, const std::vector<Cells> &columns, const Runs &runs, float *out)
{
    for (const Run &run : runs.runs)
        showRow(row + bytesPerPixel(format) * run.frame, run.count, format, out + run.target);
    for (const std::size_t i : runs.others)
        out[i] = columns[i].begin < columns[i].end
            ? shownAt(row, static_cast<std::size_t>(columns[i].begin), format)
            : kOutsideFrame;
}

/// The mean of the finite pixels of [left, right) x [bottom, top), cut to the frame.
float boxMean(const Frame &frame, int left, int right, int bottom, int top)
{
    float sum = 0;
    int count = 0;
    for (int y = std::max(bottom, 0); y < std::min(top, frame.height()); ++y)
        for (int x = std::max(left, 0); x < std::min(right, frame.width()); ++x) {
            const float value = shownAt(frame.row(y), static_cast<std::size_t>(x), frame.format());
            if (!std::isnan(value)) {
                sum += value;
                ++count;
            }
        }
    return count > 0 ? sum / static_cast<float>(count) : kNothing;
}

} // namespace

void sampleInto(
    ViewSamples &into, const Frame &frame, const FrameWindow &window, int width, int height,
    Sampling sampling)
{
    into.width = width;
    into.height = height;
    const auto columnCount = static_cast<std::size_t>(width);
    into.values.resize(columnCount * static_cast<std::size_t>(height));
    const std::vector<Cells> columns = cellsOf(window.left, window.width, width, frame.width(), sampling);
    const std::vector<Cells> rows = cellsOf(window.bottom, window.height, height, frame.height(), sampling);
    const bool isSingle = isOneToOne(columns) && isOneToOne(rows);
    const Runs runs(columns);
    RowBoxes boxes(isSingle ? std::vector<Cells>() : columns, frame.format());
    const float *above = nullptr;
    Cells cellsAbove;
    for (int y = 0; y < height; ++y) {
        float *out = into.values.data() + static_cast<std::size_t>(y) * columnCount;
        const Cells cells = rows[static_cast<std::size_t>(height - 1 - y)];
        if (cells.begin >= cells.end) {
            std::fill_n(out, columnCount, kOutsideFrame);
            continue;
        }
        if (above != nullptr && cells.begin == cellsAbove.begin && cells.end == cellsAbove.end) {
            std::copy_n(above, columnCount, out); // magnified: the same frame row again
            continue;
        }
        above = out;
        cellsAbove = cells;
        if (isSingle) {
            pickRow(frame.row(cells.begin), frame.format(), columns, runs, out);
            continue;
        }
        for (int row = cells.begin; row < cells.end; ++row)
            boxes.add(frame.row(row));
        boxes.finish(out);
    }
}

ViewSamples sampled(const Frame &frame, const FrameWindow &window, int width, int height, Sampling sampling)
{
    ViewSamples samples;
    sampleInto(samples, frame, window, width, height, sampling);
    return samples;
}

ViewSamples sampled(const Frame &frame, const ViewTransform &view, int width, int height, Sampling sampling)
{
    ViewSamples samples;
    samples.width = width;
    samples.height = height;
    samples.values.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    const double step = std::sqrt(std::abs(view.xx * view.yy - view.xy * view.yx));
    constexpr double kMostStep = 4096;
    const int side =
        sampling == Sampling::Box ? static_cast<int>(std::lround(std::clamp(step, 1.0, kMostStep))) : 1;
    const double frameWidth = frame.width();
    const double frameHeight = frame.height();
    for (int row = 0; row < height; ++row)
        for (int column = 0; column < width; ++column) {
            const double x = view.xx * column + view.xy * row + view.x0;
            const double y = view.yx * column + view.yy * row + view.y0;
            if (!(x >= 0 && y >= 0 && x < frameWidth && y < frameHeight)) {
                samples.values.push_back(kOutsideFrame);
                continue;
            }
            if (side == 1) {
                samples.values.push_back(
                    shownAt(frame.row(static_cast<int>(y)), static_cast<std::size_t>(x), frame.format()));
                continue;
            }
            const int left = static_cast<int>(std::lround(x - side / 2.0));
            const int bottom = static_cast<int>(std::lround(y - side / 2.0));
            samples.values.push_back(boxMean(frame, left, left + side, bottom, bottom + side));
        }
    return samples;
}

} // namespace tulpar
