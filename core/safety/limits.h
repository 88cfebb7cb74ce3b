#pragma once

#include "core/sky/angle.h"
#include "core/time/instant.h"

namespace tulpar {

/// The site's limits of motion and weather. Defaults: Assy-Turgen's proposals (observatory reference, 7.3).
struct SafetyLimits {
    Angle altitudeHard = Angle::degrees(15);
    Angle altitudeTop = Angle::degrees(89.9);
    Angle azimuthMin = Angle::degrees(-120); ///< mechanical
    Angle azimuthMax = Angle::degrees(480);
    Angle sunAvoidance = Angle::degrees(30); ///< never slew nearer to the Sun while it is above `sunHarmless`
    Angle sunHarmless = Angle::degrees(-6);
    Angle sunForOpening = Angle::degrees(-4); ///< the roof opens only with the Sun below
    Angle sunForCover = Angle::degrees(0); ///< the cover is never open with the Sun above
    bool tubeClearsRoof = true; ///< mount and cover may move under a roof that is not open

    Duration mountStale = std::chrono::seconds(3);
    Duration openingStale = std::chrono::seconds(5);
    Duration cameraStale = std::chrono::seconds(10);
    Duration otherStale = std::chrono::seconds(60);
    Duration weatherStale = std::chrono::seconds(300);

    double humidityMaxPercent = 85;
    double dewPointGapMinC = 2;
    double windMaxMPerS = 14;
    double gustMaxMPerS = 18;
    double temperatureMinC = -25;
    double temperatureMaxC = 30;

    bool operator==(const SafetyLimits &) const = default;
};

} // namespace tulpar
