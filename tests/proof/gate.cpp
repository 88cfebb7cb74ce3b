// The gate over everything that is measured.
//
// The product is split in two, which loses nothing: whyNot gathers the reasons of an opening from the
// conditions (openingReasons, closingReasons: each condition by itself) and all others from devices, Sun,
// mode and geometry, and permits only when both are empty. Part one takes all that devices, Sun, mode and
// geometry can be with three sets of conditions; part two all that the conditions and overrides can be with
// few geometries. That each condition counts by itself is not believed: part two takes all pairs of
// conditions in all their states and holds the answer to be that of the two alone.
#include "scene.h"
#include "tally.h"

#include "core/safety/interlock.h"
#include "core/safety/roof_geometry.h"

namespace tulpar::proof {

namespace {

struct SunScene {
    const char *name;
    double altitudeDeg;
    bool isNearMount; ///< within the avoidance of where the mount points
};
/// Below harmless, twilight, too high for the roof, too high for the cover, and the same beside the mount.
constexpr std::array kSuns{
    SunScene{"deep below", -30, false}, SunScene{"at -5", -5, false}, SunScene{"at -2", -2, false},
    SunScene{"at +20", 20, false}, SunScene{"at +50, beside the mount", 50, true}};

HorizontalDirection sunOf(const SunScene &scene)
{
    const Angle azimuth = scene.isNearMount ? pointing().azimuth + Angle::degrees(10) : Angle::degrees(20);
    return {azimuth, Angle::degrees(scene.altitudeDeg)};
}

enum class Weather { Well, Marginal, Bad };

struct Geometry {
    MountScene mount;
    OpeningScene roof;
    OpeningScene cover;
    SunScene sun;
    Mode mode = Mode::Robotic;
    Weather weather = Weather::Well;
    bool tubeClearsRoof = false;
    bool isOrdered = false;
};

std::string wordsOf(const Geometry &g, const std::string &command)
{
    return command + " is let out with " + wordsOf(g.mount) + ", roof " + wordsOf(g.roof) + ", cover "
        + wordsOf(g.cover) + ", Sun " + g.sun.name + ", mode " + std::string(nameOf(g.mode))
        + (g.isOrdered ? ", ordered by a person" : ", by itself")
        + (g.tubeClearsRoof ? ", tube clears the roof" : ", tube does not clear the roof")
        + (g.weather == Weather::Well           ? ", weather good"
               : g.weather == Weather::Marginal ? ", humidity marginal"
                                                : ", rain");
}

bool isMotionOfMount(const CommandBody &command)
{
    return std::holds_alternative<TrackTarget>(command) || std::holds_alternative<ParkMount>(command)
        || std::holds_alternative<UnparkMount>(command);
}

/// What each property says of one command that is let out (or not), from the scene alone.
void judge(
    Tally &tally, const Geometry &g, const NamedCommand &command, bool isOut, const SafetyLimits &limits)
{
    using P = SafetyProperty;
    const auto words = [&] { return wordsOf(g, command.name); };
    const CommandBody &body = command.body;
    if (isSafing(body)) {
        tally.hold(P::ClosingReachable, isOut, [&] { return "not: " + words(); });
        return;
    }
    if (!isOut)
        return;
    const bool isMountKnown = g.mount.heard == Heard::Fresh;
    const bool isMountAtRest = g.mount.pose == MountPose::Parked || g.mount.pose == MountPose::Stopped;
    const OpeningState roof = g.roof.measured();
    const OpeningState cover = g.cover.measured();
    switch (deviceOf(body).kind) {
    case DeviceKind::Mount:
        tally.hold(P::UnknownForbids, isMountKnown, words);
        break;
    case DeviceKind::Roof:
        tally.hold(P::UnknownForbids, g.roof.heard == Heard::Fresh, words);
        break;
    case DeviceKind::Cover:
        tally.hold(P::UnknownForbids, g.cover.heard == Heard::Fresh, words);
        break;
    default:
        break;
    }
    const bool isOpenRoof = std::holds_alternative<OpenRoof>(body);
    const bool isOpenCover = std::holds_alternative<OpenCover>(body);
    if (isOpenRoof || isOpenCover) {
        const OpeningState own = isOpenRoof ? roof : cover;
        const bool isRedundant = own == OpeningState::Open; // nothing opens; it only need not close
        const bool isWell = g.weather == Weather::Well || (isRedundant && g.weather == Weather::Marginal);
        tally.hold(P::NeverOpenUnsafe, isWell && g.sun.altitudeDeg <= -4, words);
        tally.hold(P::NeverOpenUnsafe, own != OpeningState::Unknown && own != OpeningState::Fault, words);
    }
    if (!g.tubeClearsRoof) {
        if (isMotionOfMount(body) || isOpenCover)
            tally.hold(P::NoMotionIntoRoof, roof == OpeningState::Open, words);
        if (isOpenRoof && roof != OpeningState::Open)
            tally.hold(P::RoofSparesTube, isMountKnown && isMountAtRest, words);
    }
    const auto *expose = std::get_if<StartExposures>(&body);
    const bool letsLightIn = isOpenCover || (isOpenRoof && cover != OpeningState::Closed)
        || (expose && expose->kind != ExposureKind::Dark);
    if (letsLightIn && g.sun.altitudeDeg > limits.sunHarmless.asDegrees())
        tally.hold(P::SunAvoided, isMountKnown && !g.sun.isNearMount, words);
    // Its way begins beside the Sun. Parking may pass it where no light can fall in.
    const bool isShut = roof == OpeningState::Closed || cover == OpeningState::Closed;
    if (std::holds_alternative<TrackTarget>(body) || (std::holds_alternative<ParkMount>(body) && !isShut))
        tally.hold(P::SunAvoided, !g.sun.isNearMount, words);
    if (std::holds_alternative<TrackTarget>(body)) {
        const bool isWithin = command.target && command.target->altitude >= limits.altitudeHard
            && command.target->altitude <= limits.altitudeTop
            && command.target->altitude >= limits.horizon.altitudeAt(command.target->azimuth);
        tally.hold(P::LimitsHeld, isWithin, words);
    }
    if (expose && expose->kind == ExposureKind::Dark)
        tally.hold(P::DarkInTheDark, roof == OpeningState::Closed || cover == OpeningState::Closed, words);
    if (expose && expose->kind != ExposureKind::Dark)
        tally.hold(P::UnknownForbids, roof == OpeningState::Open && cover == OpeningState::Open, words);
    if (g.mode == Mode::Engineering && !g.isOrdered)
        tally.hold(
            P::EngineeringOnlyCloses,
            !isOpenRoof && !isOpenCover && !expose && !std::holds_alternative<TrackTarget>(body)
                && !std::holds_alternative<UnparkMount>(body),
            words);
}

SafetyLimits limitsOf(bool tubeClearsRoof)
{
    SafetyLimits limits;
    limits.tubeClearsRoof = tubeClearsRoof;
    // A mountain in the north-west, higher than the limit of the mount.
    const auto horizon = HorizonProfile::parse("0 2\n280 2\n290 19\n310 19\n320 2\n");
    if (horizon)
        limits.horizon = *horizon;
    return limits;
}

void exploreMode(
    Tally &tally, Geometry g, const Knowledge &base, const SafetyLimits &limits,
    const std::vector<NamedCommand> &commands)
{
    const GateSky sky{sunOf(g.sun), {}, g.isOrdered};
    const std::vector<OpeningScene> openings = openingScenes();
    for (const MountScene &mount : mountScenes()) {
        g.mount = mount;
        Knowledge withMount = base;
        place(withMount, mount);
        for (const OpeningScene &roof : openings) {
            g.roof = roof;
            Knowledge withRoof = withMount;
            place(withRoof, DeviceKind::Roof, roof);
            for (const OpeningScene &cover : openings) {
                g.cover = cover;
                Knowledge known = withRoof;
                place(known, DeviceKind::Cover, cover);
                tally.state();
                for (const NamedCommand &command : commands) {
                    GateSky with = sky;
                    with.target = command.target;
                    const bool isOut = whyNot(command.body, known, with, judgement()).empty();
                    tally.transition();
                    judge(tally, g, command, isOut, limits);
                }
            }
        }
    }
}

} // namespace

void exploreGate(Tally &tally)
{
    const std::vector<NamedCommand> commands = everyCommand();
    for (const bool tubeClearsRoof : {false, true}) {
        const SafetyLimits limits = limitsOf(tubeClearsRoof);
        for (const SunScene &sun : kSuns)
            for (const Weather weather : {Weather::Well, Weather::Marginal, Weather::Bad}) {
                Knowledge base(limits);
                placeOthersWell(base, Angle::degrees(sun.altitudeDeg));
                std::vector<ConditionScene> scenes;
                if (weather == Weather::Marginal)
                    scenes.push_back({Condition::Humidity, ConditionState::Marginal});
                if (weather == Weather::Bad)
                    scenes.push_back({Condition::Rain, ConditionState::Bad});
                if (sun.altitudeDeg > -4)
                    scenes.push_back({Condition::Sun, ConditionState::Bad});
                if (const auto book = bookWith(limits.conditions, scenes))
                    base.conditions() = *book;
                for (const Mode mode : {Mode::Robotic, Mode::Manual, Mode::Engineering})
                    for (const bool isOrdered : {false, true}) {
                        base.setMode(mode);
                        Geometry g;
                        g.sun = sun;
                        g.mode = mode;
                        g.weather = weather;
                        g.tubeClearsRoof = tubeClearsRoof;
                        g.isOrdered = isOrdered;
                        exploreMode(tally, g, base, limits, commands);
                    }
            }
    }
}

} // namespace tulpar::proof
