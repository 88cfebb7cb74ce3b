#pragma once

#include "core/sky/angle.h"
#include "core/sky/direction.h"
#include "core/sky/site.h"
#include "core/time/leap_seconds.h"
#include "core/time/scales.h"

#include <erfa.h>

#include <array>

namespace tulpar {

/// The sky of one site at one moment: everything of the transformation ICRS -> observed that does not depend
/// on the star is computed once (about 0.25 ms), then a direction costs 0.7 us, the way back 1.7 us.
///
/// Immutable; any thread. IAU 2006/2000A precession-nutation, aberration (annual and diurnal), light
/// deflection by the Sun, refraction for `site.wavelengthUm` when site.pressureHPa > 0. Polar motion (< 0.6")
/// is left out. Source: ERFA eraApco, eraAtciqz, eraAtioq and their inverses. Stars: move them to the date
/// first (Star::at).
class Observer {
public:
    /// With the site's UT1 - UTC.
    Observer(const Site &site, UtcInstant utc)
        : Observer(site, utc, site.dut1S)
    {
    }
    /// `dut1S` is UT1 - UTC in seconds (see ut1From), whatever the site says.
    Observer(
        const Site &site, UtcInstant utc, double dut1S,
        const LeapSeconds &leapSeconds = LeapSeconds::builtIn());

    /// The same site with the Earth turned to `utc`: about 0.7 us instead of 0.25 ms. The Earth goes on along
    /// its orbit; precession and nutation stay as they were: at most 0.02" wrong an hour away, 0.4" a day
    /// away. For tracking and searches.
    [[nodiscard]] Observer rotatedTo(UtcInstant utc) const;

    /// Where the telescope must look: refracted. Below the horizon the refraction of 3 degrees altitude is
    /// held.
    [[nodiscard]] HorizontalDirection observed(const IcrsDirection &direction) const;
    [[nodiscard]] HorizontalDirection observed(const ApparentDirection &direction) const;

    /// The same without refraction, as rise, set and twilight are defined.
    [[nodiscard]] HorizontalDirection airless(const IcrsDirection &direction) const;

    [[nodiscard]] IcrsDirection icrs(const HorizontalDirection &observed) const;
    [[nodiscard]] IcrsDirection icrs(const ApparentDirection &direction) const;

    /// Equator and true equinox of date, seen from the site ("JNow", INDI's EQUATORIAL_EOD_COORD); no
    /// refraction.
    [[nodiscard]] ApparentDirection apparent(const IcrsDirection &direction) const;
    [[nodiscard]] ApparentDirection apparent(const HorizontalDirection &observed) const;

    /// Apparent sidereal time at the site's meridian, [0, 360) degrees.
    [[nodiscard]] Angle localSiderealTime() const;

    /// Apparent, [-180, 180) degrees, west positive; no refraction.
    [[nodiscard]] Angle hourAngle(const IcrsDirection &direction) const;

    /// Angle at the star from the pole to the zenith, [-180, 180] degrees, positive west of the meridian.
    [[nodiscard]] Angle parallacticAngle(const IcrsDirection &direction) const;

    [[nodiscard]] const Site &site() const noexcept { return m_site; }
    [[nodiscard]] UtcInstant utc() const noexcept { return m_utc; }
    [[nodiscard]] TtInstant tt() const noexcept { return m_tt; }
    [[nodiscard]] double dut1S() const noexcept { return m_dut1S; }

    using Vector = std::array<double, 3>;
    /// Place of the Earth's centre, au, and velocity, au a day, from the barycentre in ICRS axes.
    [[nodiscard]] const Vector &earthAu() const noexcept { return m_earthAu; }
    [[nodiscard]] const Vector &earthAuPerDay() const noexcept { return m_earthAuPerDay; }
    /// Place of the site from the Earth's centre in ICRS axes, au.
    [[nodiscard]] Vector siteAu() const;

private:
    Site m_site;
    UtcInstant m_utc;
    TtInstant m_tt;
    double m_dut1S = 0;
    Vector m_earthAu{};
    Vector m_earthAuPerDay{};
    Vector m_earthFromSunAu{};
    double m_equationOfOriginsRad = 0;
    eraASTROM m_context{};
};

} // namespace tulpar
