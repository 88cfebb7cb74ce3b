#include "core/simulator/expected_look.h"

#include "core/simulator/detector.h"

#include <algorithm>

namespace tulpar {

namespace {
constexpr double kFullAdu = 65'535;
constexpr double kBrightSkyMag = 15; ///< brighter, no star shows
constexpr int kStars = 20;
constexpr double kHiddenMag = 4; ///< so much air and cloud leave nothing of a bright star in a short exposure
constexpr Angle kHalfField = Angle::arcseconds(kFrameWidth * kScaleArcsecPerPx / 2);

double meanLight(const FrameScene &scene)
{
    double sum = 0;
    for (const PointingSample &sample : scene.samples)
        sum += sample.light;
    return sum / static_cast<double>(scene.samples.size());
}

} // namespace

double backgroundElectrons(const FrameScene &scene)
{
    const double s = seconds(scene.exposure.duration);
    const double sky = electronsPerSecond(scene.band, scene.skyMagPerArcsec2) * kScaleArcsecPerPx
        * kScaleArcsecPerPx * meanLight(scene) * s;
    return sky + darkElectrons(s, scene.sensorC);
}

FrameLook expectedLook(const FrameScene &scene)
{
    FrameLook look;
    look.levelAdu =
        std::min(kFullAdu, kBiasAdu + backgroundElectrons(scene) / gainEPerAdu(scene.exposure.emGain));
    if (meanLight(scene) > 0.5 && scene.skyMagPerArcsec2 > kBrightSkyMag && !scene.isMoving) {
        look.fwhmPx = scene.seeingArcsec / kScaleArcsecPerPx;
        look.stars = kStars;
    }
    return look;
}

std::optional<StarInFrame> starIn(const FrameScene &scene, std::span<const IcrsDirection> stars)
{
    if (!expectedLook(scene).fwhmPx || scene.extinctionMag > kHiddenMag)
        return std::nullopt;
    const IcrsDirection &centre = scene.samples[scene.samples.size() / 2].centre;
    const IcrsDirection *nearest = nullptr;
    Angle least = kHalfField;
    for (const IcrsDirection &star : stars)
        if (const Angle apart = separation(star, centre); apart < least) {
            nearest = &star;
            least = apart;
        }
    if (!nearest)
        return std::nullopt;
    const Angle towards = positionAngle(centre, *nearest);
    return StarInFrame{least.asArcseconds() * sine(towards), least.asArcseconds() * cosine(towards)};
}

} // namespace tulpar
