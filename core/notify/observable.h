#pragma once

#include "core/sky/direction.h"
#include "core/sky/site.h"
#include "core/time/instant.h"

#include <QString>

#include <optional>

namespace tulpar {

/// When a place of the sky can be observed in what is left of this night, or in the next. A value.
struct Observable {
    Angle altitude; ///< at the moment asked for
    Angle lowest; ///< the limit that the rest refers to
    Angle highest; ///< in the dark hours left; -90 degrees: there are none
    std::optional<UtcInstant> from; ///< dark and above the limit; none: not this night
    std::optional<UtcInstant> until;
    bool isNow = false;
};

/// Given a direction and a site, returned its first dark time above `lowest` after `utc`. Dark: the Sun below
/// -12 degrees. Good to a minute, dawn to five (samples of 5 min, straight lines between). About 3 ms.
[[nodiscard]] Observable observableAt(
    const Site &site, const IcrsDirection &direction, UtcInstant utc, Angle lowest);

/// "altitude 61°, above 20° until 18:13 UTC".
[[nodiscard]] QString sentenceOf(const Observable &observable);

} // namespace tulpar
