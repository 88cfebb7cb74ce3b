#include "widgets/viewer/frame_gauge.h"

#include "core/measure/star.h"

#include <algorithm>
#include <vector>

namespace tulpar {

namespace {

constexpr std::uint16_t kFull = 65'000;
constexpr int kFields = 8; // across the frame, and along it
constexpr double kStarDeviations = 20;
constexpr std::size_t kStarsTried = 16;
constexpr std::size_t kStarsTaken = 9;
constexpr std::size_t kStarsNeeded = 3;
constexpr int kMargin = 12; // a star at the edge is not whole

struct Peak {
    double value = 0;
    PixelPosition at;
};

std::vector<Peak> peaksOf(const Frame &frame, double least)
{
    std::vector<Peak> peaks;
    const bool isInteger = isSixteenBit(frame.format());
    for (int fieldY = 0; fieldY < kFields; ++fieldY)
        for (int fieldX = 0; fieldX < kFields; ++fieldX) {
            Peak best;
            const int endX = std::min((fieldX + 1) * frame.width() / kFields, frame.width() - kMargin);
            const int endY = std::min((fieldY + 1) * frame.height() / kFields, frame.height() - kMargin);
            for (int y = std::max(fieldY * frame.height() / kFields, kMargin); y < endY; ++y)
                for (int x = std::max(fieldX * frame.width() / kFields, kMargin); x < endX; ++x) {
                    const double value = frame.at(x, y); // a NaN never compares greater
                    if (value > best.value && !(isInteger && value >= kFull))
                        best = {value, {x + 1.0, y + 1.0}};
                }
            if (best.value > least)
                peaks.push_back(best);
        }
    std::sort(peaks.begin(), peaks.end(), [](const Peak &a, const Peak &b) { return a.value > b.value; });
    if (peaks.size() > kStarsTried)
        peaks.resize(kStarsTried);
    return peaks;
}

std::size_t fullPixels(const Frame &frame)
{
    if (!isSixteenBit(frame.format()))
        return 0;
    std::size_t count = 0;
    for (int y = 0; y < frame.height(); ++y) {
        const std::byte *row = frame.row(y);
        for (int x = 0; x < frame.width(); ++x)
            count += sixteenBitAt(row + 2 * static_cast<std::size_t>(x), frame.format()) >= kFull ? 1U : 0U;
    }
    return count;
}

} // namespace

FrameGauge gaugeOf(const Frame &frame)
{
    FrameGauge gauge;
    if (frame.isEmpty())
        return gauge;
    gauge.sky = skyLevel(frame);
    gauge.saturated = fullPixels(frame);
    if (!gauge.sky || gauge.sky->deviation <= 0)
        return gauge;
    std::vector<double> widths;
    StarSettings settings;
    if (isSixteenBit(frame.format()))
        settings.saturationAdu = kFull;
    settings.searchPx = 3;
    for (const Peak &peak : peaksOf(frame, gauge.sky->level + kStarDeviations * gauge.sky->deviation)) {
        const auto star = measureStar(frame, peak.at, settings);
        if (star && star->fwhmPx() > 1) // narrower is a hot pixel or a cosmic ray
            widths.push_back(star->fwhmPx());
        if (widths.size() == kStarsTaken)
            break;
    }
    if (widths.size() < kStarsNeeded)
        return gauge;
    const auto middle = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2);
    std::nth_element(widths.begin(), middle, widths.end());
    gauge.fwhmPx = *middle;
    return gauge;
}

} // namespace tulpar
