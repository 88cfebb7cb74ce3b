#include "core/image/statistics.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <utility>

namespace tulpar {

namespace {

constexpr std::size_t kValues = 65536;

/// Value of the `rank`-th (from 0) pixel in order, by the histogram of 16-bit values.
double valueOfRank(const std::vector<std::uint32_t> &histogram, std::size_t rank)
{
    std::size_t seen = 0;
    for (std::size_t value = 0; value < histogram.size(); ++value) {
        seen += histogram[value];
        if (seen > rank)
            return static_cast<double>(value);
    }
    return 0;
}

ImageStatistics ofSixteenBits(const Frame &frame)
{
    const std::vector<std::uint32_t> histogram = sixteenBitCounts(frame);
    ImageStatistics result;
    result.finite = frame.pixelCount();
    std::uint64_t sum = 0;
    bool isFirst = true;
    for (std::size_t value = 0; value < histogram.size(); ++value) {
        const std::uint32_t n = histogram[value];
        if (n == 0)
            continue;
        sum += std::uint64_t{n} * value;
        if (isFirst)
            result.minimum = static_cast<double>(value);
        isFirst = false;
        result.maximum = static_cast<double>(value);
    }
    const auto count = result.finite;
    result.mean = static_cast<double>(sum) / static_cast<double>(count);
    result.median = (valueOfRank(histogram, (count - 1) / 2) + valueOfRank(histogram, count / 2)) / 2;
    return result;
}

/// Floats as whole numbers that rise as they do.
std::uint32_t orderOf(float value)
{
    const auto bits = std::bit_cast<std::uint32_t>(value);
    return bits ^ ((bits >> 31) != 0 ? 0xffffffffU : 0x80000000U);
}

double valueOfOrder(std::uint32_t order)
{
    const std::uint32_t bits = order ^ ((order >> 31) != 0 ? 0x80000000U : 0xffffffffU);
    return static_cast<double>(std::bit_cast<float>(bits));
}

template <class Take>
void forFinite(const Frame &frame, Take take)
{
    const PixelFormat format = frame.format();
    const auto width = static_cast<std::size_t>(frame.width());
    for (int y = 0; y < frame.height(); ++y) {
        const std::byte *row = frame.row(y);
        for (std::size_t x = 0; x < width; ++x)
            if (const float value = floatAt(row + 4 * x, format); std::isfinite(value))
                take(value);
    }
}

/// The values of two ranks: by the upper halves of all values, then by the lower halves of those that share
/// theirs. Two passes, no copy, exact.
double meanOfRanks(
    const Frame &frame, const std::vector<std::uint32_t> &upper, std::size_t lowRank, std::size_t highRank)
{
    const auto halfOf = [&](std::size_t rank) {
        std::size_t before = 0;
        std::uint32_t half = 0;
        while (before + upper[half] <= rank)
            before += upper[half++];
        return std::pair(half, rank - before);
    };
    const auto [lowHalf, lowRest] = halfOf(lowRank);
    const auto [highHalf, highRest] = halfOf(highRank);
    std::vector<std::uint32_t> lower(kValues);
    std::vector<std::uint32_t> lowerOfHigh(lowHalf == highHalf ? 0 : kValues);
    forFinite(frame, [&, low = lowHalf, high = highHalf](float value) {
        const std::uint32_t order = orderOf(value);
        if (order >> 16 == low)
            ++lower[order & 0xffff];
        else if (order >> 16 == high)
            ++lowerOfHigh[order & 0xffff];
    });
    const auto whole = [](std::uint32_t half, double rest) {
        return valueOfOrder(half << 16 | static_cast<std::uint32_t>(rest));
    };
    const double low = whole(lowHalf, valueOfRank(lower, lowRest));
    const double high = whole(highHalf, valueOfRank(lowHalf == highHalf ? lower : lowerOfHigh, highRest));
    return (low + high) / 2;
}

ImageStatistics ofFloats(const Frame &frame)
{
    ImageStatistics result;
    std::vector<std::uint32_t> upper(kValues);
    float low = std::numeric_limits<float>::infinity();
    float high = -low;
    double sum = 0;
    forFinite(frame, [&](float value) {
        ++upper[orderOf(value) >> 16];
        low = std::min(low, value);
        high = std::max(high, value);
        sum += static_cast<double>(value);
        ++result.finite;
    });
    result.nonfinite = frame.pixelCount() - result.finite;
    if (result.finite == 0)
        return result;
    result.minimum = static_cast<double>(low);
    result.maximum = static_cast<double>(high);
    result.mean = sum / static_cast<double>(result.finite);
    result.median = meanOfRanks(frame, upper, (result.finite - 1) / 2, result.finite / 2);
    return result;
}

std::size_t finiteCount(const Frame &frame)
{
    if (isSixteenBit(frame.format()))
        return frame.pixelCount();
    std::size_t count = 0;
    const std::byte *pixels = frame.row(0);
    for (std::size_t i = 0; i < frame.pixelCount(); ++i)
        count += std::isfinite(floatAt(pixels + 4 * i, frame.format())) ? 1U : 0U;
    return count;
}

std::vector<double> sortedSamples(const Frame &frame, int wanted)
{
    const std::size_t finite = finiteCount(frame);
    const auto limit = static_cast<std::size_t>(std::max(wanted, 1));
    const std::size_t stride = std::max<std::size_t>(1, finite / limit);
    std::vector<double> samples;
    samples.reserve(limit);
    const std::byte *pixels = frame.row(0);
    if (isSixteenBit(frame.format()) || finite == frame.pixelCount()) {
        for (std::size_t i = 0; i < finite && samples.size() < limit; i += stride) {
            const std::byte *pixel = pixels + i * bytesPerPixel(frame.format());
            samples.push_back(
                isSixteenBit(frame.format()) ? static_cast<double>(sixteenBitAt(pixel, frame.format()))
                                             : static_cast<double>(floatAt(pixel, frame.format())));
        }
    } else {
        std::size_t seen = 0;
        for (std::size_t i = 0; i < frame.pixelCount() && samples.size() < limit; ++i) {
            const float value = floatAt(pixels + 4 * i, frame.format());
            if (std::isfinite(value) && seen++ % stride == 0)
                samples.push_back(static_cast<double>(value));
        }
    }
    std::sort(samples.begin(), samples.end());
    return samples;
}

struct Line {
    double slope = 0;
    double intercept = 0;
};

/// Least squares of samples[i] against i over the good ones.
Line fitLine(const std::vector<double> &samples, const std::vector<bool> &isBad)
{
    double n = 0;
    double meanX = 0;
    double meanY = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (isBad[i])
            continue;
        n += 1;
        meanX += static_cast<double>(i);
        meanY += samples[i];
    }
    meanX /= n;
    meanY /= n;
    double xx = 0;
    double xy = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (isBad[i])
            continue;
        const double dx = static_cast<double>(i) - meanX;
        xx += dx * dx;
        xy += dx * (samples[i] - meanY);
    }
    const double slope = xx > 0 ? xy / xx : 0;
    return {slope, meanY - slope * meanX};
}

double deviationFrom(const Line &line, const std::vector<double> &samples, const std::vector<bool> &isBad)
{
    double n = 0;
    double sum = 0;
    double squares = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (isBad[i])
            continue;
        const double flat = samples[i] - (line.intercept + line.slope * static_cast<double>(i));
        n += 1;
        sum += flat;
        squares += flat * flat;
    }
    const double mean = sum / n;
    return std::sqrt(std::max(0.0, squares / n - mean * mean));
}

/// Each bad sample spoils `width` samples around it.
std::vector<bool> grown(const std::vector<bool> &isBad, std::size_t width)
{
    const auto before = static_cast<std::ptrdiff_t>((width - 1) - width / 2);
    const auto after = static_cast<std::ptrdiff_t>(width / 2);
    const auto count = static_cast<std::ptrdiff_t>(isBad.size());
    std::vector<bool> result(isBad.size());
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        if (!isBad[static_cast<std::size_t>(i)])
            continue;
        const std::ptrdiff_t last = std::min(count - 1, i + after);
        for (std::ptrdiff_t k = std::max<std::ptrdiff_t>(0, i - before); k <= last; ++k)
            result[static_cast<std::size_t>(k)] = true;
    }
    return result;
}

} // namespace

std::vector<std::uint32_t> sixteenBitCounts(const Frame &frame)
{
    // Four histograms in turn: neighbouring equal values would wait for each other's count.
    std::vector<std::uint32_t> parts(4 * kValues);
    const auto width = static_cast<std::size_t>(frame.width());
    std::vector<std::uint16_t> values(width + 3);
    for (int y = 0; y < frame.height(); ++y) {
        if (frame.format() == PixelFormat::FitsU16)
            decodeFitsU16(frame.row(y), width, values.data());
        else
            std::memcpy(values.data(), frame.row(y), 2 * width);
        std::uint32_t *counts = parts.data();
        std::size_t x = 0;
        for (; x + 4 <= width; x += 4)
            for (std::size_t part = 0; part < 4; ++part)
                ++counts[part * kValues + values[x + part]];
        for (; x < width; ++x)
            ++counts[values[x]];
    }
    std::vector<std::uint32_t> counts(kValues);
    for (std::size_t i = 0; i < kValues; ++i)
        counts[i] = parts[i] + parts[kValues + i] + parts[2 * kValues + i] + parts[3 * kValues + i];
    return counts;
}

std::vector<float> evenSample(const Frame &frame, std::size_t most)
{
    std::vector<float> values;
    if (frame.isEmpty())
        return values;
    const auto step = std::max(
        1,
        static_cast<int>(
            std::ceil(std::sqrt(static_cast<double>(frame.pixelCount()) / static_cast<double>(most)))));
    values.reserve(
        frame.pixelCount() / (static_cast<std::size_t>(step) * static_cast<std::size_t>(step)) + 1);
    int shift = 0;
    for (int y = step / 2; y < frame.height() || y == step / 2; y += step) {
        const std::byte *row = frame.row(std::min(y, frame.height() - 1));
        // Rows begin in turn at other columns, so that a bad column is not met on each.
        for (int x = shift % step; x < frame.width(); x += step) {
            const auto column = static_cast<std::size_t>(x);
            const float value = isSixteenBit(frame.format())
                ? static_cast<float>(sixteenBitAt(row + 2 * column, frame.format()))
                : floatAt(row + 4 * column, frame.format());
            if (std::isfinite(value))
                values.push_back(value);
        }
        shift += 7;
    }
    return values;
}

ImageStatistics statistics(const Frame &frame)
{
    if (frame.isEmpty())
        return {};
    return isSixteenBit(frame.format()) ? ofSixteenBits(frame) : ofFloats(frame);
}

std::optional<DisplayRange> extremes(const Frame &frame)
{
    float low = std::numeric_limits<float>::infinity();
    float high = -low;
    if (frame.isEmpty())
        return std::nullopt;
    if (isSixteenBit(frame.format())) {
        std::uint16_t least = 0xffff;
        std::uint16_t most = 0;
        for (int y = 0; y < frame.height(); ++y) {
            const std::byte *row = frame.row(y);
            for (std::size_t x = 0; x < static_cast<std::size_t>(frame.width()); ++x) {
                const std::uint16_t value = sixteenBitAt(row + 2 * x, frame.format());
                least = std::min(least, value);
                most = std::max(most, value);
            }
        }
        return DisplayRange{static_cast<double>(least), static_cast<double>(most)};
    }
    forFinite(frame, [&](float value) {
        low = std::min(low, value);
        high = std::max(high, value);
    });
    if (low > high)
        return std::nullopt;
    return DisplayRange{static_cast<double>(low), static_cast<double>(high)};
}

std::optional<double> constantValue(const Frame &frame)
{
    constexpr std::size_t kFew = 400;
    const std::vector<float> few = evenSample(frame, kFew);
    if (few.empty() || std::ranges::any_of(few, [&few](float value) { return value != few.front(); }))
        return std::nullopt;
    const ImageStatistics all = statistics(frame);
    return all.nonfinite == 0 && all.minimum == all.maximum ? std::optional(all.minimum) : std::nullopt;
}

std::optional<DisplayRange> zscale(const Frame &frame, const ZscaleSettings &settings)
{
    return frame.isEmpty() ? std::nullopt : zscaleOf(sortedSamples(frame, settings.samples), settings);
}

std::optional<DisplayRange> zscaleOf(const std::vector<double> &samples, const ZscaleSettings &settings)
{
    if (samples.empty())
        return std::nullopt;
    const std::size_t count = samples.size();
    const auto minimumGood = std::max(
        static_cast<std::size_t>(settings.minPixels),
        static_cast<std::size_t>(static_cast<double>(count) * settings.maxReject));
    const auto growth = std::max<std::size_t>(1, count / 100);
    std::vector<bool> isBad(count);
    std::size_t good = count;
    std::size_t lastGood = count + 1;
    Line line;
    for (int i = 0; i < settings.iterations && good < lastGood && good >= minimumGood; ++i) {
        line = fitLine(samples, isBad);
        const double threshold = settings.rejectSigma * deviationFrom(line, samples, isBad);
        for (std::size_t k = 0; k < count; ++k) {
            const double flat = samples[k] - (line.intercept + line.slope * static_cast<double>(k));
            if (std::abs(flat) > threshold)
                isBad[k] = true;
        }
        isBad = grown(isBad, growth);
        lastGood = good;
        good = static_cast<std::size_t>(std::count(isBad.begin(), isBad.end(), false));
    }
    DisplayRange range{samples.front(), samples.back()};
    if (good >= minimumGood) {
        const double slope = settings.contrast > 0 ? line.slope / settings.contrast : line.slope;
        const std::size_t middle = (count - 1) / 2;
        const auto centre = static_cast<double>(middle);
        const double median = (samples[middle] + samples[count / 2]) / 2;
        range.low = std::max(range.low, median - (centre - 1) * slope);
        range.high = std::min(range.high, median + (static_cast<double>(count) - centre) * slope);
    }
    return range;
}

} // namespace tulpar
