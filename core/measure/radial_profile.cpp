#include "core/measure/radial_profile.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tulpar {

namespace {

constexpr double kBinPx = 0.5;
constexpr double kHalfDiagonal = 0.7071067811865476;

struct Sums {
    double radius = 0;
    double value = 0;
    double square = 0;
    std::size_t count = 0;
};

/// Where the energy first reaches a share, interpolated.
double radiusOf(const std::vector<GrowthPoint> &growth, double share)
{
    for (std::size_t i = 1; i < growth.size(); ++i) {
        const GrowthPoint &before = growth[i - 1];
        const GrowthPoint &now = growth[i];
        if (now.energy < share)
            continue;
        const double rise = now.energy - before.energy;
        const double t = rise > 0 ? (share - before.energy) / rise : 1;
        const double from = before.radiusPx * before.radiusPx; // as energyWithin interpolates
        return std::sqrt(from + t * (now.radiusPx * now.radiusPx - from));
    }
    return growth.empty() ? 0 : growth.back().radiusPx;
}

void normalise(std::vector<GrowthPoint> &growth, const std::vector<double> &areas)
{
    const double all = growth.back().net;
    for (std::size_t i = 0; i < growth.size(); ++i) {
        growth[i].energy = all > 0 ? growth[i].net / all : 0;
        if (i == 0)
            continue;
        const double ring = areas[i] - areas[i - 1];
        growth[i].meanInRing = ring > 0 ? (growth[i].net - growth[i - 1].net) / ring : 0;
    }
}

} // namespace

double RadialProfile::energyWithin(double radiusPx) const
{
    if (growth.empty() || radiusPx <= 0)
        return 0;
    for (std::size_t i = 1; i < growth.size(); ++i) {
        const GrowthPoint &before = growth[i - 1];
        const GrowthPoint &now = growth[i];
        if (radiusPx > now.radiusPx)
            continue;
        // in the area, so that a flat core is met exactly
        const double from = before.radiusPx * before.radiusPx;
        const double t = (radiusPx * radiusPx - from) / (now.radiusPx * now.radiusPx - from);
        return before.energy + t * (now.energy - before.energy);
    }
    return growth.back().energy;
}

Result<RadialProfile> radialProfile(const Frame &frame, PixelPosition guess, const RadialSettings &settings)
{
    constexpr double kFarthestPx = 100;
    auto star = measureStar(frame, guess, settings.star);
    if (!star)
        return tl::make_unexpected(star.error());
    RadialProfile out;
    out.star = *star;
    out.outerPx = std::clamp(settings.outerPx.value_or(std::max(4 * star->fwhmPx(), 8.0)), 1.0, kFarthestPx);
    const double sky = star->background.level;
    const double step =
        std::clamp(settings.growthStepPx.value_or(std::min(0.5, star->fwhmPx() / 10)), 0.05, out.outerPx);
    const auto steps = static_cast<std::size_t>(std::ceil(out.outerPx / step - 1e-9));
    for (std::size_t i = 0; i <= steps; ++i)
        out.growth.push_back({std::min(static_cast<double>(i) * step, out.outerPx), 0, 0, 0});
    std::vector<double> areas(out.growth.size(), 0);
    std::vector<double> whole(
        out.growth.size() + 1, 0); // pixels that lie whole in this circle and all larger ones
    std::vector<double> wholeAreas(out.growth.size() + 1, 0);
    std::vector<Sums> bins(static_cast<std::size_t>(std::ceil(out.outerPx / kBinPx)));

    const CircleShape circle{star->centre, out.outerPx};
    forCoveredPixels(circle, frame.width(), frame.height(), [&](const CoveredPixel &pixel) {
        const double raw = frame.at(pixel.column, pixel.row);
        if (!std::isfinite(raw))
            return;
        const double value = raw - sky;
        const double x = pixel.column + 1;
        const double y = pixel.row + 1;
        const double radius = std::hypot(x - star->centre.x, y - star->centre.y);
        if (pixel.isCentreInside) {
            out.pixels.push_back({radius, value});
            Sums &bin = bins[std::min(static_cast<std::size_t>(radius / kBinPx), bins.size() - 1)];
            bin.radius += radius;
            bin.value += value;
            bin.square += value * value;
            ++bin.count;
        }
        auto i = static_cast<std::size_t>(std::max(0.0, std::floor((radius - kHalfDiagonal) / step)));
        for (; i < out.growth.size() && out.growth[i].radiusPx < radius + kHalfDiagonal; ++i) {
            const double share =
                circleOverlap(x - star->centre.x, y - star->centre.y, out.growth[i].radiusPx);
            out.growth[i].net += share * value;
            areas[i] += share;
        }
        whole[i] += value;
        wholeAreas[i] += 1;
    });
    double inside = 0;
    double insideArea = 0;
    for (std::size_t i = 0; i < out.growth.size(); ++i) {
        inside += whole[i];
        insideArea += wholeAreas[i];
        out.growth[i].net += inside;
        areas[i] += insideArea;
    }
    normalise(out.growth, areas);
    out.radius50Px = radiusOf(out.growth, 0.5);
    out.radius80Px = radiusOf(out.growth, 0.8);

    for (const Sums &sums : bins) {
        if (sums.count == 0)
            continue;
        const auto n = static_cast<double>(sums.count);
        const double mean = sums.value / n;
        out.bins.push_back(
            {sums.radius / n, mean, std::sqrt(std::max(0.0, sums.square / n - mean * mean)), sums.count});
    }
    std::ranges::sort(out.pixels, {}, &RadialPixel::radiusPx);
    if (out.pixels.size() > kMostRadialPixels) {
        const std::size_t every = (out.pixels.size() + kMostRadialPixels - 1) / kMostRadialPixels;
        std::vector<RadialPixel> thinned;
        for (std::size_t i = 0; i < out.pixels.size(); i += every)
            thinned.push_back(out.pixels[i]);
        out.pixels = std::move(thinned);
    }
    return out;
}

} // namespace tulpar
