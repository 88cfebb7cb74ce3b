#include "core/sky/observer.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

/// Gaussian gravitational constant squared: the Sun's pull in au^3/day^2.
constexpr double kSunPull = 0.01720209895 * 0.01720209895;

struct Cirs {
    double ra = 0;
    double dec = 0;
};

Cirs toCirs(const IcrsDirection &direction, const eraASTROM &context)
{
    Cirs out;
    eraAtciqz(
        direction.ra.asRadians(), direction.dec.asRadians(), const_cast<eraASTROM *>(&context), &out.ra,
        &out.dec);
    return out;
}

IcrsDirection toIcrs(const Cirs &cirs, const eraASTROM &context)
{
    double ra = 0;
    double dec = 0;
    eraAticq(cirs.ra, cirs.dec, const_cast<eraASTROM *>(&context), &ra, &dec);
    return {Angle::radians(ra).wrapped(), Angle::radians(dec)};
}

HorizontalDirection toHorizontal(const Cirs &cirs, const eraASTROM &context)
{
    double azimuth = 0;
    double zenithDistance = 0;
    double hourAngle = 0;
    double dec = 0;
    double ra = 0;
    eraAtioq(
        cirs.ra, cirs.dec, const_cast<eraASTROM *>(&context), &azimuth, &zenithDistance, &hourAngle, &dec,
        &ra);
    return {Angle::radians(azimuth).wrapped(), Angle::degrees(90) - Angle::radians(zenithDistance)};
}

Cirs fromHorizontal(const HorizontalDirection &observed, const eraASTROM &context)
{
    Cirs out;
    eraAtoiq(
        "A", observed.azimuth.asRadians(), (Angle::degrees(90) - observed.altitude).asRadians(),
        const_cast<eraASTROM *>(&context), &out.ra, &out.dec);
    return out;
}

} // namespace

Observer::Observer(const Site &site, UtcInstant utc, double dut1S, const LeapSeconds &leapSeconds)
    : m_site(site)
    , m_utc(utc)
    , m_tt(ttFrom(utc, leapSeconds))
    , m_dut1S(dut1S)
{
    const Ut1Instant ut1 = ut1From(utc, dut1S);

    double heliocentric[2][3];
    double barycentric[2][3];
    eraEpv00(m_tt.day, m_tt.fraction, heliocentric, barycentric);
    for (std::size_t i = 0; i < 3; ++i) {
        m_earthAu[i] = barycentric[0][i];
        m_earthAuPerDay[i] = barycentric[1][i];
        m_earthFromSunAu[i] = heliocentric[0][i];
    }

    double bpn[3][3];
    eraPnm06a(m_tt.day, m_tt.fraction, bpn);
    double x = 0;
    double y = 0;
    eraBpn2xy(bpn, &x, &y);
    const double s = eraS06(m_tt.day, m_tt.fraction, x, y);
    m_equationOfOriginsRad = eraEors(bpn, s);

    double refractionA = 0;
    double refractionB = 0;
    if (site.pressureHPa > 0)
        eraRefco(
            site.pressureHPa, site.temperatureC, site.relativeHumidity, site.wavelengthUm, &refractionA,
            &refractionB);

    eraApco(
        m_tt.day, m_tt.fraction, barycentric, heliocentric[0], x, y, s, eraEra00(ut1.day, ut1.fraction),
        site.longitude.asRadians(), site.latitude.asRadians(), site.heightM, 0, 0,
        eraSp00(m_tt.day, m_tt.fraction), refractionA, refractionB, &m_context);
}

Observer Observer::rotatedTo(UtcInstant utc) const
{
    Observer moved = *this;
    const double days = seconds(utc - m_utc) / 86400;
    moved.m_utc = utc;
    moved.m_tt.fraction += days;

    const Vector &sun = m_earthFromSunAu;
    const double distance = std::hypot(sun[0], sun[1], sun[2]);
    const double pull = kSunPull / (distance * distance * distance);
    double barycentric[2][3];
    double heliocentric[3];
    for (std::size_t i = 0; i < 3; ++i) {
        const double acceleration = -pull * sun[i];
        const double step = (m_earthAuPerDay[i] + acceleration * days / 2) * days;
        moved.m_earthAu[i] += step;
        moved.m_earthFromSunAu[i] += step;
        moved.m_earthAuPerDay[i] += acceleration * days;
        barycentric[0][i] = moved.m_earthAu[i];
        barycentric[1][i] = moved.m_earthAuPerDay[i];
        heliocentric[i] = moved.m_earthFromSunAu[i];
    }

    const Ut1Instant ut1 = ut1From(utc, m_dut1S);
    eraASTROM &context = moved.m_context;
    eraAper(eraEra00(ut1.day, ut1.fraction), &context);
    double site[2][3]; // the site from the Earth's centre, m and m/s: CIRS axes, then ICRS
    eraPvtob(
        m_site.longitude.asRadians(), m_site.latitude.asRadians(), m_site.heightM, 0, 0, 0,
        context.eral - m_site.longitude.asRadians(), site);
    eraTrxpv(context.bpn, site, site);
    eraApcs(moved.m_tt.day, moved.m_tt.fraction, site, barycentric, heliocentric, &context);
    std::copy(&m_context.bpn[0][0], &m_context.bpn[0][0] + 9, &context.bpn[0][0]); // eraApcs resets it
    return moved;
}

HorizontalDirection Observer::observed(const IcrsDirection &direction) const
{
    return toHorizontal(toCirs(direction, m_context), m_context);
}

HorizontalDirection Observer::observed(const ApparentDirection &direction) const
{
    return toHorizontal(
        {direction.ra.asRadians() + m_equationOfOriginsRad, direction.dec.asRadians()}, m_context);
}

HorizontalDirection Observer::airless(const IcrsDirection &direction) const
{
    eraASTROM vacuum = m_context;
    vacuum.refa = 0;
    vacuum.refb = 0;
    return toHorizontal(toCirs(direction, m_context), vacuum);
}

IcrsDirection Observer::icrs(const HorizontalDirection &observed) const
{
    return toIcrs(fromHorizontal(observed, m_context), m_context);
}

IcrsDirection Observer::icrs(const ApparentDirection &direction) const
{
    return toIcrs({direction.ra.asRadians() + m_equationOfOriginsRad, direction.dec.asRadians()}, m_context);
}

ApparentDirection Observer::apparent(const IcrsDirection &direction) const
{
    const Cirs cirs = toCirs(direction, m_context);
    return {Angle::radians(cirs.ra - m_equationOfOriginsRad).wrapped(), Angle::radians(cirs.dec)};
}

ApparentDirection Observer::apparent(const HorizontalDirection &observed) const
{
    const Cirs cirs = fromHorizontal(observed, m_context);
    return {Angle::radians(cirs.ra - m_equationOfOriginsRad).wrapped(), Angle::radians(cirs.dec)};
}

Angle Observer::localSiderealTime() const
{
    return Angle::radians(m_context.eral - m_equationOfOriginsRad).wrapped();
}

Angle Observer::hourAngle(const IcrsDirection &direction) const
{
    return Angle::radians(m_context.eral - toCirs(direction, m_context).ra).wrappedSigned();
}

Angle Observer::parallacticAngle(const IcrsDirection &direction) const
{
    const Cirs cirs = toCirs(direction, m_context);
    return Angle::radians(eraHd2pa(m_context.eral - cirs.ra, cirs.dec, m_site.latitude.asRadians()));
}

Observer::Vector Observer::siteAu() const
{
    return {m_context.eb[0] - m_earthAu[0], m_context.eb[1] - m_earthAu[1], m_context.eb[2] - m_earthAu[2]};
}

} // namespace tulpar
