#include "core/runtime/alert_keeper.h"

#include "core/alerts/parse.h"
#include "core/policy/policy.h"
#include "core/runtime/alert_view.h"

#include <algorithm>
#include <utility>

namespace tulpar {

namespace {

bool isOpen(AlertState state)
{
    return state == AlertState::New || state == AlertState::Queued || state == AlertState::Asking
        || state == AlertState::Ignored || state == AlertState::Test || state == AlertState::NotABurst
        || state == AlertState::Superseded;
}

} // namespace

std::optional<AlertState> AlertKeeper::stateOf(const Event &event)
{
    if (event.status == EventStatus::Retracted)
        return AlertState::Retracted;
    if (event.status == EventStatus::Test)
        return AlertState::Test;
    if (event.status == EventStatus::KnownSource || event.status == EventStatus::NotGrb)
        return AlertState::NotABurst;
    return std::nullopt;
}

AlertState AlertKeeper::stateFor(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Respond:
        return AlertState::New;
    case Outcome::Queue:
        return AlertState::Queued;
    case Outcome::Ask:
        return AlertState::Asking;
    case Outcome::Ignore:
        break;
    }
    return AlertState::Ignored;
}

std::string AlertKeeper::labelOf(const RawNotice &raw)
{
    const std::string origin = raw.topic.empty() ? raw.feed : raw.topic;
    return origin + " " + (raw.offset < 0 ? isoUtc(raw.received.utc, 3) : std::to_string(raw.offset));
}

AlertCall AlertKeeper::take(
    const RawNotice &raw, const AlertMoment &moment, Waterfall &waterfall, Outbox &out, Now now)
{
    const auto notice = parseDelivered(raw);
    if (!notice) {
        refuse(raw, notice.error(), out, now);
        return {};
    }
    waterfall.reach(Step::Parsed, m_clock.now().mono);

    const EventChange change = m_events.enter(*notice, receiptOf(raw));
    const std::string event = change.event ? change.event->id : std::string();
    if (change.isDuplicate) {
        const StoryLine &line = change.event->story[change.line];
        out.fact(NoticeRepeated{event, notice->kind, line.first().feed}, now);
        show(change, raw.isReplay);
        return {};
    }
    const Decision decision = judge(*notice, event, moment, now);
    waterfall.reach(Step::Decided, m_clock.now().mono);
    out.fact(
        Decided{
            event, notice->kind, notice->triggerUtc, notice->position.direction, notice->position.error,
            decision},
        now);
    if (!isForShow(raw))
        m_watched.take(*notice, now.utc);
    if (!change.event)
        return {};
    tellOddities(change, out, now);
    show(change, raw.isReplay);
    const AlertCall call = callFor(change, *notice, decision);
    settle(event, change, decision, now);
    if (notice->map && !notice->retraction && (notice->map->isEmbedded || !raw.isReplay)) {
        m_rows.change(event, [](AlertView &row) { row.regions.clear(); });
        out.readMap({event, notice->map->isEmbedded, notice->map->url});
    }
    if (isForShow(raw) && call.what != AlertCall::What::Cancel) {
        shelve(event);
        return {};
    }
    if (AlertWaiting::isAnswered(decision) && raw.feed != kDrillFeed && !whyNoAnswer(change, *notice))
        m_waiting.keep(event, *notice, waterfall);
    else if (const AlertView *row = m_rows.find(event); row && !AlertWaiting::isAnswered(row->decision))
        m_waiting.forget(event); // decided otherwise by now
    return call;
}

bool AlertKeeper::isForShow(const RawNotice &raw) const
{
    return raw.isReplay && raw.feed != kDrillFeed && !m_config.isSimulated;
}

AlertCall AlertKeeper::callFor(
    const EventChange &change, const Notice &notice, const Decision &decision) const
{
    const std::string &event = change.event->id;
    if (change.isWithdrawn)
        return {AlertCall::What::Cancel, event};
    if (change.event->answeredUtc && change.isBetterPosition && change.event->direction())
        return {AlertCall::What::Improve, event, event};
    if (!change.event->answeredUtc && change.isBurstAnswered && change.sameBurstAs && change.event->isAlive()
        && change.event->direction()) {
        const auto here = reckonedError(event);
        const auto there = reckonedError(*change.sameBurstAs);
        if (here && (!there || *here < *there))
            return {AlertCall::What::Improve, event, *change.sameBurstAs};
    }
    if (decision.outcome == Outcome::Respond && !whyNoAnswer(change, notice))
        return {AlertCall::What::Respond, event};
    return {};
}

void AlertKeeper::tellOddities(const EventChange &change, Outbox &out, Now now) const
{
    const Event &event = *change.event;
    for (const EventWarning warning : change.warnings)
        out.fact(EventOdd{event.id, warning}, now);
    if (change.isWithdrawn)
        out.fact(EventWithdrawn{event.id, event.status, event.why}, now);
    const AlertView *row = m_rows.find(event.id);
    for (const Relation &relation : event.related) {
        const bool isKnown = row && std::ranges::any_of(row->related, [&](const RelatedEvent &related) {
                                 return related.event == relation.event;
                             });
        if (!isKnown)
            out.fact(EventsLinked{event.id, relation.event, relation.kind}, now);
    }
}

void AlertKeeper::show(const EventChange &change, bool isReplay)
{
    const Event &event = *change.event;
    const auto describe = [&](AlertView &row) {
        describeEvent(row, event);
        row.isReplay = isReplay;
        for (RelatedEvent &related : row.related)
            if (const AlertView *other = m_rows.find(related.event))
                related.name = other->name;
    };
    if (m_rows.find(event.id)) {
        m_rows.change(event.id, describe);
    } else {
        AlertView row;
        describe(row);
        m_rows.add(std::move(row));
    }
}

void AlertKeeper::settle(
    const std::string &event, const EventChange &change, const Decision &decision, Now now)
{
    m_rows.change(event, [&](AlertView &row) {
        if (change.line < row.story.size())
            row.story[change.line].outcome = decision.outcome;
        const auto imposed = stateOf(*change.event);
        if (imposed && (change.isWithdrawn || isOpen(row.state)))
            row.state = *imposed;
        else if (change.isBurstAnswered && !change.event->answeredUtc && isOpen(row.state))
            row.state = AlertState::Superseded;
        else if (!isOpen(row.state))
            return;
        // A status or a product after the detection adds nothing to what was decided on the burst.
        else if (!change.isNew && decision.outcome == Outcome::Ignore && !change.isRevived)
            return;
        else
            row.state = stateFor(decision.outcome);
        row.decision = decision;
        row.askUntil.reset();
    });
    if (const AlertView *row = m_rows.find(event); row && row->state == AlertState::Asking && !row->askUntil)
        question(event, now.utc + row->decision.askWithin.value_or(kAskFor));
}

void AlertKeeper::shelve(const std::string &event)
{
    const AlertView *row = m_rows.find(event);
    if (!row || (row->state != AlertState::New && row->state != AlertState::Asking))
        return;
    std::erase(m_questions, event);
    m_rows.change(event, [](AlertView &shelved) {
        shelved.state = AlertState::Ignored;
        shelved.askUntil.reset();
    });
}

void AlertKeeper::question(const std::string &event, std::optional<UtcInstant> until)
{
    std::erase(m_questions, event);
    if (until)
        m_questions.push_back(event);
    m_rows.change(event, [&](AlertView &row) {
        row.state = AlertState::Asking;
        row.askUntil = until;
    });
}

void AlertKeeper::refuse(const RawNotice &raw, const Error &error, Outbox &out, Now now)
{
    out.fact(
        NoticeRefused{std::string(nameOf(error.code)), error.detail, raw.feed, raw.topic, raw.offset}, now);
    m_rows.enterRefused(labelOf(raw), error, now.utc);
}

std::vector<AlertCall> AlertKeeper::watch(Outbox &out, Now now)
{
    std::vector<AlertCall> calls;
    std::erase_if(m_questions, [&](const std::string &event) {
        const AlertView *row = m_rows.find(event);
        if (!row || row->state != AlertState::Asking || !row->askUntil)
            return true;
        if (now.utc < *row->askUntil)
            return false;
        const Outcome unanswered = row->decision.unanswered;
        out.fact(AlertAnswered{event, {}, unanswered == Outcome::Respond}, now);
        m_rows.change(event, [&](AlertView &late) {
            late.answer = unanswered == Outcome::Respond;
            late.state = unanswered == Outcome::Queue ? AlertState::Queued : AlertState::Declined;
            late.askUntil.reset();
        });
        if (unanswered == Outcome::Respond)
            calls.push_back({AlertCall::What::Respond, event});
        return true;
    });
    for (AlertRetry::Again &again : m_retry.due(now.mono)) {
        const AlertView *row = m_rows.find(again.event);
        if (row && row->state == AlertState::Queued)
            calls.push_back({AlertCall::What::Respond, again.event, {}, std::move(again.waterfall)});
        else
            m_retry.forget(again.event); // withdrawn, declined by a person, answered
    }
    return calls;
}

void AlertKeeper::ask(const std::string &event)
{
    question(event, std::nullopt);
}

std::optional<AlertCall> AlertKeeper::decide(
    const DecideAlert &request, const std::string &who, Outbox &out, Now now)
{
    const AlertView *row = m_rows.find(request.event);
    if (!row || row->state == AlertState::Responding || row->state == AlertState::Refused
        || (request.accept && !row->position))
        return std::nullopt;
    out.fact(AlertAnswered{request.event, who, request.accept}, now);
    m_rows.change(request.event, [&](AlertView &answered) {
        answered.answer = request.accept;
        answered.answeredBy = who;
        answered.askUntil.reset();
        if (!request.accept)
            answered.state = AlertState::Declined;
    });
    return request.accept ? AlertCall{AlertCall::What::Respond, request.event} : AlertCall{};
}

bool AlertKeeper::acknowledge(const std::string &event, const std::string &who, Outbox &out, Now now)
{
    if (!m_rows.find(event))
        return false;
    out.fact(AlertSeen{event, who}, now);
    m_rows.change(event, [](AlertView &row) { row.isSeen = true; });
    return true;
}

bool AlertKeeper::note(const std::string &event, const AlertNote &note, Outbox &out, Now now)
{
    if (!m_rows.find(event))
        return false;
    out.fact(AlertNoted{event, note}, now);
    m_rows.change(event, [&](AlertView &row) { row.notes.push_back(note); });
    return true;
}

bool AlertKeeper::name(
    const std::string &event, const std::string &alias, const std::string &who, Outbox &out, Now now)
{
    const AlertView *row = m_rows.find(event);
    if (!row || alias.empty())
        return false;
    out.fact(AlertNamed{event, who, alias}, now);
    giveName(event, alias);
    return true;
}

void AlertKeeper::giveName(const std::string &event, const std::string &alias)
{
    m_rows.change(event, [&](AlertView &row) {
        addAlias(row, alias);
        if (const Event *known = m_events.find(event))
            row.name = eventName(event, known->mission, row.aliases);
    });
}

void AlertKeeper::setRegions(const MapRead &map, Outbox &out, Now now)
{
    out.fact(map, now);
    if (map.error.empty())
        m_rows.change(map.event, [&](AlertView &row) { row.regions = map.regions; });
}

void AlertKeeper::responseDeclined(
    const std::string &event, const Reasons &reasons, const Waterfall &waterfall, Now now)
{
    const bool isTriedAgain = m_retry.declined(event, reasons, waterfall, now.mono);
    m_rows.setState(event, isTriedAgain ? AlertState::Queued : AlertState::Failed);
}

void AlertKeeper::responseBegan(const std::string &event, Now now)
{
    m_retry.forget(event);
    m_events.setAnswered(event, now.utc);
    const Event *known = m_events.find(event);
    m_answers.push_back({event, known ? known->mission : Mission::Unknown, now.utc});
    m_rows.change(event, [](AlertView &row) {
        row.state = AlertState::Responding;
        row.askUntil.reset();
    });
}

} // namespace tulpar
