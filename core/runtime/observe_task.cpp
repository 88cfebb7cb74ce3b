#include "core/runtime/observe_task.h"

#include "core/runtime/block_possible.h"

#include <algorithm>
#include <utility>

namespace tulpar {

namespace {

constexpr Duration kDispatchEvery = 1s;
constexpr Duration kPlanLate = 20s; ///< then it is asked for again
constexpr Duration kFirstPlanLate = 5min; ///< the same while there is none: asking again would not hasten it
constexpr Duration kSoon = 1min; ///< for the slew to what a person wants now
constexpr Duration kReplanAfter = 2min; ///< a plan is not asked for anew sooner because of a missed start

bool isSameChoice(const NightChose &a, const NightChose &b)
{
    return a.target == b.target && a.block == b.block && a.until == b.until
        && std::ranges::equal(a.reasons, b.reasons, isSameCause);
}

} // namespace

std::string ObserveTask::subject() const
{
    return m_runner && m_runner->phase() == BlockState::Exposing ? subjectOf(m_runner->block())
                                                                 : std::string();
}

double ObserveTask::progress() const
{
    if (!m_runner)
        return 0;
    int all = 0;
    for (const Exposures &line : m_runner->block().exposures)
        all += line.count;
    return all == 0 ? 1 : static_cast<double>(m_book.stored(m_runner->block().name)) / all;
}

void ObserveTask::replan(const std::string &cause)
{
    m_cause = cause;
    m_isOver = false;
    ++m_planVersion; // a person's word is seen in the plan at once
}

void ObserveTask::beginNight()
{
    m_runner.reset();
    m_plan = {};
    m_sky.reset();
    m_firstOrder = m_orders + 1;
    m_askedAt.reset();
    m_order.reset();
    m_chose = {};
    replan("programme");
}

const NightSky &ObserveTask::skyOf(const CoreConfig &config, const NightTimes &times)
{
    if (!m_sky)
        m_sky = std::make_shared<const NightSky>(config.site, Span{times.sunset, times.sunrise});
    return *m_sky;
}

UtcInstant ObserveTask::freeFrom(const CoreConfig &config, Now now) const
{
    return (m_runner ? m_runner->visit(config, m_book, now).end : now.utc) + kSoon;
}

std::optional<UtcInstant> ObserveTask::earliest(
    const std::string &block, const CoreConfig &config, const NightTimes &times, UtcInstant from)
{
    if (m_runner && m_runner->block().name == block)
        from = std::max(from, m_runner->start() + m_runner->block().cadence.minGap);
    return m_book.earliest(block, skyOf(config, times), planTermsOf(config), from);
}

/// What is wanted now begins as soon as its constraints hold: later than it was told where that has passed.
void ObserveTask::placeFirst(const NightScene &scene)
{
    const UtcInstant free = freeFrom(scene.config, scene.now);
    for (const ProgrammeBook::Wanted &wanted : m_book.wantedFirst()) {
        const bool isAhead = wanted.begin && *wanted.begin >= free - kSoon;
        m_book.beginFirst(
            wanted.block, earliest(wanted.block, scene.config, scene.times, isAhead ? *wanted.begin : free));
    }
}

void ObserveTask::askPlan(const NightScene &scene)
{
    placeFirst(scene);
    const auto programme = m_book.remaining();
    if (!programme)
        return;
    PlanOrder order;
    order.number = ++m_orders;
    order.programme = programme;
    order.site = scene.config.site;
    order.night = {scene.times.sunset, scene.times.sunrise};
    order.terms = planTermsOf(scene.config);
    order.start.from = std::max(scene.now.utc, scene.times.sunset);
    if (const auto &mount = scene.known().mount().value) {
        order.start.mechanicalAzimuth = mount->azimuthMechanical;
        order.start.altitude = mount->pointing.altitude;
    }
    if (m_runner)
        order.start.running = m_runner->visit(scene.config, m_book, scene.now);
    order.start.progress = m_book.progress();
    if (m_plan.night)
        order.before = m_plan.plan;
    m_order = std::move(order);
    m_askedAt = scene.now.mono;
    m_askedCause = std::exchange(m_cause, {});
}

void ObserveTask::take(const PlanAnswer &answer, const NightScene &scene)
{
    // Of an older question it is good only while there is no other plan of this night.
    if (answer.number != m_orders && (m_plan.night || answer.number < m_firstOrder))
        return;
    const bool isFirst = !m_plan.night || m_plan.number != answer.number;
    const bool isBetter = answer.plan.value != m_plan.plan.value;
    m_plan = answer;
    m_sky = answer.night;
    ++m_planVersion;
    if (answer.number == m_orders)
        m_askedAt.reset();
    m_hasDispatched = false;
    if (isFirst || (answer.isFinal && isBetter))
        scene.out.fact(
            PlanMade{
                scene.times.night, isFirst ? m_askedCause : "improved",
                static_cast<int>(answer.plan.visits.size()), static_cast<int>(answer.plan.unplaced.size()),
                answer.plan.value},
            scene.now);
}

NightTask::State ObserveTask::work(const NightScene &scene)
{
    if (!m_book.programme() || m_book.programme()->blocks.empty()) {
        m_reasons = {{ReasonCode::NoProgramme, {}, {}, {}}};
        return State::Working;
    }
    const Duration patience = m_plan.night ? kPlanLate : kFirstPlanLate;
    const bool isAsking = m_askedAt && scene.now.mono - *m_askedAt < patience;
    if (!m_cause.empty() || (m_askedAt && !isAsking))
        askPlan(scene);
    if (m_runner) {
        const auto state = m_runner->work(scene, m_book);
        if (m_runner->phase() != m_told)
            move(m_runner->phase(), {}, {}, scene);
        if (state != BlockRunner::State::Working) {
            const bool isDone = state == BlockRunner::State::Done;
            move(isDone ? BlockState::Done : BlockState::Failed, m_runner->reasons(), {}, scene);
            std::erase_if(m_plan.plan.visits, [&](const PlannedVisit &visit) {
                return visit.block == m_runner->block().name && visit.start <= scene.now.utc;
            });
            m_runner.reset();
            replan(isDone ? "block_done" : "block_failed"); // meanwhile the plan that is there goes on
        }
        m_hasDispatched = m_hasDispatched && m_runner.has_value();
    }
    if (!m_plan.night) {
        const auto targets = static_cast<double>(m_book.programme()->targets.size());
        choose({}, {}, {}, {{ReasonCode::PlanAwaited, {}, targets, {}}}, scene);
        return State::Working;
    }
    if (!m_hasDispatched || scene.now.mono - m_dispatchedAt >= kDispatchEvery)
        dispatchNow(scene);
    return m_isOver && !m_runner ? State::Done : State::Working;
}

DispatchState ObserveTask::stateOf(const NightScene &scene) const
{
    DispatchState state;
    state.isOpen = scene.isOpen();
    if (m_runner)
        state.running = m_runner->visit(scene.config, m_book, scene.now);
    const std::vector<std::string> working = workingChannels(scene);
    for (const std::string &channel : scene.config.channels)
        if (std::ranges::find(working, channel) == working.end())
            state.channelsOut.insert(channel);
    return state;
}

void ObserveTask::dispatchNow(const NightScene &scene)
{
    m_hasDispatched = true;
    m_dispatchedAt = scene.now.mono;
    const auto programme = m_book.remaining();
    const Dispatch next = dispatch(
        m_plan.plan, *programme, *m_plan.night, planTermsOf(scene.config), stateOf(scene), scene.now.utc);
    switch (next.action) {
    case DispatchAction::Start:
        begin(*next.visit, scene);
        return;
    case DispatchAction::Continue:
        return;
    case DispatchAction::Abort:
        if (m_runner) {
            m_runner->interrupted(scene);
            move(BlockState::Interrupted, reasonsOf(next.failed), {}, scene);
            m_runner.reset();
            replan("conditions");
            choose({}, {}, {}, {{ReasonCode::PlanAwaited, {}, {}, {}}}, scene);
        }
        return;
    case DispatchAction::Wait:
        choose({}, {}, next.until, {whyWaiting(next, *programme, scene)}, scene);
        return;
    case DispatchAction::Replan:
        if (!m_askedAt && m_cause.empty()
            && (!m_replannedAt || scene.now.mono - *m_replannedAt > kReplanAfter)) {
            m_replannedAt = scene.now.mono;
            replan("conditions");
        }
        choose(
            {}, {}, {},
            next.failed.empty() ? Reasons{{ReasonCode::PlanAwaited, {}, {}, {}}} : reasonsOf(next.failed),
            scene);
        return;
    case DispatchAction::Idle:
        // A plan that is being made, or is asked for, may hold more.
        m_isOver = !m_runner && m_plan.isFinal && !m_askedAt && m_cause.empty();
        choose(
            {}, {}, {},
            {{m_plan.plan.unplaced.empty() ? ReasonCode::AllDone : ReasonCode::NothingFits, {}, {}, {}}},
            scene);
        return;
    case DispatchAction::Yield:
    case DispatchAction::Hold:
        return; // this task is not asked then
    }
}

/// The next visit may already be possible: then it waits by the plan's will.
Reason ObserveTask::whyWaiting(
    const Dispatch &next, const Programme &programme, const NightScene &scene) const
{
    const auto left = next.until ? std::optional(seconds(*next.until - scene.now.utc)) : std::nullopt;
    const Block *block = next.visit ? programme.block(next.visit->block) : nullptr;
    const Target *target = block ? programme.target(block->target) : nullptr;
    if (!target)
        return {ReasonCode::NothingFits, {}, left, {}};
    if (next.visit->because == PlacedBecause::FixedTime)
        return {ReasonCode::FixedTime, {}, left, {}};
    const auto possible =
        m_book.earliest(block->name, *m_plan.night, planTermsOf(scene.config), scene.now.utc);
    const bool isPossible = possible && *possible <= scene.now.utc;
    if (!isPossible)
        return {ReasonCode::NothingFits, {}, left, {}};
    return {ReasonCode::PlannedLater, {}, left, {}, {}, target->name};
}

void ObserveTask::begin(const PlannedVisit &visit, const NightScene &scene)
{
    const auto programme = m_book.remaining();
    const Block *block = programme ? m_book.programme()->block(visit.block) : nullptr;
    const Target *target = block ? m_book.programme()->target(block->target) : nullptr;
    if (!block || !target || m_runner)
        return;
    m_runner.emplace(*block, *target, visit.start);
    m_told = m_book.stateOf(visit.block);
    const int stored = m_book.stored(visit.block);
    int all = 0;
    for (const Exposures &line : block->exposures)
        all += line.count;
    const auto why = [&]() -> Reason {
        if (stored > 0)
            return {ReasonCode::TakenUpAgain, {}, static_cast<double>(stored), static_cast<double>(all)};
        if (visit.because == PlacedBecause::FixedTime)
            return {ReasonCode::FixedTime, {}, {}, {}, {}, m_book.wantedBy(visit.block)};
        return {ReasonCode::BestOfPlan, {}, block->priority, {}};
    }();
    choose(visit.target, visit.block, visit.end, {why}, scene);
}

void ObserveTask::move(BlockState to, const Reasons &reasons, const std::string &who, const NightScene &scene)
{
    const BlockMoved fact{m_runner->target().name, m_runner->block().name, m_told, to, reasons, who};
    scene.out.fact(fact, scene.now);
    m_book.take(fact, scene.now.utc);
    m_told = to;
    if (to != BlockState::Acquiring && to != BlockState::Exposing)
        m_chose = {}; // what comes now is a choice of its own
    ++m_planVersion; // its states are seen in the plan
}

void ObserveTask::choose(
    const std::string &target, const std::string &block, std::optional<UtcInstant> until, Reasons reasons,
    const NightScene &scene)
{
    m_reasons = reasons;
    NightChose chose{target, block, until, std::move(reasons)};
    if (isSameChoice(chose, m_chose))
        return;
    m_chose = std::move(chose);
    scene.out.fact(m_chose, scene.now);
}

void ObserveTask::stored(const FrameStored &frame, const NightScene &)
{
    m_book.take(frame);
    ++m_planVersion;
    if (m_runner && frame.event == subjectOf(m_runner->block()))
        m_runner->stored(frame.channel);
}

void ObserveTask::interrupted(const NightScene &scene, const Reasons &why)
{
    m_chose = {}; // what comes after is a choice of its own
    m_hasDispatched = false;
    if (!m_runner)
        return;
    const bool wasAtWork =
        m_runner->phase() == BlockState::Exposing || m_runner->phase() == BlockState::Acquiring;
    m_runner->interrupted(scene);
    if (wasAtWork)
        move(BlockState::Interrupted, why, {}, scene);
}

void ObserveTask::drop(const std::string &block, const std::string &who, const NightScene &scene)
{
    if (!m_runner || m_runner->block().name != block)
        return;
    const bool isAtWork =
        m_runner->phase() == BlockState::Exposing || m_runner->phase() == BlockState::Acquiring;
    if (isAtWork) // else the cameras may be a burst's
        m_runner->interrupted(scene);
    move(BlockState::Skipped, {{ReasonCode::SkippedByPerson, {}, {}, {}, {}, who}}, who, scene);
    m_runner.reset();
    m_hasDispatched = false; // what comes now is told at once
}

std::optional<RunningWork> ObserveTask::atStake(const NightScene &scene) const
{
    if (!m_runner || m_runner->phase() != BlockState::Exposing)
        return std::nullopt;
    RunningWork work;
    work.valuePerSecond = m_runner->block().priority;
    for (const std::string &channel : scene.config.channels) {
        const auto camera = scene.known().freshCamera(channel, scene.now);
        if (!camera || camera->state != CameraState::Exposing || !camera->exposureStart)
            continue;
        const Duration done =
            std::clamp(scene.now.utc - *camera->exposureStart, Duration{}, camera->exposure);
        work.exposureDone = std::max(work.exposureDone, done);
        work.exposureLeft = std::max(work.exposureLeft, camera->exposure - done + scene.config.readout);
    }
    const RunningVisit visit = m_runner->visit(scene.config, m_book, scene.now);
    work.blockLeft = visit.end - scene.now.utc;
    return work;
}

} // namespace tulpar
