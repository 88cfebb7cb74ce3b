// Slews by day: what the gate lets out is driven as the mount drives it, both axes at once, each on its own
// trapezoid, and no place of that way may lie near the Sun.
#include "tally.h"

#include "core/response/slew_prediction.h"
#include "core/safety/interlock.h"
#include "scene.h"

#include <algorithm>

namespace tulpar::proof {

namespace {

constexpr double kSamplingDeg = 0.6; ///< half a degree of the gate's own steps, and of the steps here
constexpr Duration kStep = 40ms;

struct Slew {
    double fromMechanicalDeg;
    double fromAltitudeDeg;
    HorizontalDirection target;
    bool isPark;
};

Angle nearestOnTheWay(const Slew &slew, const HorizontalDirection &sun)
{
    const MountKinematics kinematics;
    const SlewPrediction drive(
        kinematics, Angle::degrees(slew.fromMechanicalDeg), Angle::degrees(slew.fromAltitudeDeg),
        slew.target);
    const Duration whole = drive.timeToWithin(Angle::degrees(0.05));
    Angle nearest = Angle::degrees(180);
    for (Duration t{}; t <= whole; t += kStep)
        nearest = std::min(nearest, separation(drive.at(t), sun));
    return nearest;
}

std::string wordsOf(const Slew &slew, const HorizontalDirection &sun, Angle nearest)
{
    const auto degrees = [](Angle angle) { return std::to_string(static_cast<int>(angle.asDegrees())); };
    return "from " + std::to_string(static_cast<int>(slew.fromMechanicalDeg)) + "/"
        + std::to_string(static_cast<int>(slew.fromAltitudeDeg)) + " to " + degrees(slew.target.azimuth) + "/"
        + degrees(slew.target.altitude) + " with the Sun at " + degrees(sun.azimuth) + "/"
        + degrees(sun.altitude) + " the way comes as near as " + degrees(nearest) + " degrees";
}

void judge(Tally &tally, const Slew &slew, const SafetyLimits &limits, const HorizontalDirection &sun)
{
    Knowledge known(limits);
    placeOthersWell(known, sun.altitude);
    MountReport report;
    report.azimuthMechanical = Angle::degrees(slew.fromMechanicalDeg);
    report.pointing = {report.azimuthMechanical.wrapped(), Angle::degrees(slew.fromAltitudeDeg)};
    (void)known.take({{DeviceKind::Mount, {}}, report, judgement()});
    (void)known.take({{DeviceKind::Roof, {}}, OpeningReport{OpeningState::Open, {}}, judgement()});
    GateSky sky{sun, {}, true};
    if (!slew.isPark)
        sky.target = slew.target;
    const CommandBody command = slew.isPark ? CommandBody(ParkMount{}) : CommandBody(TrackTarget{});
    tally.state();
    tally.transition();
    if (!whyNot(command, known, sky, judgement()).empty())
        return;
    if (slew.isPark && sun.altitude <= limits.sunForCover)
        return; // below the horizon it does no harm, and the roof may need the mount parked
    const Angle nearest = nearestOnTheWay(slew, sun);
    const bool isKept = nearest >= limits.sunAvoidance - Angle::degrees(kSamplingDeg);
    tally.hold(SafetyProperty::SunAvoided, isKept, [&] {
        return (slew.isPark ? std::string("park ") : std::string("slew ")) + wordsOf(slew, sun, nearest);
    });
}

} // namespace

void exploreSunPaths(Tally &tally)
{
    const SafetyLimits limits;
    for (const double sunAltitude : {-5.0, 5.0, 30.0, 65.0})
        for (int sunAzimuth = 0; sunAzimuth < 360; sunAzimuth += 20) {
            const HorizontalDirection sun{Angle::degrees(sunAzimuth), Angle::degrees(sunAltitude)};
            for (const double fromMechanical : {-100.0, 0.0, 130.0, 260.0, 470.0})
                for (const double fromAltitude : {20.0, 50.0, 85.0}) {
                    for (int azimuth = 0; azimuth < 360; azimuth += 20)
                        for (const double altitude : {20.0, 50.0, 85.0})
                            judge(
                                tally,
                                {fromMechanical,
                                 fromAltitude,
                                 {Angle::degrees(azimuth), Angle::degrees(altitude)},
                                 false},
                                limits, sun);
                    // Parking turns back to the mechanical zero, however far round that is.
                    if (fromMechanical > -120 && fromMechanical < 180)
                        judge(tally, {fromMechanical, fromAltitude, limits.park, true}, limits, sun);
                }
        }
}

} // namespace tulpar::proof
