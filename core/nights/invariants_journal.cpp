// What the invariants take from the journal, as it is committed.
#include "core/nights/invariants.h"

#include "core/session/fact.h"

#include <algorithm>
#include <array>

namespace tulpar {

namespace {

/// Facts of these kinds are looked into.
bool matters(const std::string &kind)
{
    static constexpr std::array kKinds{CommandIssued::kKind, ResponseMoved::kKind,   OverrideChanged::kKind,
                                       FrameStored::kKind,   RequestAnswered::kKind, Decided::kKind,
                                       AlertAnswered::kKind, DeviceDisturbed::kKind, CoreStarted::kKind};
    return std::ranges::find(kKinds, kind) != kKinds.end();
}

} // namespace

void Invariants::committed(std::span<const FactRecord> facts, Now now)
{
    constexpr Duration kUnderWay = 500ms;
    m_isJournalBehind = m_troubles.contains(Trouble::CommitsFail)
        || (!facts.empty() && now.mono - facts.back().at.mono > kUnderWay);
    for (const FactRecord &record : facts) {
        if (record.seq != m_lastSeq + 1)
            breaks(
                Invariant::FactsNumbered, now,
                std::to_string(record.seq) + " follows " + std::to_string(m_lastSeq));
        m_lastSeq = record.seq;
        if (!matters(record.kind))
            continue;
        if (const auto fact = factOf(record))
            heed(*fact, record, now);
    }
}

void Invariants::heed(const Fact &fact, const FactRecord &record, Now now)
{
    if (const auto *issued = std::get_if<CommandIssued>(&fact)) {
        m_intents.insert(issued->id);
    } else if (const auto *moved = std::get_if<ResponseMoved>(&fact)) {
        heedMove(*moved, record.at.mono);
    } else if (const auto *changed = std::get_if<OverrideChanged>(&fact)) {
        m_overrides.erase(changed->what.condition);
        if (changed->isOn) { // the record carries people's time only
            Override what = changed->what;
            what.until = record.at.mono + (what.untilUtc - record.at.utc);
            m_overrides.emplace(what.condition, what);
        }
    } else if (const auto *stored = std::get_if<FrameStored>(&fact)) {
        if (!m_frames.emplace(stored->channel, stored->start.nsSinceUnixEpoch).second)
            breaks(
                Invariant::FrameOnce, now, stored->channel + " " + std::to_string(stored->number) + " again");
    } else if (const auto *answered = std::get_if<RequestAnswered>(&fact)) {
        if (answered->answer.accepted
            && (answered->request == "arm" || answered->request == "operate"
                || answered->request == "run_night" || answered->request == "decide_alert"
                || answered->request == "enter_alert"))
            m_isStill = false;
    } else if (const auto *decided = std::get_if<Decided>(&fact)) {
        if (decided->decision.outcome == Outcome::Respond)
            m_isStill = false;
    } else if (const auto *word = std::get_if<AlertAnswered>(&fact)) {
        if (word->accepted)
            m_isStill = false;
    } else if (const auto *disturbed = std::get_if<DeviceDisturbed>(&fact)) {
        if (m_expected && disturbed->device.kind == m_expected->kind)
            m_expected.reset();
    } else if (std::holds_alternative<CoreStarted>(fact)) {
        m_intents.clear();
        m_busy.reset();
    }
}

void Invariants::heedMove(const ResponseMoved &moved, MonoInstant at)
{
    if (m_stopBy && m_busy && moved.event == m_busy->event
        && (moved.to == ResponseState::Stopping || moved.to == ResponseState::Idle))
        m_stopBy.reset();
    m_busy.reset();
    if (moved.to != ResponseState::Idle)
        m_busy = Busy{moved.event, moved.to, at};
}

} // namespace tulpar
