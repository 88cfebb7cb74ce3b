#include "core/simulator/world.h"

#include <algorithm>

namespace tulpar {

namespace {
constexpr double kSlowCover = 4;
constexpr double kRotatorDegPerS = 10;
constexpr double kFocuserStepsPerS = 2000;
constexpr int kFocuserSteps = 100'000;
constexpr Duration kLongestStride = 60s; // the mount looks at its limits at least this often

template <class T>
bool is(const CommandBody &command)
{
    return std::holds_alternative<T>(command);
}
} // namespace

ProfileFacts factsOf(HardwareProfile profile)
{
    if (profile == HardwareProfile::StandardCover)
        return {30, 25, false};
    return {};
}

std::optional<Band> bandOfChannel(std::string_view channel)
{
    return enumNamed<Band>(channel);
}

Site assySite()
{
    Site site;
    site.latitude = Angle::degrees(43.2249);
    site.longitude = Angle::degrees(77.8710);
    site.heightM = 2750;
    site.pressureHPa = 726;
    site.temperatureC = 2;
    site.relativeHumidity = 0.45;
    site.timeZone = "Asia/Almaty";
    return site;
}

DeadManState DeadMan::state() const
{
    if (limit <= Duration{})
        return DeadManState::Disarmed;
    return isFired ? DeadManState::Fired : DeadManState::Armed;
}

World::World(const Site &site, UtcInstant now, std::uint32_t seed)
    : m_sky(site)
    , m_now(now)
    , m_seed(seed)
    , m_mount({}, now)
    , m_roof(factsOf(m_profile).roofS, now)
    , m_cover(factsOf(m_profile).coverS, now)
    , m_cameras{CameraModel(now), CameraModel(now), CameraModel(now)}
    , m_focuser{50'000, 50'000, now, kFocuserStepsPerS}
    , m_rotator{0, 0, now, kRotatorDegPerS}
    , m_weather(seed)
{
}

Result<void> World::command(const CommandBody &command)
{
    if (is<TrackTarget>(command) || is<StopMount>(command) || is<ParkMount>(command)
        || is<UnparkMount>(command))
        return mountCommand(command);
    if (const auto *start = std::get_if<StartExposures>(&command)) {
        const auto band = bandOfChannel(start->channel);
        if (!band)
            return fail(Errc::NotFound, "no camera " + start->channel);
        return cameraOf(*band).start(start->exposure, start->count, start->emGain, m_now, start->kind);
    }
    if (const auto *stop = std::get_if<AbortExposures>(&command)) {
        const auto band = bandOfChannel(stop->channel);
        if (!band)
            return fail(Errc::NotFound, "no camera " + stop->channel);
        cameraOf(*band).abort(m_now);
        return {};
    }
    if (const auto *cool = std::get_if<CoolCamera>(&command)) {
        const auto band = bandOfChannel(cool->channel);
        return band ? setCameraTemperature(*band, cool->setPointC)
                    : fail(Errc::NotFound, "no camera " + cool->channel);
    }
    if (const auto *focus = std::get_if<MoveFocuser>(&command)) {
        if (focus->positionSteps < 0 || focus->positionSteps > kFocuserSteps)
            return fail(Errc::OutOfRange, "focuser position");
        m_focuser.go(focus->positionSteps, m_now);
        return {};
    }
    if (const auto *rotate = std::get_if<RotateTo>(&command)) {
        const double from = fieldRotationAt(m_now).wrapped().asDegrees();
        m_rotator.from = m_rotator.goal = from;
        m_rotator.go(from + (rotate->angle - Angle::degrees(from)).wrappedSigned().asDegrees(), m_now);
        return {};
    }
    return openingCommand(command);
}

Result<void> World::mountCommand(const CommandBody &command)
{
    if (has(Fault::SilentMount))
        return {};
    if (const auto *track = std::get_if<TrackTarget>(&command)) {
        if (!factsOf(m_profile).tubeClearsRoof && m_roof.report(m_now).state != OpeningState::Open)
            return fail(Errc::Refused, "the roof is in the way");
        if (auto begun = m_mount.track(track->target, m_now, m_sky); !begun)
            return begun;
        derotate(false);
        return {};
    }
    if (is<UnparkMount>(command)) {
        m_mount.unpark();
        return {};
    }
    derotate(false);
    if (is<StopMount>(command))
        m_mount.stop(m_now, m_sky);
    else
        m_mount.park(m_now, m_sky);
    return {};
}

Result<void> World::standAt(const HorizontalDirection &place)
{
    if (has(Fault::SilentMount))
        return {};
    if (!factsOf(m_profile).tubeClearsRoof && m_roof.report(m_now).state != OpeningState::Open)
        return fail(Errc::Refused, "the roof is in the way");
    if (auto begun = m_mount.stand(place, m_now, m_sky); !begun)
        return begun;
    derotate(false);
    return {};
}

Result<void> World::openingCommand(const CommandBody &command)
{
    const bool isOpening = is<OpenRoof>(command) || is<OpenCover>(command);
    if (isOpening && m_deadMan.state() == DeadManState::Fired)
        return fail(Errc::Refused, "the dead-man contact has fired");
    if (is<OpenRoof>(command))
        m_roof.open(m_now);
    else if (is<CloseRoof>(command))
        closeRoof();
    else if (is<StopRoof>(command))
        m_roof.stop(m_now);
    else if (is<OpenCover>(command))
        m_cover.open(m_now);
    else if (is<CloseCover>(command))
        m_cover.close(m_now);
    else
        return fail(Errc::Unsupported, std::string(commandName(command)));
    return {};
}

void World::closeRoof()
{
    m_roof.close(m_now);
    if (!factsOf(m_profile).tubeClearsRoof && !has(Fault::SilentMount)) {
        derotate(false);
        m_mount.park(m_now, m_sky);
    }
}

Result<void> World::setCameraTemperature(Band band, double setPointC)
{
    if (!(setPointC >= -95 && setPointC <= 25))
        return fail(Errc::OutOfRange, "set points lie between -95 and 25 C");
    cameraOf(band).setSetPointC(setPointC, m_now);
    return {};
}

std::optional<UtcInstant> World::deadManDeadline() const
{
    if (m_deadMan.state() != DeadManState::Armed)
        return std::nullopt;
    return m_deadMan.lastBeat + m_deadMan.limit;
}

std::optional<UtcInstant> World::nextEvent() const
{
    std::optional<UtcInstant> next;
    const auto consider = [&](std::optional<UtcInstant> at, bool strictly = true) {
        if (at && (strictly ? *at > m_now : true) && (!next || *at < *next))
            next = at;
    };
    for (const CameraModel &camera : m_cameras)
        if (const auto event = camera.nextEvent())
            consider(std::max(event->at, m_now), false);
    if (const auto deadline = deadManDeadline())
        consider(std::max(*deadline, m_now), false);
    consider(m_mount.motion().settled);
    consider(m_roof.arrival());
    consider(m_cover.arrival());
    consider(m_focuser.arrival());
    consider(m_rotator.arrival());
    return next;
}

void World::liveThrough(UtcInstant t)
{
    while (m_now < t) {
        m_now = std::min(t, m_now + kLongestStride);
        m_mount.settle(m_now, m_sky);
        derotate(m_mount.motion().goal.target && !m_mount.isSlewing(m_now));
    }
}

void World::takeEvent(UtcInstant at, std::vector<WorldEvent> &events)
{
    if (const auto deadline = deadManDeadline(); deadline && *deadline <= at) {
        m_deadMan.isFired = true;
        closeRoof();
        m_cover.close(m_now);
        events.push_back({WorldEvent::Kind::DeadManFired, at, {}, {}});
    }
    for (std::size_t i = 0; i < m_cameras.size(); ++i)
        while (const auto event = m_cameras[i].nextEvent()) {
            if (event->at > at)
                break;
            m_cameras[i].pass();
            const auto kind = event->kind == CameraModel::EventKind::Opened ? WorldEvent::Kind::ExposureOpened
                                                                            : WorldEvent::Kind::FrameRead;
            events.push_back({kind, event->at, static_cast<Band>(i), event->exposure});
        }
}

std::vector<WorldEvent> World::advanceTo(UtcInstant t)
{
    std::vector<WorldEvent> events;
    while (true) {
        const auto next = nextEvent();
        if (!next || *next > t)
            break;
        liveThrough(*next);
        takeEvent(*next, events);
    }
    liveThrough(t);
    return events;
}

void World::jumpTo(UtcInstant t)
{
    const MountPosition here = m_mount.at(m_now, m_sky);
    const bool isParked = m_mount.motion().isParked;
    const double roof = m_roof.fractionAt(m_now);
    const double cover = m_cover.fractionAt(m_now);
    derotate(false);
    const double focuser = m_focuser.at(m_now);
    const double rotator = m_rotator.at(m_now);
    for (CameraModel &camera : m_cameras) {
        const double setPoint = camera.setPointC();
        camera.abort(m_now);
        camera.chill(setPoint, t);
    }
    if (m_deadMan.limit > Duration{})
        m_deadMan.lastBeat = m_deadMan.lastBeat + (t - m_now);
    m_now = t;
    m_mount.place(here, t);
    if (isParked) {
        MountMotion motion = m_mount.motion();
        motion.isParked = true;
        m_mount.restore(motion);
    }
    m_roof.place(roof, t);
    m_cover.place(cover, t);
    m_focuser = {focuser, focuser, t, kFocuserStepsPerS};
    m_rotator = {rotator, rotator, t, kRotatorDegPerS};
}

void World::derotate(bool on)
{
    if (on == m_isDerotating)
        return;
    const double turn = on ? mountAngleDeg(m_now) : -mountAngleDeg(m_now);
    m_rotator.from += turn;
    m_rotator.goal += turn;
    m_isDerotating = on;
}

void World::loseExposures()
{
    for (CameraModel &camera : m_cameras)
        camera.setDead(true, m_now);
    applyCameraFaults();
}

void World::setFault(Fault fault, bool present)
{
    if (present)
        m_faults.insert(fault);
    else
        m_faults.erase(fault);
    m_roof.setStuck(has(Fault::StuckRoof), m_now);
    m_cover.setSlowness(has(Fault::SlowCover) ? kSlowCover : 1, m_now);
    applyCameraFaults();
}

void World::applyCameraFaults()
{
    m_cameras[0].setDead(has(Fault::DeadCameraG), m_now);
    m_cameras[1].setDead(has(Fault::DeadCameraR), m_now);
    m_cameras[2].setDead(has(Fault::DeadCameraI), m_now);
}

void World::setProfile(HardwareProfile profile)
{
    m_profile = profile;
    m_roof.setFullTravelS(factsOf(profile).roofS, m_now);
    m_cover.setFullTravelS(factsOf(profile).coverS, m_now);
}

void World::setSeed(std::uint32_t seed)
{
    m_seed = seed;
    m_weather = WeatherModel(seed);
}

void World::beat(Duration limit)
{
    m_deadMan = {limit, m_now, false};
}

void World::place(const MountPosition &mount, double roof, double cover)
{
    derotate(false);
    const MountLimits &limits = m_mount.limits();
    m_mount.place(
        {std::clamp(mount.azimuthDeg, limits.azimuth.lowDeg, limits.azimuth.highDeg),
         std::clamp(mount.altitudeDeg, limits.lowestAltitudeDeg, limits.highestAltitudeDeg)},
        m_now);
    m_roof.place(roof, m_now);
    m_cover.place(cover, m_now);
}

} // namespace tulpar
