#include "core/measure/sharpness.h"

#include "core/measure/star.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace tulpar {

namespace {

constexpr int kSampleStep = 4; ///< of columns and of rows
constexpr int kCellPx = 16; ///< one candidate a cell
constexpr int kEdgePx = 24;
constexpr double kSignificance = 12; ///< of a candidate's pixel over the scatter of the sky
constexpr double kSaturatedAdu = 32'768;
constexpr std::size_t kMostStars = 30;
constexpr int kFewestStars = 5;
constexpr double kAlonePx = 32;
constexpr double kNarrowestPx = 1.2; ///< a struck pixel is no star
constexpr double kWidestPx = 16;

double medianOf(std::vector<double> &values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

std::vector<double> sampled(const Frame &frame)
{
    std::vector<double> values;
    values.reserve(frame.pixelCount() / (kSampleStep * kSampleStep) + 1);
    for (int row = kSampleStep / 2; row < frame.height(); row += kSampleStep)
        for (int column = kSampleStep / 2; column < frame.width(); column += kSampleStep)
            if (const double value = frame.at(column, row); std::isfinite(value))
                values.push_back(value);
    return values;
}

struct Peak {
    int column = 0;
    int row = 0;
    double value = 0;
};

/// The brightest pixel of the cell, by the mean of its 3 by 3, which a struck pixel does not lift.
Peak brightestOf(const Frame &frame, int left, int bottom)
{
    Peak best{left, bottom, -1e300};
    for (int row = bottom; row < bottom + kCellPx; ++row)
        for (int column = left; column < left + kCellPx; ++column)
            if (const double value = frame.at(column, row); value > best.value)
                best = {column, row, value};
    double sum = 0;
    for (int row = best.row - 1; row <= best.row + 1; ++row)
        for (int column = best.column - 1; column <= best.column + 1; ++column)
            sum += frame.at(column, row);
    return {best.column, best.row, sum / 9};
}

} // namespace

std::optional<double> sampledMedian(const Frame &frame)
{
    std::vector<double> values = sampled(frame);
    return values.empty() ? std::nullopt : std::optional(medianOf(values));
}

std::optional<double> sampledScatter(const Frame &frame)
{
    std::vector<double> values = sampled(frame);
    if (values.empty())
        return std::nullopt;
    const double sky = medianOf(values);
    for (double &value : values)
        value = std::abs(value - sky);
    return std::max(1.4826 * medianOf(values), 1e-9);
}

std::optional<Sharpness> sharpnessOf(const Frame &frame)
{
    const auto level = sampledMedian(frame);
    const auto spread = sampledScatter(frame);
    if (!level || !spread || frame.width() < 4 * kEdgePx || frame.height() < 4 * kEdgePx)
        return std::nullopt;
    const double sky = *level;
    const double scatter = *spread;

    std::vector<Peak> peaks;
    for (int bottom = kEdgePx; bottom + kCellPx <= frame.height() - kEdgePx; bottom += kCellPx)
        for (int left = kEdgePx; left + kCellPx <= frame.width() - kEdgePx; left += kCellPx)
            // The mean of nine pixels scatters a third as much.
            if (const Peak peak = brightestOf(frame, left, bottom);
                peak.value > sky + kSignificance * scatter / 3)
                peaks.push_back(peak);
    std::ranges::sort(peaks, std::greater{}, &Peak::value);

    StarSettings settings;
    settings.saturationAdu = kSaturatedAdu;
    std::vector<double> widths;
    std::vector<Peak> taken;
    for (const Peak &peak : peaks) {
        const bool isAlone = std::ranges::none_of(taken, [&](const Peak &other) {
            return std::hypot(other.column - peak.column, other.row - peak.row) < kAlonePx;
        });
        taken.push_back(peak); // a neighbour of a saturated star is not alone either
        if (!isAlone || peak.value > kSaturatedAdu)
            continue;
        const auto star = measureStar(frame, {peak.column + 1.0, peak.row + 1.0}, settings);
        if (!star || star->isSaturated || star->fwhmPx() < kNarrowestPx || star->fwhmPx() > kWidestPx)
            continue;
        widths.push_back(star->fwhmPx());
        if (widths.size() == kMostStars)
            break;
    }
    const int stars = static_cast<int>(widths.size());
    if (stars < kFewestStars)
        return std::nullopt;
    return Sharpness{medianOf(widths), stars};
}

} // namespace tulpar
