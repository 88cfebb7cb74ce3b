#include "core/simulator/world_json.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace tulpar {

namespace {
using nlohmann::json;

constexpr int kVersion = 1;

/// Thrown inside this file only; worldFromJson turns it into an Error.
struct OutOfRange {
    std::string what;
};

double number(const json &from, const char *key, double low, double high)
{
    const double value = from.at(key).get<double>();
    if (!(value >= low && value <= high))
        throw OutOfRange{key};
    return value;
}

json momentOf(UtcInstant t)
{
    return t.nsSinceUnixEpoch;
}

UtcInstant moment(const json &from, const char *key)
{
    return UtcInstant{from.at(key).get<std::int64_t>()};
}

json written(const AxisLeg &leg)
{
    return {{"brake_start_utc_ns", momentOf(leg.brakeStart)},   {"brake_from_deg", leg.brakeFromDeg},
            {"brake_speed_deg_per_s", leg.brakeSpeedDegPerS},   {"take_over_utc_ns", momentOf(leg.takeOver)},
            {"motion_start_utc_ns", momentOf(leg.motionStart)}, {"distance_deg", leg.distanceDeg}};
}

AxisLeg readLeg(const json &from)
{
    return {
        moment(from, "brake_start_utc_ns"),
        number(from, "brake_from_deg", -1000, 1000),
        number(from, "brake_speed_deg_per_s", -100, 100),
        moment(from, "take_over_utc_ns"),
        moment(from, "motion_start_utc_ns"),
        number(from, "distance_deg", -1000, 1000)};
}

json written(const IcrsDirection &direction)
{
    return {{"ra_deg", direction.ra.asDegrees()}, {"dec_deg", direction.dec.asDegrees()}};
}

IcrsDirection readDirection(const json &from)
{
    return {
        Angle::degrees(number(from, "ra_deg", -360, 360)), Angle::degrees(number(from, "dec_deg", -90, 90))};
}

json written(const MountMotion &mount)
{
    json out{
        {"since_utc_ns", momentOf(mount.since)},
        {"settled_utc_ns", momentOf(mount.settled)},
        {"is_parked", mount.isParked},
        {"azimuth", written(mount.azimuth)},
        {"altitude", written(mount.altitude)},
        {"goal",
         {{"azimuth_deg", mount.goal.azimuthDeg},
          {"altitude_deg", mount.goal.altitudeDeg},
          {"is_park", mount.goal.isPark}}}};
    if (mount.goal.target)
        out["goal"]["target"] = written(*mount.goal.target);
    return out;
}

MountMotion readMount(const json &from)
{
    MountMotion mount;
    mount.since = moment(from, "since_utc_ns");
    mount.settled = moment(from, "settled_utc_ns");
    mount.isParked = from.at("is_parked").get<bool>();
    mount.azimuth = readLeg(from.at("azimuth"));
    mount.altitude = readLeg(from.at("altitude"));
    const json &goal = from.at("goal");
    mount.goal.azimuthDeg = number(goal, "azimuth_deg", -1000, 1000);
    mount.goal.altitudeDeg = number(goal, "altitude_deg", -90, 90);
    mount.goal.isPark = goal.at("is_park").get<bool>();
    if (goal.contains("target"))
        mount.goal.target = readDirection(goal.at("target"));
    return mount;
}

json written(const OpeningMotion &opening)
{
    return {{"fraction", opening.fraction},   {"since_utc_ns", momentOf(opening.since)},
            {"direction", opening.direction}, {"full_travel_s", opening.fullTravelS},
            {"slowness", opening.slowness},   {"is_stuck", opening.isStuck}};
}

OpeningMotion readOpening(const json &from)
{
    return {
        number(from, "fraction", 0, 1),
        moment(from, "since_utc_ns"),
        static_cast<int>(number(from, "direction", -1, 1)),
        number(from, "full_travel_s", 0.1, 1000),
        number(from, "slowness", 0.1, 1000),
        from.at("is_stuck").get<bool>()};
}

json written(const LinearMotion &motion)
{
    return {
        {"from", motion.from},
        {"goal", motion.goal},
        {"since_utc_ns", momentOf(motion.since)},
        {"per_second", motion.perSecond}};
}

LinearMotion readLinear(const json &from)
{
    return {
        number(from, "from", -1e6, 1e6), number(from, "goal", -1e6, 1e6), moment(from, "since_utc_ns"),
        number(from, "per_second", 1e-3, 1e6)};
}

json written(const Burst &burst)
{
    json out = written(burst.position);
    out["trigger_utc_ns"] = momentOf(burst.trigger);
    out["peak_magnitude"] = burst.peakMagnitude;
    out["peak_s"] = burst.peakS;
    out["rise_slope"] = burst.riseSlope;
    out["fade_slope"] = burst.fadeSlope;
    out["g_minus_r"] = burst.gMinusR;
    out["r_minus_i"] = burst.rMinusI;
    return out;
}

Burst readBurst(const json &from)
{
    return {
        readDirection(from),
        moment(from, "trigger_utc_ns"),
        number(from, "peak_magnitude", -5, 40),
        number(from, "peak_s", 1e-3, 1e7),
        number(from, "rise_slope", -20, 20),
        number(from, "fade_slope", -20, 20),
        number(from, "g_minus_r", -10, 10),
        number(from, "r_minus_i", -10, 10)};
}

WorldState read(const json &from)
{
    WorldState state;
    state.now = moment(from, "now_utc_ns");
    state.utcOffset = Duration(from.at("utc_offset_ns").get<std::int64_t>());
    const auto profile = enumNamed<HardwareProfile>(from.at("profile").get<std::string>());
    if (!profile)
        throw OutOfRange{"profile"};
    state.profile = *profile;
    for (const json &name : from.at("faults")) {
        const auto fault = enumNamed<Fault>(name.get<std::string>());
        if (!fault)
            throw OutOfRange{"faults"};
        state.faults.insert(*fault);
    }
    state.mount = readMount(from.at("mount"));
    state.roof = readOpening(from.at("roof"));
    state.cover = readOpening(from.at("cover"));
    state.focuser = readLinear(from.at("focuser"));
    state.rotator = readLinear(from.at("rotator"));
    state.isDerotating = from.at("is_derotating").get<bool>();
    const json &deadMan = from.at("dead_man");
    state.deadMan = {
        fromSeconds(number(deadMan, "limit_s", 0, 1e6)), moment(deadMan, "last_beat_utc_ns"),
        deadMan.at("is_fired").get<bool>()};
    if (from.contains("burst"))
        state.burst = readBurst(from.at("burst"));
    state.cloudMag = number(from, "cloud_mag", 0, 100);
    if (from.contains("pointing_error_arcsec")) {
        const json &error = from.at("pointing_error_arcsec");
        state.pointingError = {
            Angle::arcseconds(number(error, "azimuth", -36000, 36000)),
            Angle::arcseconds(number(error, "altitude", -36000, 36000))};
    }
    state.seed = from.at("seed").get<std::uint32_t>();
    state.lastFrameNumbers = from.at("last_frame_numbers").get<std::array<std::uint64_t, 3>>();
    return state;
}
} // namespace

std::string worldToJson(const WorldState &state)
{
    json faults = json::array();
    for (const Fault fault : state.faults)
        faults.push_back(nameOf(fault));
    json out{
        {"format", "tulpar-world"},
        {"version", kVersion},
        {"now_utc_ns", momentOf(state.now)},
        {"utc_offset_ns", state.utcOffset.count()},
        {"profile", nameOf(state.profile)},
        {"faults", faults},
        {"mount", written(state.mount)},
        {"roof", written(state.roof)},
        {"cover", written(state.cover)},
        {"focuser", written(state.focuser)},
        {"rotator", written(state.rotator)},
        {"is_derotating", state.isDerotating},
        {"dead_man",
         {{"limit_s", seconds(state.deadMan.limit)},
          {"last_beat_utc_ns", momentOf(state.deadMan.lastBeat)},
          {"is_fired", state.deadMan.isFired}}},
        {"cloud_mag", state.cloudMag},
        {"seed", state.seed},
        {"last_frame_numbers", state.lastFrameNumbers}};
    if (state.pointingError != PointingError{})
        out["pointing_error_arcsec"] = {
            {"azimuth", state.pointingError.azimuth.asArcseconds()},
            {"altitude", state.pointingError.altitude.asArcseconds()}};
    if (state.burst)
        out["burst"] = written(*state.burst);
    return out.dump(1);
}

Result<WorldState> worldFromJson(std::string_view text)
{
    if (text.size() > 1'000'000)
        return fail(Errc::TooLarge, "world state of " + std::to_string(text.size()) + " bytes");
    try {
        const json from = json::parse(text);
        if (from.at("format") != "tulpar-world" || from.at("version") != kVersion)
            return fail(Errc::UnknownFormat, "not a world state of version 1");
        return read(from);
    } catch (const OutOfRange &wrong) {
        return fail(Errc::OutOfRange, "world state: " + wrong.what);
    } catch (const json::exception &wrong) {
        return fail(Errc::Malformed, std::string("world state: ") + wrong.what());
    }
}

} // namespace tulpar
