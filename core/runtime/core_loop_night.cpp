// What the core loop does of the night's own work: gives it the telescope, takes it away, passes words on.
#include "core/runtime/core_loop.h"
#include "core/session/manual_notice.h"

#include <algorithm>
#include <utility>

namespace tulpar {

namespace {

constexpr double kValueOfPriority =
    1000; ///< an alert of priority 80 is worth two hours of a block of priority 11
constexpr Angle kDrillAltitude = Angle::degrees(60);
constexpr Angle kDrillTurn = Angle::degrees(40); ///< from where the mount looks

/// How fast what can be learnt of it fades.
double fadingOf(SourceClass sourceClass)
{
    switch (sourceClass) {
    case SourceClass::GravitationalWave:
        return 0.2;
    case SourceClass::Neutrino:
        return 0.4;
    default:
        return 1;
    }
}

} // namespace

Effects CoreLoop::flush()
{
    for (const auto &[fact, at] : m_out.takeTold()) {
        m_night.account(fact, at);
        coverRegion(fact);
    }
    Effects effects = m_out.flush();
    effects.plan = m_night.takePlanOrder();
    return effects;
}

void CoreLoop::coverRegion(const Fact &fact)
{
    const std::string *event = nullptr;
    if (const auto *decided = std::get_if<Decided>(&fact))
        event = &decided->event;
    else if (const auto *map = std::get_if<MapRead>(&fact))
        event = &map->event;
    else if (const auto *withdrawn = std::get_if<EventWithdrawn>(&fact))
        event = &withdrawn->event;
    else if (const auto *answered = std::get_if<AlertAnswered>(&fact))
        event = &answered->event;
    const AlertView *alert = event ? m_alerts.find(*event) : nullptr;
    if (!alert)
        return;
    const Policy &policy = policyOf(m_config);
    const TilingRule *rule = tilingRuleOf(policy, alert->decision.strategy);
    m_night.cover(
        *alert, rule, rule ? m_alerts.reckonedError(*event) : std::nullopt, policy.errorContainment);
}

void CoreLoop::runNight(Now now)
{
    m_devices.setPointing(m_night.pointing(now.utc), skyAt(now).observer);
    if (!m_night.isRunning() && !m_night.isAtWork())
        return;
    const Sky sky = skyAt(now);
    NightKeeper::Standing standing;
    standing.mode = mode();
    standing.isArmed = m_armed;
    standing.isMakingSafe = m_safety.isMakingSafe();
    if (m_responder.isBusy())
        standing.burst = m_responder.response()->event;
    if (!m_armed)
        standing.whyNotOpen = whyNotOpen(now);
    standing.sunOfBursts = policyOf(m_config).sunLimit();
    standing.watched = &m_alerts.watchedSky();
    switch (m_night.watch(standing, m_devices, sky.observer, sky.sun, m_out, now)) {
    case NightKeeper::Ask::Nothing:
        break;
    case NightKeeper::Ask::Arm:
        m_armed = true;
        m_devices.wishRoof(OpeningGoal::Open);
        m_devices.wishCover(OpeningGoal::Open);
        break;
    case NightKeeper::Ask::Disarm:
        m_armed = false;
        m_devices.closeUp();
        break;
    }
}

bool CoreLoop::keepsBlock(const AlertView &alert, const Waterfall &waterfall, Now now)
{
    const auto work = m_night.atStake(m_devices, skyAt(now).observer, now);
    const bool isOrdered = alert.answer.value_or(false);
    if (!work || isOrdered)
        return false;
    AlertStake stake;
    stake.value = kValueOfPriority * alert.decision.priority;
    stake.fading = fadingOf(alert.sourceClass);
    stake.age = std::max(Duration{}, now.utc - alert.triggerUtc.value_or(alert.receivedUtc));
    if (m_readiness.firstLight)
        stake.response = *m_readiness.firstLight;
    const PreemptionPrice price = preemptionPrice(*work, stake);
    m_out.fact(
        AlertPriced{
            alert.event, price.choice, price.loss[0], price.loss[1], price.loss[2],
            price.wait[static_cast<std::size_t>(price.choice)]},
        now);
    if (price.choice == PreemptWhen::Now)
        return false;
    // What is held and matters as much stays so; the other is taken up after it.
    if (!m_held || priorityOf(m_held->next.event) < alert.decision.priority)
        m_held = HeldAlert{
            {alert.event, waterfall}, now.mono + price.wait[static_cast<std::size_t>(price.choice)]};
    m_alerts.setState(alert.event, AlertState::Queued);
    return true;
}

void CoreLoop::watchHeld(Now now)
{
    if (!m_held || m_responder.isBusy())
        return;
    const AlertView *alert = m_alerts.find(m_held->next.event);
    const bool isWanted = alert && alert->state == AlertState::Queued;
    const bool isFree = !m_night.atStake(m_devices, skyAt(now).observer, now);
    if (!isWanted) {
        m_held.reset();
    } else if (mode() != Mode::Robotic || m_safety.isMakingSafe()) {
        m_alerts.ask(std::exchange(m_held, std::nullopt)->next.event); // as of one that comes now
    } else if (isFree || now.mono >= m_held->at) {
        const Next next = std::exchange(m_held, std::nullopt)->next;
        respond(next.event, next.waterfall, now);
    }
}

void CoreLoop::takeUpQueued(Now now)
{
    m_queueJudged = now.mono;
    const bool isFree =
        !m_responder.isBusy() && !m_held && !m_safety.isMakingSafe() && mode() == Mode::Robotic;
    if (!isFree)
        return;
    const bool isOpen = m_devices.knowledge().freshRoof(now) == OpeningState::Open;
    if (!isOpen && !whyNotOpen(now).empty())
        return;
    if (const auto call = m_alerts.takeUp({m_policySky, running()}, m_out, now))
        heed(*call, *call->again, now);
}

Effects CoreLoop::drill(Now now)
{
    const auto mount = m_devices.knowledge().freshMount(now);
    const Angle from = mount ? mount->pointing.azimuth : Angle{};
    const IcrsDirection place =
        skyAt(now).observer.icrs(HorizontalDirection{(from + kDrillTurn).wrapped(), kDrillAltitude});
    const std::string name = "Drill " + m_night.times().night;
    const MonoInstant began = m_clock.now().mono;
    m_devices.holdForDrill(true);
    enter(
        {manualNotice({name, place, Angle::arcminutes(3), now.utc}, now.utc),
         std::string(kDrillFeed),
         {},
         0,
         -1,
         {now.utc, began},
         true},
        now);
    const Duration took = m_clock.now().mono - began;
    const Reasons held = m_devices.heldBack();
    NightDrilled fact;
    fact.firstCommandS = seconds(took);
    fact.isPassed =
        m_responder.isBusy() && std::ranges::find(held, ReasonCode::DrillHolds, &Reason::code) != held.end();
    if (!fact.isPassed)
        for (const FactRecord &record : m_out.pending())
            if (const auto told = factOf(record))
                if (const auto *refused = std::get_if<CommandRefused>(&*told))
                    fact.reasons = refused->reasons;
    if (const std::string event = "manual:" + name; !m_responder.isBusy() && m_alerts.find(event)) {
        if (fact.reasons.empty())
            fact.reasons = whyNotDrilled(event);
        m_alerts.setState(event, AlertState::Test); // nobody is asked about it, and it waits for nothing
    }
    heed(m_responder.hear(ResponseEvent::OperatorStop, m_devices, m_out, now), "drill", now);
    m_devices.holdForDrill(false);
    m_night.drilled(fact, m_out, now);
    settle(now);
    return flush();
}

Reasons CoreLoop::whyNotDrilled(const std::string &event) const
{
    const AlertView *alert = m_alerts.find(event);
    if (!alert || alert->decision.outcome == Outcome::Respond)
        return {};
    const AppliedRule *rule = alert->decision.deciding();
    Reason declined{ReasonCode::RuleDeclined, {}, {}, {}};
    if (rule) {
        declined.value = rule->value;
        declined.limit = rule->limit;
    }
    declined.who = rule ? nameOf(rule->rule) : alert->decision.strategy;
    return {declined};
}

FrameSubject CoreLoop::subjectNow() const
{
    if (const auto &response = m_responder.response();
        response && m_responder.state() == ResponseState::Exposing)
        return {
            response->event, response->name, response->triggerUtc, response->target, response->errorRadius};
    if (m_responder.isBusy())
        return {};
    return {m_night.subject(), {}, {}, m_night.subjectPosition(), {}};
}

Effects CoreLoop::take(const PlanAnswer &plan)
{
    const Now now = m_clock.now();
    m_night.take(plan, m_devices, skyAt(now).observer, m_out, now);
    settle(now);
    return flush();
}

Effects CoreLoop::offerProgramme(std::shared_ptr<const Programme> programme, const ProgrammeLoaded &fact)
{
    m_night.offerProgramme(std::move(programme), fact, m_out, m_clock.now());
    return flush();
}

Answer CoreLoop::answerOfNight(const Request &request, Now now)
{
    if (const auto *run = std::get_if<RunNight>(&request.body))
        return m_night.take(*run, request.who, m_out, now);
    if (const auto *step = std::get_if<OrderStep>(&request.body))
        return m_night.take(*step, request.who, mode(), m_out, now);
    if (const auto *block = std::get_if<OrderBlock>(&request.body))
        return m_night.take(*block, request.who, m_devices, skyAt(now).observer, m_out, now);
    return {true, {}}; // EnterProgramme: the caller has read it
}

} // namespace tulpar
