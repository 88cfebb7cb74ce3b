#include "core/simulator/scene.h"

#include "core/simulator/focus_model.h"
#include "core/simulator/world.h"
#include "core/sky/airmass.h"
#include "core/sky/solar_system.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {
constexpr double kBaseSeeingArcsec = 1.5;
constexpr double kTrailStepArcsec = 0.8;
constexpr int kMostSamples = 400;
constexpr std::int64_t kJ2000Ns = 946'728'000'000'000'000;
} // namespace

FrameScene World::framing(Band band, const Exposure &exposure) const
{
    FrameScene scene;
    scene.band = band;
    scene.exposure = exposure;
    scene.burst = m_burst;
    scene.seed = m_seed;
    const CameraModel &source = camera(band);
    scene.sensorC = source.temperatureC(exposure.end());
    scene.setPointC = source.setPointC();

    const UtcInstant middle = exposure.start + exposure.duration / 2;
    const Observer observer = m_sky.at(middle);
    scene.pointing = m_mount.at(middle, m_sky).direction();
    scene.pointingIcrs = observer.icrs(scene.pointing);
    scene.fieldRotation = fieldRotationAt(middle);
    scene.isMoving = m_mount.isSlewing(exposure.start);
    scene.yearsSinceJ2000 =
        static_cast<double>(exposure.start.nsSinceUnixEpoch - kJ2000Ns) * 1e-9 / (365.25 * 86400);
    return scene;
}

FrameScene World::scene(Band band, const Exposure &exposure) const
{
    FrameScene scene = framing(band, exposure);
    const UtcInstant middle = exposure.start + exposure.duration / 2;
    const Observer observer = m_sky.at(middle);
    const auto lookAt = [this](UtcInstant t) {
        return PointingSample{trueDirection(t), fieldRotationAt(t), lightAt(t)};
    };
    const PointingSample first = lookAt(exposure.start);
    const PointingSample centre = lookAt(middle);
    const PointingSample last = lookAt(exposure.end());
    const double trailArcsec =
        (separation(first.centre, centre.centre) + separation(centre.centre, last.centre)).asArcseconds();
    const bool isSteady = trailArcsec < kTrailStepArcsec && first.light == last.light;
    const int count =
        isSteady ? 1 : std::clamp(static_cast<int>(trailArcsec / kTrailStepArcsec), 8, kMostSamples);
    for (int i = 0; i < count; ++i)
        scene.samples.push_back(
            isSteady ? centre : lookAt(exposure.start + exposure.duration * (2 * i + 1) / (2 * count)));

    const double air = airmass(std::max(scene.pointing.altitude, Angle::degrees(1))).value_or(20.0);
    scene.extinctionMag = extinctionPerAirmass(band) * air + m_cloudMag;
    const double airC = ordered(m_weather.at(middle, false), m_weatherOrder).temperatureC.value_or(5.0);
    scene.seeingArcsec =
        focusedFwhmArcsec(kBaseSeeingArcsec * std::pow(air, 0.6), m_focuser.at(middle), airC);
    const BodyView moon = view(Body::Moon, observer);
    scene.skyMagPerArcsec2 = skyMagnitude(
        band, sunAltitude(observer), observer.airless(moon.direction).altitude, moon.illuminatedFraction);
    return scene;
}

} // namespace tulpar
