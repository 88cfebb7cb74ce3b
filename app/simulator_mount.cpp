#include "app/simulator_mount.h"

#include "app/simulator_observatory.h"
#include "core/base/parse.h"

namespace tulpar {

SimulatedMount::SimulatedMount(SimulatedObservatory &observatory)
    : SimulatedDevice(observatory, "Tulpar Mount", TELESCOPE_INTERFACE)
{
}

void SimulatedMount::makeProperties()
{
    fillNumber(m_equatorial, "EQUATORIAL_EOD_COORD", "Apparent of date", IP_RW, {"RA", "DEC"});
    m_equatorial[0].setMinMax(0, 24);
    m_equatorial[1].setMinMax(-90, 90);
    fillNumber(m_targetIcrs, "TARGET_ICRS", "Target ICRS", IP_RW, {"RA", "DEC"});
    m_targetIcrs[0].setMinMax(0, 360);
    m_targetIcrs[1].setMinMax(-90, 90);
    fillNumber(m_pointingIcrs, "POINTING_ICRS", "Pointing ICRS", IP_RO, {"RA", "DEC"});
    fillNumber(m_horizontal, "HORIZONTAL_COORD", "Horizontal", IP_RW, {"AZ", "ALT"});
    m_horizontal[0].setMinMax(0, 360);
    m_horizontal[1].setMinMax(-90, 90);
    fillNumber(m_mechanical, "MECHANICAL_POSITION", "Mechanical", IP_RO, {"AZ", "ALT"});
    fillNumber(m_distance, "TARGET_DISTANCE", "Distance to target", IP_RO, {"ARCSEC"});
    fillSwitch(m_onSet, "ON_COORD_SET", "On set", ISR_1OFMANY, {"TRACK", "SLEW", "SYNC"}, 0);
    fillSwitch(m_trackState, "TELESCOPE_TRACK_STATE", "Tracking", ISR_1OFMANY, {"TRACK_ON", "TRACK_OFF"}, 1);
    fillSwitch(m_park, "TELESCOPE_PARK", "Parking", ISR_1OFMANY, {"PARK", "UNPARK"}, 0);
    fillSwitch(m_abort, "TELESCOPE_ABORT_MOTION", "Abort", ISR_ATMOST1, {"ABORT"});
    fillNumber(m_info, "TELESCOPE_INFO", "Optics", IP_RO, {"TELESCOPE_APERTURE", "TELESCOPE_FOCAL_LENGTH"});
    m_info[0].setValue(700);
    m_info[1].setValue(4540);
    fillNumber(m_site, "GEOGRAPHIC_COORD", "Site", IP_RO, {"LAT", "LONG", "ELEV"});
    const Site site = assySite();
    m_site[0].setValue(site.latitude.asDegrees());
    m_site[1].setValue(site.longitude.asDegrees());
    m_site[2].setValue(site.heightM);
    fillText(m_time, "TIME_UTC", "Observatory UTC", {"UTC", "OFFSET"});
}

Result<void> SimulatedMount::follow(const IcrsDirection &target)
{
    if (auto done = m_observatory.perform(TrackTarget{target}); !done)
        return done;
    refresh(true);
    return {};
}

Result<void> SimulatedMount::stand(const HorizontalDirection &place)
{
    m_observatory.received("stand_at");
    if (auto done = m_observatory.world().standAt(place); !done)
        return done;
    m_observatory.changed();
    refresh(true);
    return {};
}

Result<void> SimulatedMount::numberSet(INDI::PropertyNumber &property, const std::vector<double> &values)
{
    if (property.isNameMatch("TARGET_ICRS"))
        return follow({Angle::degrees(values[0]), Angle::degrees(values[1])});
    if (property.isNameMatch("HORIZONTAL_COORD"))
        return stand({Angle::degrees(values[0]), Angle::degrees(values[1])});
    if (!property.isNameMatch("EQUATORIAL_EOD_COORD"))
        return SimulatedDevice::numberSet(property, values);
    const ApparentDirection apparent{Angle::hours(values[0]), Angle::degrees(values[1])};
    World &world = m_observatory.world();
    const Observer observer = world.sky().at(world.now());
    switch (m_onSet.findOnSwitchIndex()) {
    case 0:
        return follow(observer.icrs(apparent));
    case 1:
        return stand(observer.observed(apparent));
    default:
        return fail(Errc::Unsupported, "this mount is not synchronised");
    }
}

Result<void> SimulatedMount::switchSet(INDI::PropertySwitch &property, const std::string &element, bool on)
{
    if (property.isNameMatch("ON_COORD_SET")) {
        sayChoice(m_onSet, property.findWidgetIndexByName(element.c_str()), IPS_OK);
        return {};
    }
    Result<void> done;
    if (property.isNameMatch("TELESCOPE_PARK")) {
        done = element == "PARK" ? m_observatory.perform(ParkMount{}) : m_observatory.perform(UnparkMount{});
    } else if (property.isNameMatch("TELESCOPE_ABORT_MOTION")) {
        done = m_observatory.perform(StopMount{});
        sayChoice(m_abort, -1, IPS_OK);
        m_abort.apply();
    } else if (property.isNameMatch("TELESCOPE_TRACK_STATE")) {
        World &world = m_observatory.world();
        done = element == "TRACK_ON" ? m_observatory.perform(TrackTarget{world.pointingIcrs()})
                                     : m_observatory.perform(StopMount{});
    } else {
        return SimulatedDevice::switchSet(property, element, on);
    }
    if (done)
        refresh(true);
    return done;
}

void SimulatedMount::refresh(bool isForced)
{
    if (!isConnected())
        return;
    const World &world = m_observatory.lastWorld();
    if (!world.report({DeviceKind::Mount, {}}))
        return;
    const MountReport report = world.mount();
    const bool isChange = report.isSlewing != m_wasSlewing;
    m_wasSlewing = report.isSlewing;
    if (!isDue(report.isSlewing ? 20 : 1000, isForced || isChange))
        return;

    const Observer observer = world.sky().at(world.now());
    const IcrsDirection icrs = observer.icrs(report.pointing);
    const ApparentDirection apparent = observer.apparent(icrs);
    const IPState state = report.isSlewing ? IPS_BUSY : report.isTracking ? IPS_OK : IPS_IDLE;
    // Told at changes only, so that the Alert of a refused target stays to be seen.
    if (report.target != m_toldTarget || state != m_toldState) {
        m_toldTarget = report.target;
        m_toldState = state;
        const IcrsDirection target = report.target.value_or(IcrsDirection{
            Angle::degrees(m_targetIcrs[0].getValue()), Angle::degrees(m_targetIcrs[1].getValue())});
        say(m_targetIcrs, {target.ra.asDegrees(), target.dec.asDegrees()}, report.target ? state : IPS_IDLE);
    }
    sayChoice(m_trackState, report.target ? 0 : 1, report.isTracking ? IPS_OK : IPS_IDLE);
    const bool isParking = world.isParking();
    sayChoice(m_park, report.isParked || isParking ? 0 : 1, isParking ? IPS_BUSY : IPS_OK);
    say(m_mechanical, {report.azimuthMechanical.asDegrees(), report.pointing.altitude.asDegrees()}, state);
    say(m_distance, {report.distanceToTarget.asArcseconds()}, state);
    say(m_pointingIcrs, {icrs.ra.wrapped().asDegrees(), icrs.dec.asDegrees()}, state);
    say(m_horizontal, {report.pointing.azimuth.wrapped().asDegrees(), report.pointing.altitude.asDegrees()},
        state);
    say(m_equatorial, {apparent.ra.wrapped().asHours(), apparent.dec.asDegrees()}, state);
    if (m_observatory.steadyS() - m_lastTimeS > 0.9) {
        m_lastTimeS = m_observatory.steadyS();
        sayText(m_time, {isoUtc(world.now(), 3), fixed(0, 0)}, IPS_OK);
    }
}

} // namespace tulpar
