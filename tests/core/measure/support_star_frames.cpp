#include "support_star_frames.h"

#include <cmath>
#include <random>

namespace tulpar {

double lightAt(const StarFit &star, double x, double y)
{
    const double c = cosine(star.majorAxis);
    const double s = sine(star.majorAxis);
    const double dx = x - star.centre.x;
    const double dy = y - star.centre.y;
    const double u = 2 * (c * dx + s * dy) / star.fwhmMajorPx;
    const double v = 2 * (c * dy - s * dx) / star.fwhmMinorPx;
    const double q = u * u + v * v;
    if (star.model == StarModel::Gauss)
        return star.peak * std::exp2(-q);
    return star.peak * std::pow(1 + (std::exp2(1 / star.beta) - 1) * q, -star.beta);
}

Frame made(const StarFrame &recipe)
{
    std::mt19937 chance(recipe.seed);
    auto pixels = std::make_shared<std::vector<std::uint16_t>>();
    for (int y = 1; y <= recipe.side; ++y) {
        for (int x = 1; x <= recipe.side; ++x) {
            const double star = lightAt(recipe.star, x, y);
            double value = recipe.star.sky + star;
            if (recipe.scatter > 0) {
                double noise = -6;
                for (int i = 0; i < 12; ++i) {
                    const std::uint32_t draw = static_cast<std::uint32_t>(chance());
                    noise += draw / 4294967296.0;
                }
                value += noise * std::sqrt(recipe.scatter * recipe.scatter + star / recipe.gainEPerAdu);
            }
            pixels->push_back(static_cast<std::uint16_t>(std::floor(value + 0.5)));
        }
    }
    return *Frame::of(std::move(pixels), recipe.side, recipe.side);
}

} // namespace tulpar
