#include "core/image/histogram.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace tulpar {

namespace {

constexpr std::size_t kCurvePoints = 4097;
constexpr int kMostBins = 65536;

/// Gives the value of every `step`-th pixel of every `step`-th row.
template <class Take>
void forEvery(const Frame &frame, int step, Take take)
{
    int shift = 0;
    for (int y = 0; y < frame.height(); y += step) {
        const std::byte *row = frame.row(y);
        for (int x = shift % step; x < frame.width(); x += step) {
            const auto column = static_cast<std::size_t>(x);
            take(
                isSixteenBit(frame.format())
                    ? static_cast<float>(sixteenBitAt(row + 2 * column, frame.format()))
                    : floatAt(row + 4 * column, frame.format()));
        }
        shift += 7;
    }
}

} // namespace

std::uint32_t Histogram::highest() const
{
    return counts.empty() ? 0 : *std::max_element(counts.begin(), counts.end());
}

double Histogram::valueAt(std::size_t bin) const
{
    return range.low
        + (range.high - range.low) * (static_cast<double>(bin) + 0.5) / static_cast<double>(counts.size());
}

Histogram histogram(const Frame &frame, DisplayRange range, int bins, std::size_t mostPixels)
{
    Histogram result;
    result.range = range;
    result.counts.resize(static_cast<std::size_t>(std::clamp(bins, 1, kMostBins)));
    if (frame.isEmpty() || !(range.high > range.low))
        return result;
    const int step = mostPixels == 0
        ? 1
        : std::max(
            1,
            static_cast<int>(std::ceil(
                std::sqrt(static_cast<double>(frame.pixelCount()) / static_cast<double>(mostPixels)))));
    result.step = static_cast<std::uint64_t>(step) * static_cast<std::uint64_t>(step);
    const double scale = static_cast<double>(result.counts.size()) / (range.high - range.low);
    const std::size_t last = result.counts.size() - 1;
    forEvery(frame, step, [&](float pixel) {
        const double value = static_cast<double>(pixel);
        if (!std::isfinite(pixel))
            ++result.nonfinite;
        else if (value < range.low)
            ++result.below;
        else if (value > range.high)
            ++result.above;
        else
            ++result.counts[std::min(last, static_cast<std::size_t>((value - range.low) * scale))];
    });
    return result;
}

std::optional<DisplayRange> histogramRange(const Frame &frame, DisplayRange shown)
{
    constexpr std::size_t kSample = std::size_t{1} << 18;
    constexpr double kCut = 0.001;
    constexpr double kWider = 0.1;
    std::vector<float> values = evenSample(frame, kSample);
    if (values.empty())
        return std::nullopt;
    const auto last = static_cast<double>(values.size() - 1);
    const auto of = [&](double share) {
        const auto place = values.begin() + static_cast<std::ptrdiff_t>(share * last);
        std::nth_element(values.begin(), place, values.end());
        return static_cast<double>(*place);
    };
    DisplayRange range{std::min(of(kCut), shown.low), std::max(of(1 - kCut), shown.high)};
    const double margin = kWider * std::max(range.high - range.low, 1e-30);
    return DisplayRange{range.low - margin, range.high + margin};
}

std::shared_ptr<const EqualisedCurve> equalisedCurve(const Frame &frame, DisplayRange range)
{
    const Histogram counts = histogram(frame, range, static_cast<int>(kCurvePoints) - 1);
    auto curve = std::make_shared<EqualisedCurve>();
    curve->reserve(kCurvePoints);
    double total = 0;
    for (const std::uint32_t count : counts.counts)
        total += count;
    double sum = 0;
    curve->push_back(0);
    for (std::size_t i = 0; i + 1 < kCurvePoints; ++i) {
        sum += counts.counts[i];
        const double even = static_cast<double>(i + 1) / static_cast<double>(kCurvePoints - 1);
        curve->push_back(static_cast<float>(total > 0 ? sum / total : even));
    }
    return curve;
}

} // namespace tulpar
