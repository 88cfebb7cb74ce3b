#include "core/simulator/expected_look.h"

#include "core/simulator/detector.h"

#include <algorithm>

namespace tulpar {

namespace {
constexpr double kFullAdu = 65'535;
constexpr double kBrightSkyMag = 15; ///< brighter, no star shows
constexpr int kStars = 20;

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

} // namespace tulpar
