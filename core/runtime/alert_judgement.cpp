// How AlertKeeper judges a notice: with the sky, the limits of the night, and what was answered before.
#include "core/runtime/alert_keeper.h"

#include "core/policy/policy.h"

#include <algorithm>
#include <utility>

namespace tulpar {

Decision AlertKeeper::judge(
    const Notice &notice, const std::string &event, const AlertMoment &moment, Now now) const
{
    PolicyContext context;
    context.now = now.utc;
    context.fieldRadius = m_config.fieldWidth / 2;
    context.running = moment.running;
    context.policy = m_config.policy.get();
    moment.sky.lookAt(notice, context);
    countAnswers(context, notice, event, moment.sky.dusk());
    return ::tulpar::decide(notice, context);
}

void AlertKeeper::countAnswers(
    PolicyContext &context, const Notice &notice, const std::string &event, UtcInstant dusk) const
{
    // Dusk of this night or, by day, of the next: an hour more for bursts answered in the twilight.
    const UtcInstant since = std::min(dusk, context.now) - 1h;
    for (const Answered &answered : m_answers) {
        if (answered.utc < since || answered.event == event)
            continue;
        ++context.responsesTonight;
        if (answered.mission == notice.mission)
            ++context.missionResponsesTonight;
    }
}

std::optional<Angle> AlertKeeper::reckonedError(const std::string &event) const
{
    const Event *known = m_events.find(event);
    const StoryLine *best = known ? known->best() : nullptr;
    if (!best)
        return std::nullopt;
    Notice notice; // what the rules ask of one
    notice.mission = known->mission;
    notice.kind = best->kind;
    notice.instrument = best->instrument;
    notice.position = best->position;
    return errorWithSystematics(notice, policyOf(m_config));
}

std::optional<AlertCall> AlertKeeper::takeUp(const AlertMoment &moment, Outbox &out, Now now)
{
    const std::string *best = nullptr;
    const AlertWaiting::Entry *entry = nullptr;
    Decision decision;
    std::vector<std::string> over;
    const auto triggerOf = [this](const std::string &event) {
        return m_rows.find(event)->triggerUtc.value_or(UtcInstant{});
    };
    for (const auto &[event, waiting] : m_waiting.entries()) {
        const AlertView *row = m_rows.find(event);
        const bool mayReturn = row
            && (row->state == AlertState::Queued || row->state == AlertState::New
                || row->state == AlertState::Responding || row->state == AlertState::Asking);
        if (!mayReturn)
            over.push_back(event);
        if (!mayReturn || row->state != AlertState::Queued || !row->position || m_retry.has(event))
            continue;
        Decision anew = judge(waiting.notice, event, moment, now);
        if (AlertWaiting::isTooOld(anew))
            over.push_back(event);
        if (anew.outcome != Outcome::Respond)
            continue;
        const bool isBetter = !best || anew.priority > decision.priority
            || (anew.priority == decision.priority && triggerOf(event) > triggerOf(*best));
        if (!isBetter)
            continue;
        best = &event;
        entry = &waiting;
        decision = std::move(anew);
    }
    std::optional<AlertCall> call;
    if (best) {
        const Notice &notice = entry->notice;
        out.fact(
            Decided{
                *best, notice.kind, notice.triggerUtc, notice.position.direction, notice.position.error,
                decision},
            now);
        m_rows.change(*best, [&](AlertView &row) { row.decision = decision; });
        call = AlertCall{AlertCall::What::Respond, *best, {}, entry->waterfall};
    }
    for (const std::string &event : over)
        m_waiting.forget(event);
    return call;
}

} // namespace tulpar
