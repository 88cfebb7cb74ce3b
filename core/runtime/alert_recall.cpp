// What AlertKeeper takes up of an earlier run: a fold over the journal's facts.
#include "core/runtime/alert_keeper.h"

#include "core/alerts/parse.h"
#include "core/runtime/alert_view.h"

namespace tulpar {

namespace {
constexpr Duration kStillFresh = 1h; ///< since T0: worth a question after a restart
} // namespace

void AlertKeeper::recall(const Fact &fact, UtcInstant at, const std::string &bytes)
{
    if (const auto *received = std::get_if<NoticeReceived>(&fact)) {
        recallNotice(
            {bytes, received->feed, received->topic, 0, received->offset, {at, {}}, received->isReplay});
    } else if (const auto *decided = std::get_if<Decided>(&fact)) {
        recallDecision(*decided);
    } else if (const auto *moved = std::get_if<ResponseMoved>(&fact)) {
        const AlertView *row = m_rows.find(moved->event);
        if (row && isDrill(*row))
            return; // nothing was answered
        if (moved->to == ResponseState::Acquiring)
            responseBegan(moved->event, {at, {}});
        else if (moved->to == ResponseState::Idle && isResponding(moved->event))
            m_rows.setState(moved->event, AlertState::Failed);
    } else if (const auto *stored = std::get_if<FrameStored>(&fact)) {
        if (!stored->event.empty())
            m_rows.setState(stored->event, AlertState::Observed);
    } else if (const auto *withdrawn = std::get_if<EventWithdrawn>(&fact)) {
        m_rows.setState(
            withdrawn->event,
            withdrawn->status == EventStatus::Retracted ? AlertState::Retracted : AlertState::NotABurst);
    } else if (const auto *answered = std::get_if<AlertAnswered>(&fact)) {
        recallAnswer(*answered);
    } else if (const auto *seen = std::get_if<AlertSeen>(&fact)) {
        m_rows.change(seen->event, [](AlertView &row) { row.isSeen = true; });
    } else if (const auto *noted = std::get_if<AlertNoted>(&fact)) {
        m_rows.change(noted->event, [&](AlertView &row) { row.notes.push_back(noted->note); });
    } else if (const auto *named = std::get_if<AlertNamed>(&fact)) {
        giveName(named->event, named->alias);
    } else if (const auto *map = std::get_if<MapRead>(&fact)) {
        m_rows.change(map->event, [&](AlertView &row) { row.regions = map->regions; });
    }
}

void AlertKeeper::recallNotice(const RawNotice &raw)
{
    const auto notice = parseDelivered(raw);
    if (!notice) {
        m_rows.enterRefused(labelOf(raw), notice.error(), raw.received.utc);
        return;
    }
    if (!isForShow(raw))
        m_watched.take(*notice, raw.received.utc);
    if (const EventChange change = m_events.enter(*notice, receiptOf(raw)); change.event)
        show(change, raw.isReplay);
}

void AlertKeeper::recallDecision(const Decided &decided)
{
    m_rows.change(decided.event, [&](AlertView &row) {
        if (!row.story.empty())
            row.story.back().outcome = decided.decision.outcome;
        if (row.state != AlertState::New && decided.decision.outcome == Outcome::Ignore)
            return;
        row.decision = decided.decision;
        const Event *event = m_events.find(decided.event);
        row.state = event ? stateOf(*event).value_or(stateFor(decided.decision.outcome)) : AlertState::Failed;
        if (isDrill(row))
            row.state = AlertState::Test;
    });
    if (const AlertView *row = m_rows.find(decided.event); row && row->state == AlertState::Asking)
        return row->isReplay && !m_config.isSimulated
            ? shelve(decided.event)
            : question(decided.event, row->receivedUtc + row->decision.askWithin.value_or(kAskFor));
}

void AlertKeeper::recalled(UtcInstant now)
{
    for (const auto &row : m_rows.rows()) {
        if (row->state == AlertState::Asking && row->askUntil && *row->askUntil <= now) {
            recallAnswer({row->event, {}, false});
            continue;
        }
        if (row->state != AlertState::Responding && row->state != AlertState::New)
            continue;
        const bool isFresh = row->triggerUtc && now - *row->triggerUtc < kStillFresh;
        if (isFresh)
            question(row->event, now + kAskFor);
        else
            m_rows.setState(row->event, AlertState::Failed);
    }
}

void AlertKeeper::recallAnswer(const AlertAnswered &answered)
{
    m_rows.change(answered.event, [&](AlertView &row) {
        row.answer = answered.accepted;
        row.answeredBy = answered.who;
        row.askUntil.reset();
        if (answered.accepted)
            return; // the response that began, or did not, says more
        const bool isQueued = answered.who.empty() && row.decision.unanswered == Outcome::Queue;
        row.state = isQueued ? AlertState::Queued : AlertState::Declined;
    });
}

bool AlertKeeper::isResponding(const std::string &event) const
{
    const AlertView *row = m_rows.find(event);
    return row && row->state == AlertState::Responding;
}

} // namespace tulpar
