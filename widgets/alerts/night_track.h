#pragma once

#include "core/session/snapshot.h"
#include "core/sky/observer.h"

#include <QString>

#include <optional>
#include <vector>

namespace tulpar {

/// One moment of a night for one direction; degrees, observed altitudes.
struct NightSample {
    UtcInstant utc;
    double target = 0;
    double sun = 0;
    double moon = 0;
};

/// The night that runs, or by day the coming one, and how a direction goes through it. A value.
struct NightCourse {
    std::vector<NightSample>
        samples; ///< every six minutes, sunset to sunrise with half an hour on both sides
    std::optional<UtcInstant> from; ///< first moment from now with the target above the limit in the dark
    std::optional<UtcInstant> until; ///< the end of that stretch
    double highest = 0; ///< in the dark, from now on
    std::optional<UtcInstant> highestUtc;
    double moonAway = 0; ///< deg from the target, at the middle of the night
    double moonLit = 0; ///< fraction
};

/// The Sun lower than this is dark enough to observe a burst.
inline constexpr double kDarkSunDegrees = -12;

/// Given the sky at `observer`'s moment; about 15 ms.
[[nodiscard]] NightCourse nightTrack(
    const IcrsDirection &direction, const ObservatoryView &observatory, const Observer &observer);

/// "above 20° in the dark 14:11 to 18:13 UTC (4.0 h), highest 61° at 14:11", or why not.
[[nodiscard]] QString nightSentence(
    const NightCourse &track, const ObservatoryView &observatory, UtcInstant now);

} // namespace tulpar
