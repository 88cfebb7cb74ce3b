#include "app/simulator_devices.h"
#include "app/simulator_observatory.h"
#include "core/time/duration_of.h"

#include <cmath>

namespace tulpar {

SimulatedFocuser::SimulatedFocuser(SimulatedObservatory &observatory)
    : SimulatedDevice(observatory, "Tulpar Focuser", FOCUSER_INTERFACE)
{
}

void SimulatedFocuser::makeProperties()
{
    fillNumber(m_position, "ABS_FOCUS_POSITION", "Position", IP_RW, {"FOCUS_ABSOLUTE_POSITION"}, 0, 100000);
    fillNumber(m_temperature, "FOCUS_TEMPERATURE", "Temperature", IP_RO, {"TEMPERATURE"});
    fillSwitch(m_abort, "FOCUS_ABORT_MOTION", "Abort", ISR_ATMOST1, {"ABORT"});
}

Result<void> SimulatedFocuser::numberSet(INDI::PropertyNumber &property, const std::vector<double> &values)
{
    if (!property.isNameMatch("ABS_FOCUS_POSITION"))
        return SimulatedDevice::numberSet(property, values);
    auto done = m_observatory.perform(MoveFocuser{static_cast<int>(std::lround(values[0]))});
    if (done)
        refresh(true);
    return done;
}

Result<void> SimulatedFocuser::switchSet(INDI::PropertySwitch &, const std::string &, bool)
{
    const auto report = m_observatory.world().report({DeviceKind::Focuser, {}});
    auto done = m_observatory.perform(MoveFocuser{std::get<FocuserReport>(*report).positionSteps});
    sayChoice(m_abort, -1, IPS_OK);
    refresh(true);
    return done;
}

void SimulatedFocuser::refresh(bool isForced)
{
    const World &world = m_observatory.lastWorld();
    const auto body = world.report({DeviceKind::Focuser, {}});
    const auto report = std::get<FocuserReport>(*body);
    const bool isChange = report.isMoving != m_wasMoving;
    m_wasMoving = report.isMoving;
    if (!isConnected() || !isDue(report.isMoving ? 50 : 5000, isForced || isChange))
        return;
    say(m_position, {static_cast<double>(report.positionSteps)}, report.isMoving ? IPS_BUSY : IPS_OK);
    say(m_temperature, {report.temperatureC.value_or(0)}, IPS_OK);
}

SimulatedRotator::SimulatedRotator(SimulatedObservatory &observatory)
    : SimulatedDevice(observatory, "Tulpar Rotator", ROTATOR_INTERFACE)
{
}

void SimulatedRotator::makeProperties()
{
    fillNumber(m_angle, "ABS_ROTATOR_ANGLE", "Angle", IP_RW, {"ANGLE"}, 0, 360);
    fillSwitch(m_abort, "ROTATOR_ABORT_MOTION", "Abort", ISR_ATMOST1, {"ABORT"});
}

Result<void> SimulatedRotator::numberSet(INDI::PropertyNumber &property, const std::vector<double> &values)
{
    if (!property.isNameMatch("ABS_ROTATOR_ANGLE"))
        return SimulatedDevice::numberSet(property, values);
    auto done = m_observatory.perform(RotateTo{Angle::degrees(values[0])});
    if (done)
        refresh(true);
    return done;
}

Result<void> SimulatedRotator::switchSet(INDI::PropertySwitch &, const std::string &, bool)
{
    const World &world = m_observatory.world();
    auto done = m_observatory.perform(RotateTo{world.fieldRotationAt(world.now())});
    sayChoice(m_abort, -1, IPS_OK);
    refresh(true);
    return done;
}

void SimulatedRotator::refresh(bool isForced)
{
    const World &world = m_observatory.lastWorld();
    const auto report = std::get<RotatorReport>(*world.report({DeviceKind::Rotator, {}}));
    const bool isChange = report.isMoving != m_wasMoving;
    m_wasMoving = report.isMoving;
    if (!isConnected() || !isDue(report.isMoving ? 50 : 1000, isForced || isChange))
        return;
    say(m_angle, {report.angle.wrapped().asDegrees()}, report.isMoving ? IPS_BUSY : IPS_OK);
}

SimulatedWeather::SimulatedWeather(SimulatedObservatory &observatory)
    : SimulatedDevice(observatory, "Tulpar Weather", WEATHER_INTERFACE)
{
}

void SimulatedWeather::makeProperties()
{
    constexpr std::array<const char *, 8> kNames{
        "WEATHER_TEMPERATURE", "WEATHER_HUMIDITY", "WEATHER_DEWPOINT",        "WEATHER_WIND_SPEED",
        "WEATHER_WIND_GUST",   "WEATHER_PRESSURE", "WEATHER_SKY_TEMPERATURE", "WEATHER_RAIN"};
    fillNumber(
        m_parameters, "WEATHER_PARAMETERS", "Parameters", IP_RO,
        {kNames[0], kNames[1], kNames[2], kNames[3], kNames[4], kNames[5], kNames[6], kNames[7]});
    for (std::size_t i = 0; i < kNames.size(); ++i)
        m_status[i].fill(kNames[i], kNames[i], IPS_OK);
    m_status.fill(getDeviceName(), "WEATHER_STATUS", "Status", "Main Control", IPS_OK);
    own(m_status);
}

void SimulatedWeather::refresh(bool isForced)
{
    if (!isConnected() || !isDue(1000, isForced))
        return;
    const auto body = m_observatory.lastWorld().report({DeviceKind::Weather, {}});
    if (!body)
        return; // a stale station says nothing
    const auto &weather = std::get<WeatherReport>(*body);
    const bool isRaining = weather.isRaining.value_or(false);
    say(m_parameters,
        {weather.temperatureC.value_or(0), weather.humidityPercent.value_or(0), weather.dewPointC.value_or(0),
         weather.windMPerS.value_or(0), weather.gustMPerS.value_or(0), weather.pressureHPa.value_or(0),
         weather.skyTemperatureC.value_or(0), isRaining ? 1.0 : 0.0},
        IPS_OK);
    const IPState rain = isRaining ? IPS_ALERT : IPS_OK;
    if (m_status[7].getState() != rain) {
        m_status[7].setState(rain);
        m_status.setState(rain);
        m_status.apply();
    }
}

SimulatedWorldDevice::SimulatedWorldDevice(SimulatedObservatory &observatory)
    : SimulatedDevice(observatory, "Tulpar World", AUX_INTERFACE)
{
}

void SimulatedWorldDevice::makeProperties()
{
    fillSwitch(
        m_faults, "WORLD_FAULTS", "Faults", ISR_NOFMANY,
        {"STUCK_ROOF", "SILENT_MOUNT", "SLOW_COVER", "DEAD_CAMERA_G", "DEAD_CAMERA_R", "DEAD_CAMERA_I",
         "STALE_WEATHER", "BAD_WEATHER"});
    fillSwitch(m_profile, "WORLD_PROFILE", "Profile", ISR_1OFMANY, {"ASSY", "STANDARD_COVER"}, 0);
    fillNumber(m_utcOffset, "UTC_OFFSET", "Observatory - system UTC", IP_RW, {"SECONDS"}, -4e9, 4e9);
    fillNumber(m_burst, "WORLD_BURST", "Afterglow", IP_RW, {"RA", "DEC", "T0", "PEAK_MAG", "PEAK_S"});
    fillNumber(m_heartbeat, "HEARTBEAT", "Dead-man limit", IP_RW, {"LIMIT_S"}, 0, 1e6);
    fillText(m_deadMan, "DEADMAN", "Dead-man contact", {"STATE"});
    fillNumber(m_clouds, "WORLD_CLOUDS", "Clouds", IP_RW, {"EXTINCTION_MAG"}, 0, 99);
    fillNumber(m_seed, "WORLD_SEED", "Seed", IP_RW, {"SEED"}, 0, 4294967295.0);
    fillText(m_state, "WORLD_STATE", "State", {"UTC", "FILE"});
    fillNumber(m_place, "WORLD_PLACE", "Place", IP_RW, {"AZ", "ALT", "ROOF", "COVER"}, -1000, 1000);
}

Result<void> SimulatedWorldDevice::numberSet(
    INDI::PropertyNumber &property, const std::vector<double> &values)
{
    if (property.isNameMatch("UTC_OFFSET")) {
        const auto offset = durationOf(values[0]);
        if (!offset)
            return fail(Errc::OutOfRange, "offset");
        m_observatory.setUtcOffset(*offset);
        tellAll();
        return {};
    }
    World &world = m_observatory.world();
    if (property.isNameMatch("WORLD_BURST")) {
        if (!(values[1] >= -90 && values[1] <= 90) || !(values[4] > 0) || !(std::abs(values[2]) < 9e9))
            return fail(Errc::OutOfRange, "burst");
        Burst burst;
        burst.position = {Angle::degrees(values[0]).wrapped(), Angle::degrees(values[1])};
        burst.trigger = UtcInstant{} + fromSeconds(values[2]);
        burst.peakMagnitude = values[3];
        burst.peakS = values[4];
        world.setBurst(values[2] == 0 ? std::nullopt : std::optional(burst));
    } else if (property.isNameMatch("HEARTBEAT")) {
        const auto limit = durationOf(values[0]);
        if (!limit)
            return fail(Errc::OutOfRange, "limit of the heartbeat");
        world.beat(*limit);
        m_observatory.changed();
        say(m_heartbeat, {values[0]}, IPS_OK);
        refresh(false);
        return {};
    } else if (property.isNameMatch("WORLD_CLOUDS")) {
        world.setClouds(values[0]);
    } else if (property.isNameMatch("WORLD_SEED")) {
        world.setSeed(static_cast<std::uint32_t>(values[0]));
    } else if (property.isNameMatch("WORLD_PLACE")) {
        world.place({values[0], values[1]}, values[2], values[3]);
    } else {
        return SimulatedDevice::numberSet(property, values);
    }
    m_observatory.changed();
    tellAll();
    return {};
}

Result<void> SimulatedWorldDevice::switchSet(
    INDI::PropertySwitch &property, const std::string &element, bool on)
{
    World &world = m_observatory.world();
    const int index = property.findWidgetIndexByName(element.c_str());
    if (property.isNameMatch("WORLD_FAULTS")) {
        world.setFault(static_cast<Fault>(index), on);
    } else if (property.isNameMatch("WORLD_PROFILE")) {
        world.setProfile(static_cast<HardwareProfile>(index));
    } else {
        return SimulatedDevice::switchSet(property, element, on);
    }
    m_observatory.changed();
    tellAll();
    return {};
}

void SimulatedWorldDevice::tellAll()
{
    const World &world = m_observatory.lastWorld();
    for (std::size_t i = 0; i < 8; ++i)
        m_faults[i].setState(world.faults().contains(static_cast<Fault>(i)) ? ISS_ON : ISS_OFF);
    m_faults.setState(world.faults().empty() ? IPS_OK : IPS_ALERT);
    m_faults.apply();
    sayChoice(m_profile, static_cast<int>(world.profile()), IPS_OK);
    m_profile.apply();
    say(m_utcOffset, {seconds(m_observatory.utcOffset())}, IPS_OK);
    const Burst burst = world.burst().value_or(Burst{});
    const double triggerS = world.burst() ? seconds(burst.trigger - UtcInstant{}) : 0;
    say(m_burst,
        {burst.position.ra.asDegrees(), burst.position.dec.asDegrees(), triggerS, burst.peakMagnitude,
         burst.peakS},
        IPS_OK);
    say(m_heartbeat, {seconds(world.deadMan().limit)}, IPS_OK);
    say(m_clouds, {world.clouds()}, IPS_OK);
    say(m_seed, {static_cast<double>(world.seed())}, IPS_OK);
    const MountReport mount = world.mount();
    say(m_place,
        {mount.azimuthMechanical.asDegrees(), mount.pointing.altitude.asDegrees(),
         world.roof().openFraction.value_or(0), world.cover().openFraction.value_or(0)},
        IPS_OK);
}

void SimulatedWorldDevice::refresh(bool isForced)
{
    if (!isConnected())
        return;
    const World &world = m_observatory.lastWorld();
    const std::string contact(nameOf(world.deadMan().state()));
    if (isForced || contact != m_deadMan[0].getText())
        sayText(m_deadMan, {contact}, world.deadMan().state() == DeadManState::Fired ? IPS_ALERT : IPS_OK);
    if (isForced)
        tellAll();
    if (isDue(1000, isForced))
        sayText(m_state, {isoUtc(world.now(), 3), m_observatory.stateFile()}, IPS_OK);
}

} // namespace tulpar
