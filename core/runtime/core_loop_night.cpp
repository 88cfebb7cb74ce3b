// What the core loop does of the night's own work: gives it the telescope, takes it away, passes words on.
#include "core/runtime/core_loop.h"

namespace tulpar {

Effects CoreLoop::flush()
{
    Effects effects = m_out.flush();
    effects.plan = m_night.takePlanOrder();
    return effects;
}

void CoreLoop::runNight(Now now)
{
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
        return m_night.take(*step, request.who, m_out, now);
    if (const auto *block = std::get_if<OrderBlock>(&request.body))
        return m_night.take(*block, request.who);
    return {true, {}}; // EnterProgramme: the caller has read it
}

} // namespace tulpar
