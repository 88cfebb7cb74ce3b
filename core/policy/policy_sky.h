#pragma once

#include "core/policy/policy.h"
#include "core/sky/observer.h"

namespace tulpar {

/// The sky of one moment as a policy asks for it: computed every half minute, not per alert. A value; the
/// Sun and the Moon are ERFA's, so any thread.
class PolicySky {
public:
    /// About 2 ms: finds the dark hours between the two crossings of `darkSun` by the Sun.
    PolicySky(const Site &site, UtcInstant utc, Angle darkSun = Angle::degrees(-12));
    PolicySky(const Observer &observer, Angle darkSun = Angle::degrees(-12));

    /// Fills in the altitudes, separations, Moon and what is left of the night for the notice's position;
    /// about 0.2 ms. Turns the sky to `context.now`, which may be up to an hour from the moment of
    /// construction.
    void lookAt(const Notice &notice, PolicyContext &context) const;

    [[nodiscard]] NightTrack trackOf(const IcrsDirection &direction, UtcInstant from) const;
    [[nodiscard]] UtcInstant dusk() const { return m_dusk; } ///< of this night or, by day, the next
    [[nodiscard]] UtcInstant dawn() const { return m_dawn; }
    [[nodiscard]] bool hasNight() const { return m_hasNight; }

private:
    void findNight(Angle darkSun);

    Observer m_observer;
    IcrsDirection m_sun;
    IcrsDirection m_moon;
    double m_moonIllumination = 0;
    UtcInstant m_dusk;
    UtcInstant m_dawn;
    bool m_hasNight = false;
};

} // namespace tulpar
