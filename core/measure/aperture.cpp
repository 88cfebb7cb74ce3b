#include "core/measure/aperture.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace tulpar {

LocalBackground annulusBackground(const Frame &frame, PixelPosition centre, double innerPx, double outerPx)
{
    return backgroundIn(frame, AnnulusShape{centre, {innerPx, outerPx}});
}

LocalBackground backgroundIn(const Frame &frame, const PixelShape &shape)
{
    std::vector<double> values;
    if (const auto *ring = std::get_if<AnnulusShape>(&shape); ring != nullptr && ring->radii.size() >= 2) {
        // only centres matter, so no pixel is shared
        const double reach = ring->radii.back();
        const auto firstOf = [](double low, int count) {
            return static_cast<int>(std::clamp(std::ceil(low) - 1, 0.0, static_cast<double>(count)));
        };
        const int columns = firstOf(ring->centre.x + reach + 1, frame.width());
        const int rows = firstOf(ring->centre.y + reach + 1, frame.height());
        for (int row = firstOf(ring->centre.y - reach, frame.height()); row < rows; ++row)
            for (int column = firstOf(ring->centre.x - reach, frame.width()); column < columns; ++column)
                if (isInside(shape, {column + 1.0, row + 1.0}))
                    values.push_back(frame.at(column, row));
    } else {
        forCoveredPixels(shape, frame.width(), frame.height(), [&](const CoveredPixel &pixel) {
            if (pixel.isCentreInside)
                values.push_back(frame.at(pixel.column, pixel.row));
        });
    }
    const SampleStatistics sky = clippedStatistics(std::move(values));
    return {sky.median, sky.deviation, sky.count};
}

std::optional<DetectorNoise> noiseOf(const FrameFacts &facts)
{
    if (!facts.gainEPerAdu || *facts.gainEPerAdu <= 0)
        return std::nullopt;
    // the register's multiplication is random: Robbins and Hadwen 2003, the limit of high gain
    const bool isMultiplied = facts.emGain && *facts.emGain > 1;
    return DetectorNoise{*facts.gainEPerAdu, isMultiplied ? 2.0 : 1.0};
}

ApertureStatistics apertureStatistics(
    const Frame &frame, const PixelShape &shape, const std::optional<LocalBackground> &background,
    const std::optional<DetectorNoise> &noise)
{
    ApertureStatistics out;
    std::vector<double> inside;
    forCoveredPixels(shape, frame.width(), frame.height(), [&](const CoveredPixel &pixel) {
        const double value = frame.at(pixel.column, pixel.row);
        if (!std::isfinite(value)) {
            ++out.without;
            return;
        }
        out.sum += value * pixel.share;
        out.area += pixel.share;
        if (pixel.isCentreInside)
            inside.push_back(value);
    });
    out.pixels = statisticsOf(inside);
    const PixelBounds bounds = boundsOf(shape);
    out.isCut = bounds.left < 0.5 || bounds.bottom < 0.5 || bounds.right > frame.width() + 0.5
        || bounds.top > frame.height() + 0.5;
    if (background && background->pixels > 0)
        out.background = background;
    out.net = out.background ? out.sum - out.area * out.background->level : out.sum;
    if (out.background && noise && noise->gainEPerAdu > 0) {
        const double sky2 = out.background->deviation * out.background->deviation;
        const double photons2 = std::max(out.net, 0.0) * noise->excessNoise / noise->gainEPerAdu;
        const double pixels = static_cast<double>(out.background->pixels);
        const double error = std::sqrt(photons2 + out.area * sky2 * (1 + out.area / pixels));
        if (error > 0) {
            out.netError = error;
            out.signalToNoise = out.net / error;
        }
    }
    return out;
}

} // namespace tulpar
