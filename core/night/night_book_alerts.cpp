// Alerts of the night and what was answered to them.
#include "core/night/night_book.h"

#include "core/policy/outcome_reach.h"

#include <algorithm>
#include <utility>

namespace tulpar {

ReportAlert &NightBook::alertOf(const std::string &event, UtcInstant at)
{
    const auto found = std::ranges::find(m_report.alerts, event, &ReportAlert::event);
    if (found != m_report.alerts.end())
        return *found;
    m_report.alerts.push_back({});
    m_report.alerts.back().event = event;
    m_report.alerts.back().receivedUtc = at;
    return m_report.alerts.back();
}

/// Tonight, and of the sky: a fire drill is nobody's burst, a satellite's pointing is no event.
bool NightBook::isAlert(const std::string &event, UtcInstant at) const
{
    return isTonight(at) && !event.empty() && !m_drills.contains(event);
}

void NightBook::heed(const NoticeReceived &fact, UtcInstant)
{
    m_noticeFeed = fact.feed;
}

void NightBook::heed(const NoticeRepeated &, UtcInstant)
{
    m_noticeFeed.reset(); // nothing is decided on a copy
}

void NightBook::heed(const Decided &fact, UtcInstant at)
{
    const auto feed = std::exchange(m_noticeFeed, std::nullopt);
    if (feed == kDrillFeed)
        m_drills.insert(fact.event);
    if (!isAlert(fact.event, at))
        return;
    ReportAlert &alert = alertOf(fact.event, at);
    // Without a notice before it: one that was queued is decided on anew.
    if (feed || alert.notices == 0)
        ++alert.notices;
    if (alert.notices == 1 || reachOf(fact.decision.outcome) > reachOf(alert.decision.outcome))
        alert.decision = fact.decision;
}

void NightBook::heed(const NoticeRefused &fact, UtcInstant at)
{
    m_noticeFeed.reset();
    if (isTonight(at))
        m_report.refusals.push_back({at, fact.feed, fact.error});
}

void NightBook::heed(const AlertAnswered &fact, UtcInstant at)
{
    if (!isAlert(fact.event, at))
        return;
    ReportAlert &alert = alertOf(fact.event, at);
    alert.answer = fact.accepted;
    alert.answeredBy = fact.who;
}

void NightBook::heed(const AlertSeen &fact, UtcInstant at)
{
    if (isAlert(fact.event, at))
        alertOf(fact.event, at).isSeen = true;
}

void NightBook::heed(const AlertNamed &fact, UtcInstant at)
{
    if (isAlert(fact.event, at))
        alertOf(fact.event, at).aliases.push_back(fact.alias);
}

void NightBook::heed(const AlertNoted &fact, UtcInstant at)
{
    if (isAlert(fact.event, at))
        m_report.notes.push_back({fact.event, fact.note});
}

void NightBook::heed(const EventWithdrawn &fact, UtcInstant at)
{
    if (isAlert(fact.event, at))
        alertOf(fact.event, at).isWithdrawn = true;
}

void NightBook::heed(const ResponseMoved &fact, UtcInstant at)
{
    if (!isAlert(fact.event, at))
        return;
    std::vector<ReportResponse> &responses = alertOf(fact.event, at).responses;
    // Steps of the notice are told before the machine moves; they opened the response already.
    if (responses.empty() || (responses.back().endedUtc && fact.from == ResponseState::Idle))
        responses.push_back({at, at, {}, {}, {}});
    ReportResponse &response = responses.back();
    response.endedUtc.reset();
    response.cause = fact.to == ResponseState::Stopping || fact.to == ResponseState::Idle
        ? (fact.cause == "quiet" && !response.cause.empty() ? response.cause : fact.cause)
        : std::string();
    if (fact.to == ResponseState::Idle)
        response.endedUtc = at;
}

void NightBook::heed(const ResponseStep &fact, UtcInstant at)
{
    if (!isAlert(fact.event, at))
        return;
    std::vector<ReportResponse> &responses = alertOf(fact.event, at).responses;
    const bool isNew = fact.reached.step == Step::Received;
    if (responses.empty() || (isNew && (responses.back().endedUtc || !responses.back().steps.empty()))) {
        const UtcInstant received = at - std::clamp(fact.reached.since, Duration{}, Duration(24h));
        responses.push_back({received, at, {}, {}, {}});
    }
    responses.back().steps.push_back(fact.reached);
}

} // namespace tulpar
