#include "core/nights/virtual_observatory.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace tulpar {

namespace {
constexpr Duration kBeat = 5s; ///< app/core_actor
constexpr Duration kHostEvery = 30s;
constexpr Duration kLively = 5s; ///< after something happened
constexpr Duration kSteady = 75s; ///< longer than most of the conditions' delays
constexpr Duration kSteadyTick = 1s;
constexpr Duration kStrideOpen = 10s;
constexpr Duration kStrideShut = 30s;
const std::string kFeed = "gcn";

/// Facts of a course that goes on by itself, and of mere hearing.
bool isRoutine(const FactRecord &fact)
{
    return fact.kind == ExposureBegan::kKind || fact.kind == FrameStored::kKind
        || fact.kind == FeedChanged::kKind;
}
/// No catalogue is read here: stars spread evenly over the sky, some ten degrees apart.
std::vector<PointingStar> inventedStars()
{
    constexpr int count = 400;
    constexpr double magnitude = 7;
    const Angle turn = Angle::radians(std::numbers::pi * (3 - std::sqrt(5.0))); // the golden angle
    std::vector<PointingStar> stars;
    for (int i = 0; i < count; ++i)
        stars.push_back({{(turn * i).wrapped(), arcSine(1 - (2 * i + 1.0) / count)}, magnitude});
    return stars;
}
} // namespace

CoreConfig simulatedConfig(HardwareProfile profile)
{
    CoreConfig config;
    config.isSimulated = true;
    config.site = assySite();
    config.profile = profile == HardwareProfile::Assy ? "assy" : "standard-cover";
    const ProfileFacts facts = factsOf(profile);
    config.roofMotion = fromSeconds(facts.roofS);
    config.coverMotion = fromSeconds(facts.coverS);
    config.safety.tubeClearsRoof = facts.tubeClearsRoof;
    static const auto stars = std::make_shared<const std::vector<PointingStar>>(inventedStars());
    config.pointingStars = stars;
    return config;
}

VirtualObservatory::VirtualObservatory(
    const CoreConfig &config, World world, UtcInstant start, const Latency &latency)
    : m_latency(latency)
    , m_config(config)
    , m_clock(start)
    , m_machine(m_clock)
    , m_world(std::move(world))
    , m_core(std::make_unique<CoreLoop>(config, m_machine, 0))
    , m_port(m_world, *this, m_clock.now())
    , m_nextTick(start)
    , m_nextHeartbeat(start)
    , m_nextBeat(start)
    , m_nextHost(start)
    , m_pace(kTick)
    , m_livelyUntil(start + kLively)
    , m_steadyUntil(start + kSteady)
{
    perform(m_core->start({}));
    m_port.announce();
    hearReports();
}

void VirtualObservatory::deliver(const std::string &feed, const std::string &bytes)
{
    wake();
    if (m_core)
        perform(m_core->take(RawNotice{bytes, feed, {}, 0, -1, m_machine.now()}));
}

Answer VirtualObservatory::request(const std::string &who, const RequestBody &body)
{
    wake();
    Answer answer;
    if (!m_core)
        return answer;
    perform(m_core->take(Request{who, body, who}, answer));
    if (const auto *begun = std::get_if<BeginOverride>(&body); begun && answer.accepted && m_isPacing)
        later(begun->span + 1ms, [this] { wake(); }); // its end is not to fall into a stride
    return answer;
}

void VirtualObservatory::publish(std::string bytes)
{
    wake();
    m_messages.push_back(std::move(bytes));
    m_acknowledged.push_back(false);
    if (m_core)
        handOver(m_messages.size() - 1);
}

void VirtualObservatory::handOver(std::size_t message)
{
    const auto offset = static_cast<std::int64_t>(message);
    perform(m_core->take(RawNotice{m_messages[message], kFeed, {}, 0, offset, m_machine.now()}), offset);
}

bool VirtualObservatory::liveUntil(UtcInstant until, const std::function<bool()> &done)
{
    while (!done || !done()) {
        const UtcInstant next = nextMoment();
        if (next > until) {
            advanceTo(until);
            if (m_watcher)
                m_watcher->lived(m_world, m_clock.now());
            return done && done();
        }
        advanceTo(next);
        runLater();
        beatContact();
        tickCore();
        if (m_watcher)
            m_watcher->lived(m_world, m_clock.now());
    }
    return true;
}

void VirtualObservatory::runLater()
{
    while (!m_later.empty() && m_later.front().at <= m_clock.now().utc) {
        const auto act = std::move(m_later.front().act);
        m_later.erase(m_later.begin());
        act();
    }
}

void VirtualObservatory::beatContact()
{
    const Now now = m_clock.now();
    if (m_heartbeatLimit <= Duration{} || now.utc < m_nextBeat)
        return;
    m_nextBeat = now.utc + kBeat;
    if (!m_core || !m_port.isDriverUp() || isLostOnTheWay() || !m_core->mayBeat())
        return;
    m_world.beat(m_heartbeatLimit);
    if (m_watcher)
        m_watcher->beat(now);
}

void VirtualObservatory::tickCore()
{
    const UtcInstant now = m_clock.now().utc;
    if (!m_core) {
        m_pace = kStrideShut;
        m_port.setRestInterval(m_pace);
        m_nextTick = now + m_pace;
        return;
    }
    if (now < m_nextTick)
        return;
    if (m_pace > kSteadyTick) { // it must not judge what is old only because nobody asked
        m_port.tellAll();
        hearReports();
    }
    if (now >= m_nextHeartbeat) {
        m_nextHeartbeat = now + kFeedEvery;
        if (!m_isFeedSilent)
            perform(m_core->feedHeard(kFeed, true, {}));
    }
    if (m_host && now >= m_nextHost) {
        m_nextHost = now + kHostEvery;
        const HostReport report = m_host(m_machine.now());
        if (m_watcher)
            m_watcher->measured(report);
        perform(m_core->take(report));
    }
    perform(m_core->tick());
    if (m_isPacing) {
        const Duration next = pace();
        if (next < m_pace)
            m_port.hasten();
        m_pace = next;
        m_port.setRestInterval(m_pace > kSteadyTick ? m_pace + kSteadyTick : kRestEvery);
    }
    m_nextTick = now + m_pace;
}

Duration VirtualObservatory::pace() const
{
    const UtcInstant now = m_clock.now().utc;
    const bool isMoving = m_world.isMoving(DeviceKind::Mount) || m_world.isMoving(DeviceKind::Roof)
        || m_world.isMoving(DeviceKind::Cover);
    if (isMoving || now < m_livelyUntil)
        return kTick;
    if (now < m_steadyUntil || m_isMakingSafe || m_lossShare > 0 || m_wireDelay > Duration{} || m_commitsFail
        || m_core->isResponding())
        return kSteadyTick;
    const bool isShut =
        m_world.roof().state == OpeningState::Closed && m_world.cover().state == OpeningState::Closed;
    if (m_core->isNightRunning() && !isShut)
        return kSteadyTick; // it looks at what to do now each second
    return isShut ? kStrideShut : kStrideOpen;
}

void VirtualObservatory::wake()
{
    const UtcInstant now = m_clock.now().utc;
    m_livelyUntil = now + kLively;
    m_steadyUntil = std::max(m_steadyUntil, now + kSteady);
    if (m_pace <= kTick || !m_core)
        return;
    m_pace = kTick;
    m_port.setRestInterval(kRestEvery);
    m_port.tellAll();
    hearReports();
    m_nextTick = m_nextHeartbeat = now;
    tickCore();
}

void VirtualObservatory::skipTo(UtcInstant until)
{
    constexpr Duration kLived = 100ms; // after it every device is heard and the core has ticked
    if (until - m_clock.now().utc > kLived) {
        m_world.jumpTo(until - kLived);
        m_clock.stepUtc(until - kLived - m_clock.now().utc);
        m_port.jumped(m_clock.now());
        m_nextTick = m_nextHeartbeat = m_nextBeat = m_nextHost = m_clock.now().utc;
        m_core->clockStepped();
    }
    liveUntil(until);
}

void VirtualObservatory::stall(Duration busy)
{
    advanceTo(m_clock.now().utc + busy);
}

UtcInstant VirtualObservatory::nextMoment() const
{
    const Now now = m_clock.now();
    UtcInstant next = m_nextTick;
    if (m_heartbeatLimit > Duration{})
        next = std::min(next, m_nextBeat);
    next = std::min(next, now.utc + (m_port.nextEvent() - now.mono));
    if (!m_later.empty())
        next = std::min(next, m_later.front().at);
    return std::max(next, now.utc);
}

void VirtualObservatory::advanceTo(UtcInstant t)
{
    m_clock.advance(t - m_clock.now().utc);
    m_port.advanceTo(m_clock.now());
    hearReports();
}

void VirtualObservatory::hearReports()
{
    if (m_heard.empty())
        return;
    std::vector<DeviceReport> heard = std::exchange(m_heard, {});
    if (!m_core)
        return;
    for (DeviceReport &report : heard)
        report.measured.utc = report.measured.utc + m_machine.error(); // stamped as they arrive
    if (m_watcher)
        for (const DeviceReport &report : heard)
            m_watcher->measured(report);
    perform(m_core->take(std::span(heard)));
}

void VirtualObservatory::reported(const DeviceReport &report)
{
    if (std::holds_alternative<LinkReport>(report.body) || (m_lossShare <= 0 && m_wireDelay <= Duration{})) {
        m_heard.push_back(report);
        return;
    }
    if (isLostOnTheWay())
        return;
    later(m_wireDelay, [this, report] {
        m_heard.push_back(report);
        hearReports();
    });
}

bool VirtualObservatory::isLostOnTheWay()
{
    return m_lossShare > 0 && static_cast<double>(m_wireChance()) / 4294967296.0 < m_lossShare;
}

void VirtualObservatory::exposureOpened(const ExposureOpened &exposure)
{
    if (m_core)
        perform(m_core->take(exposure));
}

void VirtualObservatory::frameArrived(const CameraFrame &frame)
{
    if (!m_core)
        return;
    FrameStored stored{frame.channel,  frame.number,
                       "virtual",      frame.exposureStart,
                       frame.exposure, m_core->frameSubject(frame.channel, frame.exposureStart).id,
                       false};
    stored.emGain = frame.emGain;
    if (const auto band = bandOfChannel(frame.channel); band && m_core->isNightRunning()) {
        const FrameScene scene = m_world.scene(
            *band, {frame.number, frame.exposureStart, frame.exposure, frame.emGain, frame.kind});
        const FrameLook look = expectedLook(scene);
        stored.levelAdu = look.levelAdu;
        stored.fwhmPx = look.fwhmPx;
        stored.stars = look.stars;
        if (const auto star = stored.event == PointingTask::kSubject ? starAmong(scene) : std::nullopt) {
            stored.starEastArcsec = star->eastArcsec;
            stored.starNorthArcsec = star->northArcsec;
        }
    }
    later(m_latency.frame, [this, stored] {
        Effects effects = m_core->take(stored);
        if (!effects.facts.empty())
            m_untold.emplace(effects.facts.front().seq, stored);
        perform(std::move(effects));
    });
}

std::optional<StarInFrame> VirtualObservatory::starAmong(const FrameScene &scene) const
{
    if (!m_config.pointingStars)
        return std::nullopt;
    std::vector<IcrsDirection> stars;
    for (const PointingStar &star : *m_config.pointingStars)
        stars.push_back(star.direction);
    return starIn(scene, stars);
}

void VirtualObservatory::later(Duration after, std::function<void()> act)
{
    const UtcInstant at = m_clock.now().utc + after;
    const auto place = std::upper_bound(
        m_later.begin(), m_later.end(), at, [](UtcInstant t, const Later &other) { return t < other.at; });
    m_later.insert(place, {at, std::move(act)});
}

void VirtualObservatory::note(const FactRecord &fact)
{
    if (fact.kind == SafetyActed::kKind)
        m_isMakingSafe = fact.body.find("\"done\":true") == std::string::npos;
    const bool isWaiting = fact.kind == ConditionChanged::kKind
        && fact.body.find("\"from\":\"waiting\",\"to\":\"waiting\"") != std::string::npos;
    if (!m_isPacing || isRoutine(fact) || isWaiting)
        return;
    m_steadyUntil = std::max(m_steadyUntil, m_clock.now().utc + kSteady);
}

void VirtualObservatory::disturbWire(double lossShare, Duration delay, std::uint32_t seed)
{
    wake();
    m_lossShare = lossShare;
    m_wireDelay = delay;
    m_wireChance.seed(seed);
}

void VirtualObservatory::stepClock(Duration step)
{
    wake();
    m_machine.step(step);
}

void VirtualObservatory::setHost(std::function<HostReport(Now)> host)
{
    m_host = std::move(host);
    m_nextHost = m_clock.now().utc;
}

} // namespace tulpar
