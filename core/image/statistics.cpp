#include "core/image/statistics.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tulpar {

namespace {

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
    // Four histograms in turn: neighbouring equal values would wait for each other's count.
    constexpr std::size_t kValues = 65536;
    std::vector<std::uint32_t> parts(4 * kValues);
    const auto width = static_cast<std::size_t>(frame.width());
    for (int y = 0; y < frame.height(); ++y) {
        const std::byte *row = frame.row(y);
        const auto count = [&](std::size_t x) {
            ++parts[(x % 4) * kValues + sixteenBitAt(row + 2 * x, frame.format())];
        };
        for (std::size_t x = 0; x < width; ++x)
            count(x);
    }
    std::vector<std::uint32_t> histogram(kValues);
    ImageStatistics result;
    result.finite = frame.pixelCount();
    std::uint64_t sum = 0;
    bool isFirst = true;
    for (std::size_t value = 0; value < kValues; ++value) {
        const std::uint32_t n =
            parts[value] + parts[kValues + value] + parts[2 * kValues + value] + parts[3 * kValues + value];
        histogram[value] = n;
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

std::vector<float> finiteValues(const Frame &frame)
{
    std::vector<float> values;
    values.reserve(frame.pixelCount());
    for (int y = 0; y < frame.height(); ++y) {
        const std::byte *row = frame.row(y);
        for (int x = 0; x < frame.width(); ++x) {
            const float value = floatAt(row + 4 * static_cast<std::size_t>(x), frame.format());
            if (std::isfinite(value))
                values.push_back(value);
        }
    }
    return values;
}

ImageStatistics ofFloats(const Frame &frame)
{
    std::vector<float> values = finiteValues(frame);
    ImageStatistics result;
    result.finite = values.size();
    result.nonfinite = frame.pixelCount() - values.size();
    if (values.empty())
        return result;
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    result.minimum = static_cast<double>(*low);
    result.maximum = static_cast<double>(*high);
    const double sum = std::accumulate(values.begin(), values.end(), 0.0, [](double total, float v) {
        return total + static_cast<double>(v);
    });
    result.mean = sum / static_cast<double>(values.size());
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    result.median = static_cast<double>(*middle);
    if (values.size() % 2 == 0)
        result.median = (result.median + static_cast<double>(*std::max_element(values.begin(), middle))) / 2;
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

ImageStatistics statistics(const Frame &frame)
{
    if (frame.isEmpty())
        return {};
    return isSixteenBit(frame.format()) ? ofSixteenBits(frame) : ofFloats(frame);
}

std::optional<DisplayRange> zscale(const Frame &frame, const ZscaleSettings &settings)
{
    if (frame.isEmpty())
        return std::nullopt;
    const std::vector<double> samples = sortedSamples(frame, settings.samples);
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
