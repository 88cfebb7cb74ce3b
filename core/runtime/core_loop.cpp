#include "core/runtime/core_loop.h"

#include "core/sky/solar_system.h"

#include <algorithm>
#include <utility>

namespace tulpar {

namespace {
constexpr Duration kSkyLife = 5min; ///< then precession and the Sun are computed anew: 13" for the Sun
constexpr Duration kReadinessEvery = 1s;
constexpr Duration kJudgeQueueEvery = 5s; ///< what could not be reached may have risen

bool bearsOnSafety(DeviceKind kind)
{
    return kind == DeviceKind::Weather || kind == DeviceKind::Roof || kind == DeviceKind::Cover;
}
} // namespace

CoreLoop::CoreLoop(const CoreConfig &config, const Clock &clock, std::uint64_t lastSeq)
    : m_config(config)
    , m_clock(clock)
    , m_out(lastSeq)
    , m_devices(config)
    , m_responder(config)
    , m_alerts(m_config, clock)
    , m_feeds(config.feedSilent)
    , m_safety(config, clock.now().mono)
    , m_control(config.control)
    , m_night(config)
    , m_started(clock.now().mono)
    , m_sky(config.site, clock.now().utc)
    , m_policySky(m_sky)
{
    renewSky(clock.now());
}

Effects CoreLoop::start(const Recovery &recovery)
{
    const Now now = m_clock.now();
    m_out.fact(CoreStarted{m_config.version, m_config.isSimulated, recovery.unclean}, now);
    m_alerts.recalled(now.utc);
    m_devices.resume(recovery.conditions, m_out, now);
    if (const auto mode = enumNamed<Mode>(recovery.mode.mode); mode && *mode != Mode::Robotic) {
        m_devices.knowledge().setMode(*mode);
        m_out.fact(recovery.mode, now); // again, for the run after this one
    }
    if (recovery.nightRun && !recovery.unclean) // after a crash nothing is taken up without a person
        m_night.resume(*recovery.nightRun, m_out, now);
    if (recovery.unclean) {
        m_atStart.push_back({ReasonCode::CoreRestarted, {}, {}, {}});
        beginMakingSafe("restart", {}, now);
    }
    return flush();
}

Effects CoreLoop::closeUp()
{
    const Now now = m_clock.now();
    stopForPerson(now);
    beginMakingSafe("operator", {}, now);
    settle(now);
    return flush();
}

Effects CoreLoop::stop()
{
    const Now now = m_clock.now();
    m_out.fact(CoreStopped{}, now);
    return flush();
}

void CoreLoop::recall(const FactRecord &record, const std::string &bytes)
{
    if (const auto fact = factOf(record)) {
        m_alerts.recall(*fact, record.at.utc, bytes);
        m_night.recall(*fact, record.at.utc);
        coverRegion(*fact);
    }
}

Effects CoreLoop::take(const DeviceReport &report)
{
    return take(std::span(&report, 1));
}

Effects CoreLoop::take(std::span<const DeviceReport> reports)
{
    const Now now = m_clock.now();
    bool bears = false;
    for (const DeviceReport &report : reports) {
        m_devices.take(report, m_out, now);
        bears = bears || bearsOnSafety(report.device.kind);
    }
    if (bears)
        watchSafety(now);
    settle(now);
    return flush();
}

Effects CoreLoop::take(const CommandFailed &failure)
{
    m_out.fact(failure, m_clock.now());
    return flush();
}

Effects CoreLoop::take(const JournalRescued &rescue)
{
    const Now now = m_clock.now();
    m_atStart.push_back({ReasonCode::JournalDamaged, {}, static_cast<double>(rescue.lost), {}});
    m_out.fact(rescue, now);
    return flush();
}

Effects CoreLoop::take(const HostReport &host)
{
    const Now now = m_clock.now();
    m_devices.take(host, m_out, now);
    watchSafety(now);
    settle(now);
    return flush();
}

Effects CoreLoop::take(const FeedView &feed)
{
    m_feeds.take(feed, m_out, m_clock.now());
    return flush();
}

Effects CoreLoop::take(const FeedsCompared &comparison)
{
    m_feeds.compared(comparison, m_out, m_clock.now());
    return flush();
}

Effects CoreLoop::take(const NotificationSent &sent)
{
    m_out.fact(sent, m_clock.now());
    return flush();
}

Effects CoreLoop::take(const NotificationFailed &failed)
{
    m_out.fact(failed, m_clock.now());
    return flush();
}

Effects CoreLoop::feedHeard(const std::string &feed, bool alive, const std::string &detail)
{
    m_feeds.heard(feed, alive, detail, m_out, m_clock.now());
    return flush();
}

Effects CoreLoop::take(const Request &request, Answer &answer, const Reasons &impossible)
{
    const Now now = m_clock.now();
    answer = impossible.empty() ? answerTo(request, now) : Answer{false, impossible};
    m_out.fact(RequestAnswered{request.who, std::string(requestName(request.body)), answer}, now);
    if (const auto *world = std::get_if<SetWorld>(&request.body); world && answer.accepted)
        m_out.world(*world);
    settle(now);
    return flush();
}

Answer CoreLoop::answerTo(const Request &request, Now now)
{
    const RequestBody &body = request.body;
    if (needsControl(body)) {
        ControlToken::Changes changes;
        const Reasons held = m_control.useBy({request.who, request.desk}, now, changes);
        say(changes, now);
        if (!held.empty())
            return {false, held};
    }
    if (std::holds_alternative<MakeSafe>(body)) {
        stopForPerson(now);
        beginMakingSafe("operator", {}, now);
        m_madeSafeBy = request.who;
        // Somebody may walk in now: nothing opens by itself until a person says so.
        if (mode() == Mode::Robotic)
            return setMode({std::string(nameOf(Mode::Manual))}, request.who, now);
    } else if (std::holds_alternative<StopMotion>(body)) {
        stopForPerson(now);
        m_devices.wishMount(MountFree{});
        m_devices.wishMount(MountStopped{});
        m_out.command(StopMount{}, 1, now);
    } else if (std::holds_alternative<StopResponse>(body)) {
        stopForPerson(now);
    } else if (std::holds_alternative<Arm>(body)) {
        if (const Reasons reasons = whyNotOpen(now); !reasons.empty())
            return {false, reasons};
        m_armed = true;
        m_devices.wishRoof(OpeningGoal::Open);
        m_devices.wishCover(OpeningGoal::Open);
    } else if (std::holds_alternative<Disarm>(body)) {
        m_armed = false;
        if (!m_responder.isBusy()) {
            m_devices.wishCover(OpeningGoal::Closed);
            m_devices.wishRoof(OpeningGoal::Closed);
        }
    } else if (const auto *mode = std::get_if<SetMode>(&body)) {
        return setMode(*mode, request.who, now);
    } else if (const auto *operate = std::get_if<Operate>(&body)) {
        return answerToOperation(*operate, request.who, now);
    } else if (const auto *begin = std::get_if<BeginOverride>(&body)) {
        return beginOverride(*begin, request.who, now);
    } else if (const auto *end = std::get_if<EndOverride>(&body)) {
        return endOverride(*end, request.who, now);
    } else if (const auto *seen = std::get_if<AcknowledgeAlarm>(&body)) {
        return {m_alarms.acknowledge(seen->number, request.who, m_out, now), {}};
    } else if (isAboutControl(body)) {
        return answerOfControl(request, now);
    } else if (isAboutNight(body)) {
        return answerOfNight(request, now);
    } else if (std::holds_alternative<SetWorld>(body)) {
        return {m_config.isSimulated, {}};
    } else if (
        !std::holds_alternative<ReloadPolicy>(body) && !std::holds_alternative<ReadHistory>(body)
        && !std::holds_alternative<TryNotification>(body)) {
        return answerToAlert(request, now);
    }
    return {true, {}};
}

/// A person's word goes before what runs.
void CoreLoop::stopForPerson(Now now)
{
    shelveNext();
    m_alerts.leaveQueued();
    heed(m_responder.hear(ResponseEvent::OperatorStop, m_devices, m_out, now), "operator", now);
}

Reasons CoreLoop::whyNotOpen(Now now)
{
    const GateSky gate{skyAt(now).sun, {}};
    Reasons reasons = whyNot(OpenRoof{}, m_devices.knowledge(), gate, now);
    // A roof in the way of the cover will be open by then.
    for (const Reason &reason : whyNot(OpenCover{}, m_devices.knowledge(), gate, now))
        if (reason.code != ReasonCode::RoofInTheWay && reason.code != ReasonCode::RoofMoving
            && std::find(reasons.begin(), reasons.end(), reason) == reasons.end())
            reasons.push_back(reason);
    if (m_safety.isMakingSafe())
        reasons.push_back({ReasonCode::MakingSafe, {}, {}, {}});
    if (!m_devices.isGuarded())
        reasons.push_back({ReasonCode::NotGuarded, {}, {}, {}});
    return reasons;
}

std::vector<DeviceCommand> CoreLoop::stillPassable(std::vector<DeviceCommand> commands)
{
    const Now now = m_clock.now();
    const Sky &sky = skyAt(now);
    return m_devices.stillPassable(std::move(commands), sky.observer, sky.sun, m_out, now);
}

Effects CoreLoop::commandsLeft()
{
    m_responder.commandLeft(m_out, m_clock.now());
    return flush();
}

void CoreLoop::journalFailing(bool failing)
{
    m_journalFailing = failing;
}

void CoreLoop::clockStepped()
{
    renewSky(m_clock.now());
    m_devices.worldChanged(m_clock.now());
    m_firstReadiness = true;
}

Effects CoreLoop::tick()
{
    const Now now = m_clock.now();
    if (now.mono - m_skyRenewed > kSkyLife)
        renewSky(now);
    if (m_night.wantsDrill() && !m_held && !m_responder.isBusy() && !m_safety.isMakingSafe())
        return drill(now);
    watchHeld(now);
    if (now.mono - m_queueJudged >= kJudgeQueueEvery)
        takeUpQueued(now);
    m_feeds.watch(m_out, now);
    ControlToken::Changes changes;
    m_control.watch(now, changes);
    say(changes, now);
    m_devices.watch(skyAt(now).sun.altitude, m_out, now);
    for (const AlertCall &call : m_alerts.watch(m_out, now))
        heed(call, call.again.value_or(orderedAt(now.mono)), now);
    watchSafety(now);
    settle(now);
    m_safety.watch(m_devices, m_out, now);
    if (m_firstReadiness || now.mono - m_readinessAt >= kReadinessEvery) {
        watchReadiness(now);
        watchAlarms(now);
    }
    return flush();
}

/// What every input ends with: the response looks at what is measured, make-safe holds its goals or notices
/// its end, the goals go out.
void CoreLoop::settle(Now now)
{
    const Sky sky = skyAt(now);
    heed(m_responder.observe(m_devices, sky.observer, m_out, now), "deadline", now);
    runNight(now);
    m_safety.notice(m_devices, m_out, now);
    m_devices.reconcile(sky.observer, sky.sun, m_out, now);
}

void CoreLoop::heed(Responder::Ask ask, const std::string &cause, Now now)
{
    if (ask == Responder::Ask::MakeSafe)
        beginMakingSafe(cause, {}, now);
    if (ask != Responder::Ask::CloseUp || !m_responder.response())
        return;
    if (const AlertView *alert = m_alerts.find(m_responder.response()->event);
        alert && alert->state == AlertState::Responding) {
        const bool hasFrames = m_responder.response()->waterfall.has(Step::FirstFrame);
        const AlertState without = m_next ? AlertState::Queued : AlertState::Failed;
        m_alerts.setState(alert->event, hasFrames ? AlertState::Observed : without);
    }
    if (m_next) {
        const Next next = *std::exchange(m_next, std::nullopt);
        const AlertView *alert = m_alerts.find(next.event);
        const bool isOrdered = alert && alert->answer.value_or(false);
        if (mode() != Mode::Robotic && !isOrdered)
            m_alerts.ask(next.event);
        else
            respond(next.event, next.waterfall, now);
    }
    takeUpQueued(now);
    if (!m_armed && !m_safety.isMakingSafe() && !m_responder.isBusy())
        m_devices.closeUp();
}

void CoreLoop::beginMakingSafe(const std::string &cause, const Reasons &reasons, Now now)
{
    m_armed = false;
    m_madeSafeBy.clear();
    m_safety.begin(cause, reasons, m_devices, m_out, now);
}

void CoreLoop::watchSafety(Now now)
{
    const Reasons reasons = m_safety.whyClose(m_devices, skyAt(now).sun.altitude, now);
    if (reasons.empty())
        return;
    beginMakingSafe("unsafe", reasons, now); // first, so that the fact has the reasons
    heed(m_responder.hear(ResponseEvent::Unsafe, m_devices, m_out, now), "unsafe", now);
}

const CoreLoop::Sky &CoreLoop::skyAt(Now now)
{
    if (!m_skyNow || m_skyNow->observer.utc() != now.utc) {
        const Observer observer = m_sky.rotatedTo(now.utc);
        m_skyNow = Sky{observer, observer.airless(m_sun)};
    }
    return *m_skyNow;
}

void CoreLoop::renewSky(Now now)
{
    const auto halfHour = [](UtcInstant t) { return t.nsSinceUnixEpoch / 1'800'000'000'000; };
    const bool isNewHalfHour = halfHour(m_sky.utc()) != halfHour(now.utc);
    m_sky = Observer(m_config.site, now.utc);
    if (isNewHalfHour) // dusk, dawn and the Moon cost ten times as much, and are good for an hour
        m_policySky = PolicySky(m_sky);
    m_sun = view(Body::Sun, m_sky).direction;
    m_skyRenewed = now.mono;
    m_skyNow.reset();
}

} // namespace tulpar
