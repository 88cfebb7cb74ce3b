#pragma once

#include "core/policy/policy_sky.h"
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

/// When places can be observed, for questions that come one after the other in time. Dark: the Sun below -12
/// degrees. Confine to one thread.
class RestOfNight {
public:
    explicit RestOfNight(const Site &site)
        : m_site(site)
    {
    }

    /// Given a direction, returned its first dark time above `lowest` after `utc`, in what is left of the
    /// night or in the next. Good to a minute, dawn to five (samples of 5 min, straight lines between). About
    /// 3 ms, and 0.3 ms for the next within half an hour.
    [[nodiscard]] Observable observableAt(const IcrsDirection &direction, UtcInstant utc, Angle lowest);

private:
    Site m_site;
    std::optional<PolicySky> m_sky;
    UtcInstant m_madeFor;
};

/// "altitude 61°, above 20° until 18:13 UTC".
[[nodiscard]] QString sentenceOf(const Observable &observable);

} // namespace tulpar
