#include "core/runtime/night_steps.h"

#include <algorithm>

namespace tulpar {

const StepWindow &windowOf(NightStep step)
{
    return *std::ranges::find(kNightOrder, step, &StepWindow::step);
}

void NightSteps::beginNight(const NightTimes &times)
{
    m_times = times;
    m_steps.clear();
    for (const StepWindow &window : kNightOrder) {
        NightStepView step;
        step.step = window.step;
        m_steps.push_back(step);
    }
}

NightSteps::Place NightSteps::placeOf(NightStep step, Angle sun, UtcInstant now) const
{
    const StepWindow &window = windowOf(step);
    const double degrees = sun.asDegrees();
    if (m_times.isEvening(now)) {
        if (!window.isEvening || degrees > window.fromDeg)
            return Place::Before;
        return degrees < window.toDeg ? Place::After : Place::In;
    }
    // After midnight an evening step that has no end of its own can still be done, until the morning's first
    // begins.
    if (window.isEvening)
        return window.toDeg <= -90 && degrees < windowOf(NightStep::DawnFlats).fromDeg ? Place::In
                                                                                       : Place::After;
    if (degrees < window.fromDeg)
        return Place::Before;
    return degrees > window.toDeg ? Place::After : Place::In;
}

bool NightSteps::isOver(NightStep step) const
{
    const NightStepState state = stateOf(step);
    return state == NightStepState::Done || state == NightStepState::Skipped;
}

const NightStepView &NightSteps::of(NightStep step) const
{
    return *std::ranges::find(m_steps, step, &NightStepView::step);
}

NightStepView &NightSteps::viewOf(NightStep step)
{
    return *std::ranges::find(m_steps, step, &NightStepView::step);
}

void NightSteps::move(
    NightStep step, NightStepState to, const Reasons &reasons, const std::string &who, Outbox &out, Now now)
{
    NightStepView &view = viewOf(step);
    if (view.state == to)
        return;
    const NightMoved fact{step, view.state, to, reasons, who};
    out.fact(fact, now);
    recall(fact, now.utc);
}

void NightSteps::recall(const NightMoved &move, UtcInstant at)
{
    if (std::ranges::find(m_steps, move.step, &NightStepView::step) == m_steps.end())
        return; // of a version with other steps
    NightStepView &view = viewOf(move.step);
    view.state = move.to;
    view.reasons = move.reasons;
    view.who = move.who;
    if (move.to == NightStepState::Running && !view.begunUtc)
        view.begunUtc = at;
    if (move.to == NightStepState::Waiting)
        view.begunUtc.reset();
    const bool isOver = move.to == NightStepState::Done || move.to == NightStepState::Skipped;
    view.endedUtc = isOver ? std::optional(at) : std::nullopt;
    if (move.to == NightStepState::Done)
        view.progress = 1;
}

void NightSteps::wait(NightStep step, const Reasons &reasons)
{
    if (NightStepView &view = viewOf(step); view.state == NightStepState::Waiting)
        view.reasons = reasons;
}

} // namespace tulpar
