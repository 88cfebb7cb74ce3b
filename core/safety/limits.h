#pragma once

#include "core/safety/condition.h"
#include "core/safety/horizon_profile.h"
#include "core/sky/direction.h"
#include "core/time/instant.h"

namespace tulpar {

/// The site's limits of motion, and the rules of its conditions. Defaults: Assy-Turgen's proposals
/// (observatory reference, 7.3).
struct SafetyLimits {
    Angle altitudeHard = Angle::degrees(15);
    Angle altitudeTop = Angle::degrees(89.9);
    Angle azimuthMin = Angle::degrees(-120); ///< mechanical
    Angle azimuthMax = Angle::degrees(480);
    Angle sunAvoidance = Angle::degrees(30); ///< never slew nearer to the Sun while it is above `sunHarmless`
    Angle sunHarmless = Angle::degrees(-6);
    Angle sunForCover = Angle::degrees(0); ///< the cover is never open with the Sun above
    HorizonProfile horizon; ///< no slew to below it
    HorizontalDirection park{Angle::degrees(0), Angle::degrees(45)}; ///< where the mount parks

    bool tubeClearsRoof = false; ///< mount and cover may move under a roof that is not open
    /// Pointing lower, at rest, the tube is out of the roof's way though not parked; -90 degrees: nowhere.
    Angle roofClearsBelow = Angle::degrees(-90);

    Duration mountStale = std::chrono::seconds(3);
    Duration openingStale = std::chrono::seconds(5);
    Duration cameraStale = std::chrono::seconds(10);
    Duration otherStale = std::chrono::seconds(60);

    ConditionRules conditions = defaultConditionRules();

    bool operator==(const SafetyLimits &) const = default;
};

} // namespace tulpar
