#include "core/image/limits.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace tulpar {

namespace {

constexpr std::size_t kSkySample = std::size_t{1} << 16;
constexpr std::size_t kPercentileSample = std::size_t{1} << 20;
constexpr double kSigmaOfMad = 1.482602218505602; // 1 / the 75th percentile of the normal distribution

// Frames with more pixels than this are judged by a sample where the answer is only a first guess.
constexpr std::size_t kLargeFrame = std::size_t{4} << 20;

// zscale's range holds about ten times the noise (black 3 below the sky, white 7 above): white for stars is
// 20 such ranges up, and the softening puts the knee of the curve at four times the noise.
constexpr double kStarRanges = 20;
constexpr double kHighestOfSixteenBits = 65535;
constexpr double kStarSoftening = 0.02;
// A pixel this many ranges above zscale's white is a star, not noise.
constexpr double kStarEvidence = 3;

double medianOf(std::vector<float> &values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return static_cast<double>(*middle);
}

SkyLevel levelOf(std::vector<float> values)
{
    constexpr int kRounds = 5;
    constexpr double kClip = 3;
    SkyLevel sky;
    std::vector<float> away;
    for (int round = 0; round < kRounds; ++round) {
        sky.level = medianOf(values);
        away.resize(values.size());
        std::transform(values.begin(), values.end(), away.begin(), [&](float value) {
            return std::abs(value - static_cast<float>(sky.level));
        });
        sky.deviation = kSigmaOfMad * medianOf(away);
        const double most = kClip * sky.deviation;
        const auto good = std::partition(values.begin(), values.end(), [&](float value) {
            return std::abs(static_cast<double>(value) - sky.level) <= most;
        });
        if (good == values.end() || good == values.begin())
            break;
        values.erase(good, values.end());
    }
    return sky;
}

std::optional<DisplayRange> percentilesOf(const Frame &frame, double percent)
{
    const double cut = (1 - std::clamp(percent, 0.0, 100.0) / 100) / 2;
    const auto ranks = [&](std::size_t count) {
        const double last = static_cast<double>(count - 1);
        return std::pair(
            static_cast<std::size_t>(std::llround(cut * last)),
            static_cast<std::size_t>(std::llround((1 - cut) * last)));
    };
    if (isSixteenBit(frame.format())) {
        const std::vector<std::uint32_t> counts = sixteenBitCounts(frame);
        const auto [low, high] = ranks(frame.pixelCount());
        std::size_t seen = 0;
        DisplayRange range;
        for (std::size_t value = 0; value < counts.size(); ++value) {
            if (seen <= low && low < seen + counts[value])
                range.low = static_cast<double>(value);
            if (seen <= high && high < seen + counts[value])
                range.high = static_cast<double>(value);
            seen += counts[value];
        }
        return range;
    }
    std::vector<float> values = evenSample(frame, kPercentileSample);
    if (values.empty())
        return std::nullopt;
    const auto [low, high] = ranks(values.size());
    const auto of = [&](std::size_t rank) {
        const auto place = values.begin() + static_cast<std::ptrdiff_t>(rank);
        std::nth_element(values.begin(), place, values.end());
        return static_cast<double>(*place);
    };
    return DisplayRange{of(low), of(high)};
}

/// zscale's answer; of a large frame of floats from samples in both directions, since the standard's way
/// counts every pixel first.
std::optional<DisplayRange> quickZscale(const Frame &frame)
{
    if (isSixteenBit(frame.format()) || frame.pixelCount() <= kLargeFrame)
        return zscale(frame);
    const ZscaleSettings settings;
    const std::vector<float> values = evenSample(frame, static_cast<std::size_t>(settings.samples));
    std::vector<double> samples(values.begin(), values.end());
    std::sort(samples.begin(), samples.end());
    return zscaleOf(samples, settings);
}

double brightestOf(const Frame &frame)
{
    const std::vector<float> values = evenSample(frame, kSkySample);
    return values.empty() ? 0 : static_cast<double>(*std::max_element(values.begin(), values.end()));
}

} // namespace

std::optional<SkyLevel> skyLevel(const Frame &frame)
{
    std::vector<float> values = evenSample(frame, kSkySample);
    return values.empty() ? std::nullopt : std::optional(levelOf(std::move(values)));
}

std::optional<DisplayRange> limitsOf(
    const Frame &frame, const LimitsSettings &settings, const ImageStatistics &known)
{
    if (settings.kind == LimitsKind::MinMax)
        return known.finite > 0 ? std::optional(DisplayRange{known.minimum, known.maximum}) : std::nullopt;
    return limitsOf(frame, settings);
}

std::optional<DisplayRange> limitsOf(const Frame &frame, const LimitsSettings &settings)
{
    if (settings.kind == LimitsKind::User)
        return DisplayRange{
            std::min(settings.user.low, settings.user.high), std::max(settings.user.low, settings.user.high)};
    if (frame.isEmpty())
        return std::nullopt;
    switch (settings.kind) {
    case LimitsKind::MinMax:
        return extremes(frame);
    case LimitsKind::Percentile:
        return percentilesOf(frame, settings.percent);
    case LimitsKind::Sigma: {
        const auto sky = skyLevel(frame);
        if (!sky)
            return std::nullopt;
        return DisplayRange{
            sky->level - settings.sigmasBelow * sky->deviation,
            sky->level + settings.sigmasAbove * sky->deviation};
    }
    case LimitsKind::Zscale:
    case LimitsKind::User:
        break;
    }
    return zscale(frame, settings.zscale);
}

std::optional<Display> displayAtFirstSight(const Frame &frame, bool isSky)
{
    if (frame.isEmpty())
        return std::nullopt;
    const auto sky = quickZscale(frame);
    if (!sky)
        return std::nullopt;
    const double width = sky->high - sky->low;
    Display stars{{sky->low, sky->low + kStarRanges * width}, {}};
    stars.shape.softening = kStarSoftening;
    // A bright sky has so much noise that white would lie where 16 bits never reach; the knee stays.
    if (isSixteenBit(frame.format()) && stars.range.high > kHighestOfSixteenBits) {
        stars.range.high = std::max(kHighestOfSixteenBits, sky->high);
        stars.shape.softening *= kStarRanges * width / std::max(stars.range.high - stars.range.low, 1.0);
    }
    if (width > 0 && isSky)
        return stars;
    const double top = std::max(brightestOf(frame), sky->high);
    if (width > 0 && top > sky->high + kStarEvidence * width)
        return stars;
    Display plain{{sky->low, width > 0 ? top : std::max(top, sky->low + 1)}, {}};
    plain.shape.curve = StretchCurve::Linear;
    return plain;
}

std::optional<Display> midtonesDisplay(const Frame &frame, double background, double clip)
{
    std::vector<float> values = evenSample(frame, kPercentileSample / 2);
    if (values.empty())
        return std::nullopt;
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    const double bottom = static_cast<double>(*least);
    const double span = std::max(static_cast<double>(*most) - bottom, 1e-30);
    const double median = medianOf(values);
    std::transform(values.begin(), values.end(), values.begin(), [&](float value) {
        return std::abs(value - static_cast<float>(median));
    });
    const double deviation = kSigmaOfMad * medianOf(values) / span;
    const double sky = (median - bottom) / span;
    // A bright field is one whose sky is above the middle: the same seen from the other end.
    const bool isBright = sky > 0.5;
    const double shadows = isBright || deviation <= 0 ? 0.0 : std::clamp(sky - clip * deviation, 0.0, 1.0);
    const double highlights =
        !isBright || deviation <= 0 ? 1.0 : std::clamp(sky + clip * deviation, 0.0, 1.0);
    // MTF(m, x) = b is solved by m = MTF(b, x); a bright field's sky comes as far from white.
    const double place = (sky - shadows) / std::max(highlights - shadows, 1e-12);
    StretchShape shape;
    shape.curve = StretchCurve::MidtonesTransfer;
    shape.midtones = isBright ? 1 - background : background;
    constexpr double kEdge = 1e-6;
    shape.midtones = std::clamp(shape.bent(place), kEdge, 1 - kEdge);
    return Display{{bottom + shadows * span, bottom + highlights * span}, shape};
}

} // namespace tulpar
