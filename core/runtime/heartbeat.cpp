#include "core/runtime/heartbeat.h"

#include <algorithm>

namespace tulpar {

namespace {

/// Nothing is known, as opposed to something bad.
bool isAboutUnknown(const Reason &reason)
{
    switch (reason.code) {
    case ReasonCode::ConditionUnknown:
    case ReasonCode::DeviceUnknown:
    case ReasonCode::DeviceStale:
    case ReasonCode::DeviceUnconnected:
        return true;
    case ReasonCode::ConditionWaits:
        return false;
    default:
        return reason.condition == Condition::Report; // old
    }
}

} // namespace

Reasons whyNoHeartbeat(
    const Knowledge &knowledge, std::optional<MonoInstant> makeSafeSince, Duration safeWithin, Now now)
{
    Reasons reasons;
    if (!knowledge.isShut(now))
        for (const Reason &reason : closingReasons(knowledge, now))
            if (isAboutUnknown(reason))
                reasons.push_back(reason);
    if (makeSafeSince && now.mono - *makeSafeSince > safeWithin)
        reasons.push_back(
            {ReasonCode::MakingSafe, {}, seconds(now.mono - *makeSafeSince), seconds(safeWithin)});
    return reasons;
}

void Heartbeat::watch(Reasons whyNot, Outbox &out, Now now)
{
    const bool beats = whyNot.empty();
    const bool isChange = m_isFirst || beats != m_isBeating;
    m_reasons = std::move(whyNot);
    m_isBeating = beats;
    m_isFirst = false;
    if (isChange)
        out.fact(HeartbeatChanged{beats, m_reasons}, now);
}

bool Heartbeat::isGuarding(Now now) const
{
    const bool isSaidNot = m_contact == "disarmed" || m_contact == "fired";
    return m_lastBeat && now.mono - m_lastBeat->mono <= m_limit && !isSaidNot;
}

HeartbeatView Heartbeat::view() const
{
    HeartbeatView view;
    view.isBeating = m_isBeating;
    view.withheldBecause = m_reasons;
    view.limit = m_limit;
    if (m_lastBeat)
        view.lastBeatUtc = m_lastBeat->utc;
    view.contact = m_contact;
    return view;
}

} // namespace tulpar
