// The core loop's road of an alert: from the bytes to the responder, and the words of people on the way.
#include "core/runtime/alert_view.h"
#include "core/runtime/core_loop.h"
#include "core/session/manual_notice.h"

#include <utility>

namespace tulpar {

Effects CoreLoop::take(const RawNotice &raw)
{
    enter(raw, m_clock.now());
    return flush();
}

void CoreLoop::enter(RawNotice raw, Now now)
{
    m_out.fact(NoticeReceived{raw.feed, raw.topic, raw.offset, raw.bytes.size(), raw.isReplay}, now);
    m_out.keepNotice(raw);
    m_feeds.countNotice(raw.feed);
    Waterfall waterfall(raw.received.mono);
    waterfall.reach(Step::Received, raw.received.mono);
    heed(m_alerts.take(raw, {m_policySky, running()}, waterfall, m_out, now), waterfall, now);
    settle(m_clock.now());
}

Effects CoreLoop::refuse(
    const std::string &feed, const std::string &topic, std::int64_t offset, const Error &error)
{
    m_alerts.refuse({{}, feed, topic, 0, offset, {}}, error, m_out, m_clock.now());
    return flush();
}

Effects CoreLoop::take(const MapRead &map)
{
    m_alerts.setRegions(map, m_out, m_clock.now());
    return flush();
}

Effects CoreLoop::offerPolicy(
    std::shared_ptr<const Policy> policy, const std::string &source, const std::string &error)
{
    m_policyError = error;
    m_out.fact(PolicyLoaded{source, error}, m_clock.now());
    if (error.empty()) {
        m_config.policy = std::move(policy);
        m_config.policySource = source;
    }
    return flush();
}

void CoreLoop::heed(const AlertCall &call, const Waterfall &waterfall, Now now)
{
    switch (call.what) {
    case AlertCall::What::Nothing:
        return;
    case AlertCall::What::Respond:
        if (mode() != Mode::Robotic)
            return m_alerts.ask(call.event);
        if (m_responder.isBusy()) // what is tried again takes no one's place
            return call.again ? void() : supersede(call.event, waterfall, now);
        if (const AlertView *alert = m_alerts.find(call.event); alert && keepsBlock(*alert, waterfall, now))
            return;
        return respond(call.event, waterfall, now);
    case AlertCall::What::Improve:
        return improve(call, now);
    case AlertCall::What::Cancel:
        return cancel(call.event, now);
    }
}

void CoreLoop::respond(const std::string &event, const Waterfall &waterfall, Now now)
{
    const AlertView *alert = m_alerts.find(event);
    if (!alert || !alert->position)
        return;
    if (m_safety.isMakingSafe())
        return m_alerts.ask(event);
    const Sky sky = skyAt(now);
    const Reasons reasons = m_responder.begin(
        {event, alert->name, *alert->position, alert->errorRadius.value_or(Angle{}), alert->triggerUtc,
         alert->answer.value_or(false) ? alert->answeredBy : std::string(), waterfall},
        m_devices, sky.observer, sky.sun, m_out, now);
    if (reasons.empty()) {
        m_night.yield(event, m_devices, sky.observer, sky.sun, m_out, now);
        m_held.reset(); // another that was held is queued, and taken up after this one
        return isDrill(*alert) ? m_alerts.setState(event, AlertState::Test)
                               : m_alerts.responseBegan(event, now);
    }
    if (isDrill(*alert))
        m_alerts.setState(event, AlertState::Test);
    else
        m_alerts.responseDeclined(event, reasons, waterfall, now);
    m_out.fact(CommandRefused{{DeviceKind::Mount, {}}, "track_target", reasons}, now);
}

void CoreLoop::supersede(const std::string &event, const Waterfall &waterfall, Now now)
{
    if (m_responder.response()->event == event)
        return;
    if (m_next && m_next->event != event) {
        const bool isBetter = priorityOf(event) > priorityOf(m_next->event);
        m_alerts.setState(isBetter ? m_next->event : event, AlertState::Queued);
        if (!isBetter)
            return;
    }
    m_next = Next{event, waterfall};
    heed(m_responder.hear(ResponseEvent::Superseded, m_devices, m_out, now), "superseded", now);
}

void CoreLoop::shelveNext()
{
    if (m_next)
        m_alerts.setState(std::exchange(m_next, std::nullopt)->event, AlertState::Queued);
}

/// Of a response that no notice starts but a word: the steps up to the decision are behind it.
Waterfall CoreLoop::orderedAt(MonoInstant now)
{
    Waterfall ordered(now);
    for (const Step step : {Step::Received, Step::Parsed, Step::Decided})
        ordered.reach(step, now);
    return ordered;
}

int CoreLoop::priorityOf(const std::string &event) const
{
    const AlertView *alert = m_alerts.find(event);
    return alert ? alert->decision.priority : 0;
}

Running CoreLoop::running() const
{
    if (!m_responder.isBusy())
        return {};
    const std::string &event = m_next ? m_next->event : m_responder.response()->event;
    return {Running::Kind::Response, priorityOf(event), event};
}

void CoreLoop::improve(const AlertCall &call, Now now)
{
    const auto &response = m_responder.response();
    const AlertView *alert = m_alerts.find(call.event);
    if (!m_responder.isBusy() || !response || response->event != call.answered || !alert || !alert->position)
        return;
    const Angle stated = alert->errorRadius.value_or(Angle{});
    const Policy &policy = policyOf(m_config);
    m_responder.improve(
        {*alert->position, stated, m_alerts.reckonedError(call.event).value_or(stated),
         policy.errorContainment},
        policy.improvement, m_devices, skyAt(now).observer, m_out, now);
}

void CoreLoop::cancel(const std::string &event, Now now)
{
    if (m_next && m_next->event == event)
        m_next.reset();
    if (m_held && m_held->next.event == event)
        m_held.reset();
    const auto &response = m_responder.response();
    if (m_responder.isBusy() && response && response->event == event)
        heed(m_responder.hear(ResponseEvent::Retracted, m_devices, m_out, now), "retracted", now);
}

Answer CoreLoop::answerToAlert(const Request &request, Now now)
{
    const auto said = [](bool done) {
        return done ? Answer{true, {}} : Answer{false, {{ReasonCode::NoSuchAlert, {}, {}, {}}}};
    };
    const RequestBody &body = request.body;
    if (const auto *decided = std::get_if<DecideAlert>(&body)) {
        const auto call = m_alerts.decide(*decided, request.who, m_out, now);
        if (!call)
            return said(false);
        if (call->what != AlertCall::What::Respond)
            return said(true);
        // A person's word goes before every priority.
        if (m_responder.isBusy()) {
            shelveNext();
            supersede(call->event, orderedAt(now.mono), now);
        } else {
            respond(call->event, orderedAt(now.mono), now);
        }
        return said(true);
    }
    if (const auto *seen = std::get_if<AcknowledgeAlert>(&body))
        return said(m_alerts.acknowledge(seen->event, request.who, m_out, now));
    if (const auto *note = std::get_if<NoteAlert>(&body))
        return said(m_alerts.note(note->event, {now.utc, request.who, note->text}, m_out, now));
    if (const auto *name = std::get_if<NameAlert>(&body))
        return said(m_alerts.name(name->event, name->alias, request.who, m_out, now));
    if (const auto *notice = std::get_if<EnterNotice>(&body)) {
        enter({notice->bytes, "person", notice->origin, 0, -1, now}, now);
        return said(true);
    }
    if (const auto *alert = std::get_if<EnterAlert>(&body)) {
        enter({manualNotice(*alert, now.utc), "person", request.who, 0, -1, now}, now);
        return said(true);
    }
    return said(false);
}

} // namespace tulpar
