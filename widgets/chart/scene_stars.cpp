#include "widgets/chart/scene_tools.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

/// One magnitude deeper brings about three times the stars, a zoom of two a quarter: the limit grows a little
/// slower than would keep their number, so that a small field is calm. It follows the size of the widget.
double vanishingMagnitude(const ChartProjection &projection)
{
    const double side = std::min(projection.size().width(), projection.size().height());
    const double roominess = 0.9 * std::log2(std::clamp(side, 300.0, 1600.0) / 900);
    return 6.7 + roominess + 3.0 * std::log10(std::max(1.0, projection.view().zoom));
}

std::uint8_t tintOf(float bMinusV)
{
    return static_cast<std::uint8_t>(std::clamp((bMinusV + 0.3F) / 2.1F * 15, 0.0F, 15.0F));
}

} // namespace

double addStars(const SceneInput &input, const ChartProjection &projection, std::vector<StarDot> &stars)
{
    const double vanishing = vanishingMagnitude(projection);
    const Vec3 centre = projection.view().centre();
    const double reach = projection.radiusOfView().asRadians() + 0.01;
    const QRectF room = projection.rect().adjusted(-8, -8, 8, 8);
    for (const StarCell &cell : input.data->cells()) {
        const Vec3 at = input.moment->observed(Vec3{cell.x, cell.y, cell.z});
        const double radius = static_cast<double>(cell.radiusRad) + 0.01;
        if (angleBetween(at, centre).asRadians() > reach + radius || std::asin(at.z) < -radius)
            continue;
        for (const ChartStar &star : cell.stars) {
            const double v = static_cast<double>(star.v);
            if (v >= vanishing)
                break;
            const Vec3 place = input.moment->observed(Vec3{star.x, star.y, star.z});
            if (place.z < 0)
                continue;
            const auto p = projection.project(place);
            if (!p || !room.contains(*p))
                continue;
            // Radius grows with the cube root of the flux: honest order, no blobs. Below a pixel light
            // becomes alpha.
            const double wanted = 0.62 * input.scale * std::pow(10.0, 0.13 * (vanishing - 2.4 - v));
            const double radiusPx = std::clamp(wanted, 0.62, 5.2 * input.scale);
            const double light = std::min(1.0, wanted / 0.62);
            const double fade = std::clamp((vanishing - v) / 0.8, 0.0, 1.0);
            stars.push_back(
                {static_cast<float>(p->x()), static_cast<float>(p->y()), static_cast<float>(radiusPx),
                 static_cast<float>(light * light * fade), tintOf(star.bMinusV), &star});
        }
    }
    return vanishing;
}

} // namespace tulpar
