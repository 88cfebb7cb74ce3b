// What the night keeper hears of people and of earlier runs, and what it shows.
#include "core/runtime/night_keeper.h"

#include <algorithm>

namespace tulpar {

Answer NightKeeper::take(const RunNight &order, const std::string &who, Outbox &out, Now now)
{
    if (order.run != m_isRunning)
        out.fact(NightRun{order.run, nightAt(m_config.site, now.utc).night, who}, now);
    m_isRunning = order.run;
    m_by = who;
    m_wantsDrill = false;
    return {true, {}};
}

void NightKeeper::resume(const NightRun &before, Outbox &out, Now now)
{
    m_isRunning = true;
    m_by = before.who;
    out.fact(NightRun{true, nightAt(m_config.site, now.utc).night, before.who}, now);
}

Answer NightKeeper::take(const OrderStep &order, const std::string &who, Mode mode, Outbox &out, Now now)
{
    const auto &steps = m_steps.all();
    if (std::ranges::find(steps, order.step, &NightStepView::step) == steps.end())
        return {false, {{ReasonCode::NotRunning, {}, {}, {}}}};
    const NightStepState state = m_steps.stateOf(order.step);
    const bool leavesItOpen = order.order == StepOrder::Skip || order.order == StepOrder::Pause;
    if (order.step == NightStep::Close && leavesItOpen && mode != Mode::Engineering)
        return {false, {{ReasonCode::ModeForbids, {}, {}, {}, {}, std::string(nameOf(order.step))}}};
    switch (order.order) {
    case StepOrder::Pause:
        if (m_steps.isOver(order.step))
            return {false, {{ReasonCode::AllDone, {}, {}, {}}}};
        m_steps.move(
            order.step, NightStepState::Paused, {{ReasonCode::PausedByPerson, {}, {}, {}, {}, who}}, who, out,
            now);
        break;
    case StepOrder::Resume:
        if (state == NightStepState::Paused)
            m_steps.move(order.step, NightStepState::Waiting, {}, who, out, now);
        break;
    case StepOrder::Skip:
        m_steps.move(
            order.step, NightStepState::Skipped, {{ReasonCode::SkippedByPerson, {}, {}, {}, {}, who}}, who,
            out, now);
        break;
    case StepOrder::Restart:
        m_steps.move(order.step, NightStepState::Waiting, {}, who, out, now);
        restart(order.step);
        break;
    }
    return {true, {}};
}

/// What is at work goes on; what is over is made anew.
void NightKeeper::restart(NightStep step)
{
    if (step == NightStep::Focus && m_current != m_focusRun.get())
        m_focusRun.reset();
    if (step == NightStep::Pointing && m_current != m_pointingCheck.get())
        m_pointingCheck.reset();
    if ((step == NightStep::DuskFlats || step == NightStep::DawnFlats) && m_current != m_flats.get())
        m_flats.reset();
    if (step == NightStep::Darks && m_current != m_darks.get()) {
        m_darks.reset();
        m_darksTaken.clear();
    }
}

void NightKeeper::offerProgramme(
    std::shared_ptr<const Programme> programme, const ProgrammeLoaded &fact, Outbox &out, Now now)
{
    out.fact(fact, now);
    if (!programme) {
        m_programme.error = fact.error;
        return;
    }
    m_programme = fact;
    m_entered = std::move(programme);
    joinProgramme();
    m_observe.replan("programme");
}

void NightKeeper::joinProgramme()
{
    const NightTimes &times = m_steps.times();
    m_book.setProgramme(m_tiles.with(m_entered, {times.sunset, times.sunrise}));
    m_hasNewBlocks = true;
}

void NightKeeper::cover(
    const AlertView &alert, const TilingRule *rule, std::optional<Angle> error, double containment)
{
    if (!m_tiles.heed(alert, rule, error, containment))
        return;
    joinProgramme();
    m_observe.replan("programme");
}

void NightKeeper::recall(const Fact &fact, UtcInstant at)
{
    if (m_nightRecalled.empty() || !m_steps.times().contains(at))
        openBooks(nightAt(m_config.site, at));
    account(fact, at);
    if (const auto *fitted = std::get_if<FocusFitted>(&fact);
        fitted && fitted->isTaken && fitted->temperatureC)
        m_focus.add(*fitted->temperatureC, fitted->positionSteps);
    else if (const auto *drill = std::get_if<NightDrilled>(&fact)) {
        if (drill->isPassed)
            m_drilledUtc = at;
        else
            ++m_failedDrills;
    } else if (const auto *move = std::get_if<NightMoved>(&fact))
        m_steps.recall(*move, at);
    else if (const auto *block = std::get_if<BlockMoved>(&fact))
        m_book.take(*block, at);
    else if (const auto *order = std::get_if<BlockOrdered>(&fact))
        m_book.order(*order);
    else if (const auto *frame = std::get_if<FrameStored>(&fact)) {
        m_book.take(*frame);
        count(*frame, {});
    }
}

NightView NightKeeper::view(Now now) const
{
    NightView view;
    const NightTimes &times = m_steps.times();
    view.isRunning = m_isRunning;
    view.by = m_by;
    view.night = times.night;
    view.sunsetUtc = times.sunset;
    view.duskUtc = times.dusk;
    view.dawnUtc = times.dawn;
    view.sunriseUtc = times.sunrise;
    view.steps = m_steps.all();
    view.programme = m_programme.name;
    view.programmeSource = m_programme.source;
    view.programmeError = m_programme.error;
    view.programmeProblems = m_programme.problems;
    view.plan = planView();
    view.planVersion = m_observe.planVersion();
    const bool isOthers = m_current && m_current != &m_observe;
    const BlockRunner *runner = m_observe.running();
    if (runner && !isOthers && !m_steps.isOver(NightStep::Observe)) {
        view.target = runner->target().name;
        view.block = runner->block().name;
    }
    view.doing = m_doing;
    if (m_ledger)
        view.ledger = m_ledger->dark(now.utc);
    view.drilledUtc = m_drilledUtc;
    return view;
}

std::shared_ptr<const PlanView> NightKeeper::planView() const
{
    if (!m_observe.plan().night || !m_book.programme())
        return nullptr;
    if (!m_planView || m_planViewOf != m_observe.planVersion())
        m_planView = std::make_shared<const PlanView>(planViewOf(m_observe.plan(), m_book, m_putOff));
    m_planViewOf = m_observe.planVersion();
    return m_planView;
}

} // namespace tulpar
