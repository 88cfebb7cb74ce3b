#include "core/image/difference.h"

#include "core/image/limits.h"
#include "core/image/sky_grid.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace tulpar {

namespace {

constexpr double kStarDeviations = 10;
constexpr std::size_t kLeastStarPixels = 20;

/// How much brighter the frame's stars are than the reference's; nothing where too few are in both.
std::optional<double> scaleOf(
    const std::vector<float> &values, const std::vector<float> &reference, const SkyLevel &sky,
    const SkyLevel &skyOfReference)
{
    const auto least = static_cast<float>(sky.level + kStarDeviations * sky.deviation);
    const auto leastOfReference =
        static_cast<float>(skyOfReference.level + kStarDeviations * skyOfReference.deviation);
    std::vector<float> ratios;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i] > least && reference[i] > leastOfReference) // false for NaN
            ratios.push_back(
                (values[i] - static_cast<float>(sky.level))
                / (reference[i] - static_cast<float>(skyOfReference.level)));
    if (ratios.size() < kLeastStarPixels)
        return std::nullopt;
    const auto middle = ratios.begin() + static_cast<std::ptrdiff_t>(ratios.size() / 2);
    std::nth_element(ratios.begin(), middle, ratios.end());
    return static_cast<double>(*middle);
}

std::vector<float> valuesOf(const Frame &frame)
{
    std::vector<float> values;
    values.reserve(frame.pixelCount());
    for (int y = 0; y < frame.height(); ++y)
        for (int x = 0; x < frame.width(); ++x) {
            const double value = frame.at(x, y);
            values.push_back(
                std::isfinite(value) ? static_cast<float>(value) : std::numeric_limits<float>::quiet_NaN());
        }
    return values;
}

} // namespace

Result<Difference> difference(const Frame &frame, const Frame &reference, const DifferenceSettings &settings)
{
    const auto grid = gridOf(frame);
    const auto locked = grid ? resampled(reference, *grid) : std::nullopt;
    if (!locked)
        return fail(Errc::Unsupported, "frames without plain TAN coordinates cannot be compared on the sky");
    const auto sky = skyLevel(frame);
    const auto skyOfReference = skyLevel(reference);
    if (!sky || !skyOfReference)
        return fail(Errc::OutOfRange, "a frame without pixels cannot be compared");
    std::vector<float> values = valuesOf(frame);
    Difference result;
    const auto found = settings.scale ? settings.scale : scaleOf(values, *locked, *sky, *skyOfReference);
    result.scale = found.value_or(1);
    result.isScaleKnown = found.has_value();
    const auto scale = static_cast<float>(result.scale);
    const auto level = static_cast<float>(settings.isSkyMatched ? sky->level : 0);
    const auto levelOfReference = static_cast<float>(settings.isSkyMatched ? skyOfReference->level : 0);
    bool isAnyInside = false;
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = (values[i] - level) - scale * ((*locked)[i] - levelOfReference);
        isAnyInside = isAnyInside || !std::isnan(values[i]);
    }
    if (!isAnyInside)
        return fail(Errc::OutOfRange, "the two frames show different parts of the sky");
    auto made = Frame::of(std::move(values), frame.width(), frame.height(), frame.facts());
    if (!made)
        return Failure(made.error());
    result.frame = std::move(*made);
    return result;
}

} // namespace tulpar
