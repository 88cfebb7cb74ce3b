#include "widgets/chart/scene_tools.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

/// One magnitude deeper brings about three times the stars, a zoom of two a quarter: the limit grows a little
/// slower than would keep their number, so that a small field is calm. It follows the size of the widget.
double vanishingMagnitude(const ChartProjection &projection, double scale)
{
    const double side = std::min(projection.size().width(), projection.size().height()) / scale;
    const double roominess = 0.9 * std::log2(std::clamp(side, 300.0, 1600.0) / 900);
    return 6.7 + roominess + 3.5 * std::log10(std::max(1.0, projection.view().zoom));
}

struct Light {
    float radius = 0; ///< px
    float alpha = 0;
};

constexpr double kBrightest = -2; // V
constexpr double kQuieterBy = 2; ///< magnitudes that are left out of a quiet picture at once
constexpr double kQuietStars = 60; ///< of the others so many: each that moves costs a viewer 60 bytes
constexpr double kMostLiftRad = 0.012; ///< refraction at the horizon and aberration
constexpr double kLightStep = 0.02; // of V: 0.6 % of the radius

std::size_t lightIndex(float v, std::size_t count)
{
    const double at = (static_cast<double>(v) - kBrightest) / kLightStep;
    return std::min(count - 1, static_cast<std::size_t>(std::max(0.0, at)));
}

/// How stars of each magnitude are drawn: a power for each star would cost more than its drawing. The radius
/// grows with the cube root of the flux: honest order, no blobs. Below a pixel light becomes alpha.
std::vector<Light> lightsUpTo(double vanishing, double scale)
{
    std::vector<Light> lights;
    for (double v = kBrightest; v <= vanishing + kLightStep; v += kLightStep) {
        const double wanted = 0.62 * scale * std::pow(10.0, 0.13 * (vanishing - 2.4 - v));
        const double light = std::min(1.0, wanted / 0.62);
        const double fade = std::clamp((vanishing - v) / 0.8, 0.0, 1.0);
        lights.push_back(
            {static_cast<float>(std::clamp(wanted, 0.62, 5.2 * scale)),
             static_cast<float>(light * light * fade)});
    }
    return lights;
}

/// V at which the light of stars falls below what leaves any trace.
double faintestSeen(const std::vector<Light> &lights)
{
    constexpr float kLeastAlpha = 0.1F; // StarSprites rounds less to nothing
    const auto first =
        std::ranges::find_if(lights, [](const Light &light) { return light.alpha < kLeastAlpha; });
    return kBrightest + kLightStep * static_cast<double>(first - lights.begin());
}

std::uint8_t tintOf(float bMinusV)
{
    return static_cast<std::uint8_t>(std::clamp((bMinusV + 0.3F) / 2.1F * 15, 0.0F, 15.0F));
}

} // namespace

double addStars(const SceneInput &input, const ChartProjection &projection, SkyScene &scene)
{
    const double vanishing = vanishingMagnitude(projection, input.scale);
    const std::vector<Light> lights = lightsUpTo(vanishing, input.scale);
    const Vec3 centre = projection.view().centre();
    const double reach = projection.radiusOfView().asRadians() + 0.01;
    const double slack = 8 * input.scale;
    const double right = input.size.width() + slack;
    const double bottom = input.size.height() + slack;
    const bool hidesGround = input.options.hasGround;
    // Where a star is but for aberration and refraction: nearly all of a cell is beside the screen.
    const Mat3 rough = projection.view().axes * input.moment->turn();
    const double lifted = slack + 2 * kMostLiftRad * projection.pxPerRadian();
    const double limit = input.isQuiet ? vanishing - kQuieterBy : faintestSeen(lights);
    const auto addCell = [&](const StarCell &cell) {
        const Vec3 at = input.moment->observed(Vec3{cell.x, cell.y, cell.z});
        const double radius = static_cast<double>(cell.radiusRad) + 0.01;
        if (dot(at, centre) < std::cos(std::min(M_PI, reach + radius))
            || (hidesGround && at.z < -std::sin(std::min(M_PI / 2, radius))))
            return;
        for (const ChartStar &star : cell.stars) {
            if (static_cast<double>(star.v) >= limit)
                break;
            const Vec3 icrs{star.x, star.y, star.z};
            if (!projection.mayShow(rough * icrs, lifted))
                continue;
            const Vec3 place = input.moment->observed(icrs);
            if (hidesGround && place.z < 0)
                continue;
            const auto p = projection.project(place);
            if (!p || p->x() < -slack || p->y() < -slack || p->x() > right || p->y() > bottom)
                continue;
            const Light &light = lights[lightIndex(star.v, lights.size())];
            scene.stars.push_back(
                {static_cast<float>(p->x()), static_cast<float>(p->y()), light.radius, light.alpha,
                 tintOf(star.bMinusV), &star});
        }
    };
    for (const StarCell &cell : input.data->cells())
        addCell(cell);
    scene.faintStars = input.data->faintStars(input.moment->roughIcrs(centre), Angle::radians(reach), limit);
    if (scene.faintStars)
        addCell(*scene.faintStars);
    // In a chart of 1600x1000; fewer in a smaller one, as sparse to the eye.
    const double room = input.size.width() * input.size.height() / 1.6e6;
    const auto most = static_cast<std::size_t>(kQuietStars * std::clamp(std::sqrt(room), 0.3, 1.0));
    if (input.isQuiet && scene.stars.size() > most) {
        const auto isBrighter = [](const StarDot &a, const StarDot &b) { return a.star->v < b.star->v; };
        std::ranges::stable_sort(scene.stars, isBrighter);
        scene.stars.resize(most);
    }
    return vanishing;
}

} // namespace tulpar
