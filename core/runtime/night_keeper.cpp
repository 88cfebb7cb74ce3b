#include "core/runtime/night_keeper.h"

#include <algorithm>
#include <utility>

namespace tulpar {

namespace {

constexpr std::array kTelescopeSteps{
    NightStep::DuskFlats, NightStep::Focus, NightStep::Pointing, NightStep::Observe, NightStep::DawnFlats};
constexpr Duration kCoolWithin = std::chrono::minutes(25); ///< then the night goes on with what is cold
constexpr double kWarmC = 10;
constexpr double kWarmEnoughC = -20;

bool isSame(const Reasons &a, const Reasons &b)
{
    return std::ranges::equal(a, b, isSameCause);
}

} // namespace

NightKeeper::NightKeeper(const CoreConfig &config)
    : m_config(config)
    , m_tiles(config)
    , m_observe(m_book)
{
}

NightScene NightKeeper::sceneOf(
    DeviceKeeper &devices, const Observer &sky, const HorizontalDirection &sun, Outbox &out, Now now) const
{
    return {m_config, devices, sky, sun, m_steps.times(), out, now};
}

void NightKeeper::beginNight(Now now)
{
    openBooks(nightAt(m_config.site, now.utc));
    m_flats.reset();
    m_focusRun.reset();
    m_pointingCheck.reset();
    m_darks.reset();
    m_current = nullptr;
    m_drilledUtc.reset();
    m_failedDrills = 0;
    m_nextDrill.reset();
    m_observe.beginNight();
}

/// Steps, progress and time of another night.
void NightKeeper::openBooks(const NightTimes &times)
{
    m_nightRecalled = times.night;
    m_steps.beginNight(times);
    m_book.beginNight();
    m_putOff.clear();
    m_pointing.reset();
    m_used.clear();
    m_darksTaken.clear();
    if (!m_tiles.isEmpty())
        joinProgramme();
    m_ledger.emplace(TimeLedger::Hours{times.sunset, times.dusk, times.dawn, times.sunrise});
    if (m_lastOfCore) // so that the ledger knows since when there is a core
        m_ledger->take(m_lastOfCore->first, m_lastOfCore->second);
}

NightKeeper::Ask NightKeeper::watch(
    const Standing &standing, DeviceKeeper &devices, const Observer &sky, const HorizontalDirection &sun,
    Outbox &out, Now now)
{
    m_sun = sun;
    m_wantsDrill = false;
    const NightScene scene = sceneOf(devices, sky, sun, out, now);
    if (m_steps.all().empty() || !m_steps.times().contains(now.utc))
        beginNight(now);
    if (const Reasons idle = whyIdle(standing); !idle.empty()) {
        rest(scene, idle);
        return Ask::Nothing;
    }
    if (std::exchange(m_hasNewBlocks, false) && m_steps.stateOf(NightStep::Observe) == NightStepState::Done
        && m_steps.placeOf(NightStep::Observe, sun.altitude, now.utc) == NightSteps::Place::In)
        m_steps.move(NightStep::Observe, NightStepState::Waiting, {}, {}, out, now);
    warmOrCool(scene);
    const Ask ask = openOrClose(standing, scene);
    for (const NightStep step : kTelescopeSteps) {
        if (m_steps.isOver(step))
            continue;
        const auto place = m_steps.placeOf(step, sun.altitude, now.utc);
        if (place == NightSteps::Place::Before) {
            const Reasons waits{
                {ReasonCode::WaitsForSun, {}, sun.altitude.asDegrees(), windowOf(step).fromDeg}};
            m_steps.wait(step, waits);
            rest(scene, waits);
            return ask;
        }
        if (place == NightSteps::Place::After) {
            missed(step, scene);
            continue;
        }
        if (m_steps.stateOf(step) == NightStepState::Paused) {
            rest(scene, m_steps.of(step).reasons);
            return ask;
        }
        if (!scene.isOpen()) {
            const Reasons why = m_steps.of(NightStep::Open).reasons.empty()
                ? Reasons{{ReasonCode::RoofNotOpen, {}, {}, {}}}
                : m_steps.of(NightStep::Open).reasons;
            m_steps.wait(step, why);
            rest(scene, why);
            return ask;
        }
        if (isDrillDue(standing, scene)) {
            rest(scene, {{ReasonCode::DrillHolds, {}, {}, {}}});
            m_wantsDrill = true;
            return ask;
        }
        work(*taskFor(step), step, scene);
        if (m_current == &m_observe && m_observe.isWaiting())
            waitWell(standing, scene);
        return ask;
    }
    if (!m_current)
        say({{ReasonCode::AllDone, {}, {}, {}}}, scene);
    return ask;
}

Reasons NightKeeper::whyIdle(const Standing &standing) const
{
    if (!m_isRunning)
        return {{ReasonCode::NotRunning, {}, {}, {}}};
    if (!standing.burst.empty())
        return {{ReasonCode::BurstFirst, {}, {}, {}, {}, standing.burst}};
    if (standing.isMakingSafe)
        return {{ReasonCode::MakingSafe, {}, {}, {}}};
    if (standing.mode != Mode::Robotic)
        return {{ReasonCode::ManualMode, {}, {}, {}}};
    return {};
}

/// Nothing of the night has the telescope, because of `why`.
void NightKeeper::rest(const NightScene &scene, const Reasons &why)
{
    if (m_current)
        std::exchange(m_current, nullptr)->interrupted(scene, why);
    say(why, scene);
}

void NightKeeper::yield(
    const std::string &burst, DeviceKeeper &devices, const Observer &sky, const HorizontalDirection &sun,
    Outbox &out, Now now)
{
    if (m_current)
        rest(sceneOf(devices, sky, sun, out, now), {{ReasonCode::BurstFirst, {}, {}, {}, {}, burst}});
}

/// The Sun is past its window.
void NightKeeper::missed(NightStep step, const NightScene &scene)
{
    if (taskFor(step) == m_current)
        rest(scene, {});
    const bool isDone = step == NightStep::Observe && m_steps.of(step).begunUtc;
    m_steps.move(
        step, isDone ? NightStepState::Done : NightStepState::Skipped,
        {{ReasonCode::SunGone, {}, scene.sun.altitude.asDegrees(), windowOf(step).toDeg}}, {}, scene.out,
        scene.now);
    if (step == NightStep::DuskFlats)
        m_flats.reset(); // those of the dawn begin anew
}

void NightKeeper::say(const Reasons &doing, const NightScene &scene)
{
    const bool isNews = m_isRunning && !isSame(doing, m_doing);
    m_doing = doing;
    if (isNews && !doing.empty())
        scene.out.fact(NightChose{{}, {}, {}, doing}, scene.now);
}

void NightKeeper::warmOrCool(const NightScene &scene)
{
    const Now now = scene.now;
    if (m_steps.stateOf(NightStep::StartUp) == NightStepState::Waiting) {
        if (m_steps.placeOf(NightStep::StartUp, scene.sun.altitude, now.utc) == NightSteps::Place::In) {
            m_steps.move(NightStep::StartUp, NightStepState::Running, {}, {}, scene.out, now);
        } else {
            m_steps.wait(
                NightStep::StartUp,
                {{ReasonCode::WaitsForSun,
                  {},
                  scene.sun.altitude.asDegrees(),
                  windowOf(NightStep::StartUp).fromDeg}});
        }
    }
    wishTemperatures(scene);
    if (m_steps.stateOf(NightStep::StartUp) == NightStepState::Running) {
        Reasons warm;
        for (const std::string &channel : workingChannels(scene))
            if (const auto camera = scene.known().freshCamera(channel, now); camera && !camera->isCold)
                warm.push_back(
                    {ReasonCode::CameraWarm, DeviceId{DeviceKind::Camera, channel},
                     camera->sensorTemperatureC, m_config.coldC});
        const bool isLate = now.utc - *m_steps.of(NightStep::StartUp).begunUtc > kCoolWithin;
        if (warm.empty() || isLate)
            m_steps.move(NightStep::StartUp, NightStepState::Done, warm, {}, scene.out, now);
    }
    if (m_steps.stateOf(NightStep::ShutDown) == NightStepState::Running) {
        bool isWarm = true;
        for (const std::string &channel : workingChannels(scene))
            if (const auto camera = scene.known().freshCamera(channel, now))
                isWarm = isWarm && camera->sensorTemperatureC > kWarmEnoughC;
        if (isWarm)
            m_steps.move(NightStep::ShutDown, NightStepState::Done, {}, {}, scene.out, now);
    }
}

/// Once a run: a core that begins in mid-night says again what the one before it wished.
void NightKeeper::wishTemperatures(const NightScene &scene)
{
    const NightStepState shutDown = m_steps.stateOf(NightStep::ShutDown);
    const bool isCold = m_steps.of(NightStep::StartUp).begunUtc && shutDown == NightStepState::Waiting;
    const bool isWarm = shutDown == NightStepState::Running;
    const bool isNews = (isCold && !m_wishesCold) || (isWarm && !m_wishesWarm);
    m_wishesCold = isCold;
    m_wishesWarm = isWarm;
    if (isNews)
        for (const std::string &channel : m_config.channels)
            scene.devices.wishTemperature(channel, isCold ? m_config.coldC : kWarmC);
}

NightKeeper::Ask NightKeeper::openOrClose(const Standing &standing, const NightScene &scene)
{
    const Now now = scene.now;
    const bool isMorning =
        m_steps.placeOf(NightStep::Close, scene.sun.altitude, now.utc) == NightSteps::Place::In;
    if (!isMorning) {
        const bool isDue =
            m_steps.placeOf(NightStep::Open, scene.sun.altitude, now.utc) == NightSteps::Place::In;
        const NightStepState state = m_steps.stateOf(NightStep::Open);
        if (!isDue || state == NightStepState::Paused || state == NightStepState::Skipped) {
            if (!isDue)
                m_steps.wait(
                    NightStep::Open,
                    {{ReasonCode::WaitsForSun,
                      {},
                      scene.sun.altitude.asDegrees(),
                      windowOf(NightStep::Open).fromDeg}});
            return Ask::Nothing;
        }
        if (!standing.isArmed) {
            if (state != NightStepState::Waiting)
                m_steps.move(
                    NightStep::Open, NightStepState::Waiting, standing.whyNotOpen, {}, scene.out, now);
            m_steps.wait(NightStep::Open, standing.whyNotOpen);
            return standing.whyNotOpen.empty() ? Ask::Arm : Ask::Nothing;
        }
        m_steps.move(
            NightStep::Open, scene.isOpen() ? NightStepState::Done : NightStepState::Running, {}, {},
            scene.out, now);
        return Ask::Nothing;
    }
    if (m_steps.stateOf(NightStep::Close) == NightStepState::Paused || m_steps.isOver(NightStep::Close)) {
        // A step that is over stays over: the ones behind it go on below.
    } else if (scene.known().isShut(now)) {
        m_steps.move(NightStep::Close, NightStepState::Done, {}, {}, scene.out, now);
    } else {
        m_steps.move(NightStep::Close, NightStepState::Running, {}, {}, scene.out, now);
        return Ask::Disarm;
    }
    if (!m_steps.isOver(NightStep::Close))
        return Ask::Nothing;
    if (const auto mount = scene.known().freshMount(now); mount && !m_steps.isOver(NightStep::Park)
        && m_steps.stateOf(NightStep::Park) != NightStepState::Paused) {
        m_steps.move(
            NightStep::Park, mount->isParked ? NightStepState::Done : NightStepState::Running, {}, {},
            scene.out, now);
        scene.devices.wishMount(MountParked{});
    }
    if (!m_steps.isOver(NightStep::Darks) && m_steps.stateOf(NightStep::Darks) != NightStepState::Paused) {
        work(*taskFor(NightStep::Darks), NightStep::Darks, scene);
    } else if (
        m_steps.isOver(NightStep::Darks) && m_steps.stateOf(NightStep::ShutDown) == NightStepState::Waiting) {
        m_steps.move(NightStep::ShutDown, NightStepState::Running, {}, {}, scene.out, now);
    }
    return Ask::Nothing;
}

NightTask *NightKeeper::taskFor(NightStep step)
{
    switch (step) {
    case NightStep::DuskFlats:
    case NightStep::DawnFlats:
        if (!m_flats)
            m_flats = std::make_unique<FlatTask>(m_config);
        return m_flats.get();
    case NightStep::Focus:
        if (!m_focusRun)
            m_focusRun = std::make_unique<FocusTask>(m_config, m_focus);
        return m_focusRun.get();
    case NightStep::Pointing:
        if (!m_pointingCheck)
            m_pointingCheck = std::make_unique<PointingTask>();
        return m_pointingCheck.get();
    case NightStep::Darks:
        if (!m_darks)
            m_darks = std::make_unique<DarkTask>(m_used, m_darksTaken);
        return m_darks.get();
    default:
        return &m_observe;
    }
}

void NightKeeper::work(NightTask &task, NightStep step, const NightScene &scene)
{
    if (m_current && m_current != &task)
        rest(scene, {});
    m_current = &task;
    m_steps.move(step, NightStepState::Running, {}, {}, scene.out, scene.now);
    if (step == NightStep::Observe)
        keepFocus(scene);
    const auto state = task.work(scene);
    m_steps.progress(step, task.progress());
    if (step == NightStep::Observe)
        m_doing = task.reasons(); // its choices are facts already
    else
        say(task.reasons(), scene);
    if (state == NightTask::State::Working)
        return;
    m_current = nullptr;
    const bool isDone = state == NightTask::State::Done;
    m_steps.move(
        step, isDone ? NightStepState::Done : NightStepState::Skipped, isDone ? Reasons{} : task.reasons(),
        {}, scene.out, scene.now);
    if (step == NightStep::DuskFlats)
        m_flats.reset(); // those of the dawn begin anew
}

std::string NightKeeper::subject() const
{
    return m_current ? m_current->subject() : std::string();
}

std::optional<IcrsDirection> NightKeeper::subjectPosition() const
{
    return m_current == &m_observe && m_observe.running()
        ? std::optional(m_observe.running()->target().direction)
        : std::nullopt;
}

void NightKeeper::stored(
    const FrameStored &frame, DeviceKeeper &devices, const Observer &sky, Outbox &out, Now now)
{
    const auto camera = devices.knowledge().freshCamera(frame.channel, now);
    count(frame, camera ? std::optional(camera->emGain) : std::nullopt);
    const NightScene scene = sceneOf(devices, sky, m_sun, out, now);
    const auto hand = [&](NightTask *task) {
        if (task)
            task->stored(frame, scene);
    };
    if (frame.event == FlatTask::kSubject)
        hand(m_flats.get());
    else if (frame.event == FocusTask::kSubject)
        hand(m_focusRun.get());
    else if (frame.event == PointingTask::kSubject)
        hand(m_pointingCheck.get());
    else if (frame.event == DarkTask::kSubject)
        hand(m_darks.get());
    else if (frame.event.starts_with("programme:"))
        hand(&m_observe);
}

void NightKeeper::take(
    const PlanAnswer &answer, DeviceKeeper &devices, const Observer &sky, Outbox &out, Now now)
{
    m_observe.take(answer, sceneOf(devices, sky, m_sun, out, now));
}

std::optional<RunningWork> NightKeeper::atStake(DeviceKeeper &devices, const Observer &sky, Now now) const
{
    Outbox none(0);
    return m_current == &m_observe ? m_observe.atStake(sceneOf(devices, sky, m_sun, none, now))
                                   : std::nullopt;
}

} // namespace tulpar
