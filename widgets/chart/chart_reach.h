#pragma once

#include "core/session/snapshot.h"
#include "core/sky/observer.h"

#include <QString>

#include <optional>

namespace tulpar {

/// Whether the observatory's limits let the mount look somewhere, and until or from when. Limits alone: mode,
/// roof and what else the core's gate asks is the core's to say. A value.
struct Reach {
    Reasons reasons; ///< why not now; empty: it may
    std::optional<UtcInstant> changesUtc; ///< when that ends or begins, within a day; none: not within a day
    bool isDark = false; ///< astronomical night
    std::optional<UtcInstant> darkChangesUtc; ///< when that ends or begins; none: not within a day
    Angle highest; ///< altitude at the next culmination, for what never comes high enough
};

/// The altitude of what stands around at this azimuth; -90 degrees where nothing is known to.
[[nodiscard]] Angle horizonAltitude(const ObservatoryView &site, Angle azimuth);

/// Given an observed direction and the Sun's, returned what forbids it: altitude limits, horizon, Sun, cable.
[[nodiscard]] Reasons whyUnreachable(
    const ObservatoryView &site, const HorizontalDirection &at, const HorizontalDirection &sun);

/// Given a fixed direction and the sky now, returned the answer for now and the next change, to 1 s; what
/// comes and goes within four minutes may be missed, and the Sun is held still among the stars: 1 degree
/// wrong a day ahead. About 0.5 ms.
[[nodiscard]] Reach reachOf(
    const ObservatoryView &site, const IcrsDirection &direction, const Observer &observer);

/// "reachable until 18:13 UTC, 4 h 01 min", "altitude 9.3° < 15°; reachable from 17:51 UTC, in 3 h 40 min".
[[nodiscard]] QString reachWords(const Reach &reach, UtcInstant now);

} // namespace tulpar
