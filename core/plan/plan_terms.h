#pragma once

#include "core/response/slew_prediction.h"
#include "core/safety/horizon_profile.h"
#include "core/sky/site.h"

#include <optional>

namespace tulpar {

/// What a plan must know of the observatory. Defaults: Assy-Turgen's.
struct PlanTerms {
    MountKinematics mount;
    Angle altitudeHard = Angle::degrees(15); ///< no target lower or higher, observed
    Angle altitudeTop = Angle::degrees(89.9);
    HorizonProfile horizon;
    Angle sunAltitudeMax = Angle::degrees(-12); ///< of blocks that do not say
    Duration readout = std::chrono::seconds(1); ///< after each exposure
    Angle slewTolerance = Angle::arcseconds(10); ///< a slew is over so near to its end
    Duration acquisition = std::chrono::seconds(3); ///< after each slew, before the first exposure
    Duration startStep = std::chrono::seconds(1); ///< blocks begin at whole multiples of it in UTC
    double extinctionPerAirmass = 0.09; ///< magnitudes, r'
    double darkSkyMag = 21.0; ///< at the zenith, without Moon, a square arcsecond, r'
    std::optional<double> seeingArcsec; ///< at the zenith, where it is known
    /// Chance that within an hour something ends the observing, so that of nearly equal times the earlier one
    /// is taken; 0: lateness costs nothing. Default: where weather changes about once a day and a bit more
    /// than half of the time is usable, a clear sky lasts some 20 hours (5 % an hour); bursts, one observable
    /// a month, and faults add less than the site's own uncertainty.
    double hazardPerHour = 0.05;
};

} // namespace tulpar
