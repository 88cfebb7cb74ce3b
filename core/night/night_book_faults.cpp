// Faults, the weather's turns, and what people did.
#include "core/night/night_book.h"

#include <algorithm>

namespace tulpar {

namespace {

constexpr std::size_t kMostRows = 10'000; ///< of one list: a journal of garbage must not grow for ever

constexpr Duration kRemedyLater = 10min; ///< a remedy so long after a fault is for another one

} // namespace

/// The same fault again is one row that counts.
void NightBook::faultBegins(ReportFault fault)
{
    const auto isSame = [&](const ReportFault &one) {
        return one.kind == fault.kind && one.device == fault.device && one.what == fault.what;
    };
    const auto found = std::ranges::find_if(m_report.faults, isSame);
    if (found == m_report.faults.end()) {
        if (m_report.faults.size() < kMostRows)
            m_report.faults.push_back(std::move(fault));
        return;
    }
    ++found->count;
    found->remedies += fault.remedies;
    found->detail = fault.detail;
    found->isOver = fault.isOver;
    found->end = fault.isOver ? std::optional(fault.end.value_or(fault.begin)) : std::nullopt;
}

void NightBook::faultEnds(
    FaultKind kind, const std::optional<DeviceId> &device, const std::string &what, UtcInstant at)
{
    for (ReportFault &fault : m_report.faults)
        if (fault.kind == kind && fault.device == device && fault.what == what && !fault.isOver) {
            fault.isOver = true;
            fault.end = at;
        }
}

void NightBook::coreGone(FaultKind kind, UtcInstant at)
{
    if (isTonight(at))
        faultBegins({kind, {}, {}, {}, at, {}, false, 1, 0});
}

void NightBook::heed(const CoreStarted &, UtcInstant at)
{
    if (m_isCoreRunning && m_lastFact)
        coreGone(FaultKind::CoreDied, std::max(*m_lastFact, m_report.times.begin));
    m_isCoreRunning = true;
    if (isTonight(at)) {
        faultEnds(FaultKind::CoreDied, {}, {}, at);
        faultEnds(FaultKind::CoreStopped, {}, {}, at);
    }
    // With the run before end its overrides and its alarms; what is still there is told anew.
    for (ReportOverride &one : m_report.overrides)
        if (!one.end)
            one.end = at;
    for (Alarm &alarm : m_report.alarms)
        if (alarm.phase == AlarmPhase::New || alarm.phase == AlarmPhase::Acknowledged) {
            alarm.phase = alarm.phase == AlarmPhase::New ? AlarmPhase::GoneUnseen : AlarmPhase::Gone;
            alarm.goneUtc = at;
        }
}

void NightBook::heed(const CoreStopped &, UtcInstant at)
{
    m_isCoreRunning = false;
    // Before dusk and after dawn a core may rest.
    const NightTimes &times = m_report.times;
    if (at >= times.sunset && at < times.sunrise)
        coreGone(FaultKind::CoreStopped, at);
}

void NightBook::heed(const DeviceChanged &fact, UtcInstant at)
{
    if (fact.device.kind == DeviceKind::Roof && isTonight(at)) {
        auto &openings = m_report.openings;
        const bool isOpen = !openings.empty() && !openings.back().close;
        if (fact.state == "open" && !isOpen)
            openings.push_back({at, {}});
        else if (fact.state == "closed" && isOpen)
            openings.back().close = at;
    }
    if (fact.state == "unconnected")
        faultBegins({FaultKind::DeviceGone, fact.device, {}, {}, at, {}, false, 1, 0});
    else
        faultEnds(FaultKind::DeviceGone, fact.device, {}, at);
    if (fact.state == "fault")
        faultBegins({FaultKind::DeviceBroken, fact.device, {}, {}, at, {}, false, 1, 0});
    else if (fact.state != "connected" && fact.state != "unconnected")
        faultEnds(FaultKind::DeviceBroken, fact.device, {}, at);
}

void NightBook::heed(const RemedyTried &fact, UtcInstant at)
{
    if (!isTonight(at))
        return;
    for (ReportFault &fault : m_report.faults)
        if (fault.device == fact.device && (!fault.isOver || at - fault.end.value_or(at) < kRemedyLater)) {
            ++fault.remedies;
            return;
        }
    // Nothing said what is wrong: it did not do what was asked.
    faultBegins({FaultKind::CommandFailed, fact.device, {}, fact.detail, at, at, true, 1, 1});
}

void NightBook::heed(const CommandFailed &fact, UtcInstant at)
{
    if (isTonight(at))
        faultBegins({FaultKind::CommandFailed, fact.device, fact.command, fact.error, at, at, true, 1, 0});
}

void NightBook::heed(const FrameLost &fact, UtcInstant at)
{
    if (isTonight(at))
        faultBegins({FaultKind::FrameLost, {}, fact.channel, fact.error, at, at, true, 1, 0});
}

void NightBook::heed(const DeviceDisturbed &fact, UtcInstant at)
{
    if (!isTonight(at))
        return;
    if (fact.isOver)
        for (ReportFault &fault : m_report.faults) {
            if (fault.kind == FaultKind::Disturbed && fault.device == fact.device && !fault.isOver) {
                fault.isOver = true;
                fault.end = at;
            }
        }
    else
        faultBegins({FaultKind::Disturbed, fact.device, fact.what, {}, at, {}, false, 1, 0});
}

void NightBook::heed(const FeedChanged &fact, UtcInstant at)
{
    if (fact.alive)
        faultEnds(FaultKind::FeedDead, {}, fact.feed, at);
    else
        faultBegins({FaultKind::FeedDead, {}, fact.feed, fact.detail, at, {}, false, 1, 0});
}

void NightBook::heed(const JournalRescued &fact, UtcInstant at)
{
    if (isTonight(at))
        faultBegins({FaultKind::JournalDamaged, {}, {}, fact.aside, at, at, true, 1, 0});
}

void NightBook::heed(const NotificationFailed &fact, UtcInstant at)
{
    if (isTonight(at) && !fact.willRetry)
        faultBegins({FaultKind::NobodyReached, {}, fact.person, fact.error, at, at, true, 1, 0});
}

void NightBook::heed(const AlarmChanged &fact, UtcInstant)
{
    // Numbers count within one run of the core; the moment tells runs apart.
    const auto found = std::ranges::find_if(m_report.alarms, [&](const Alarm &one) {
        return one.number == fact.alarm.number && one.sinceUtc == fact.alarm.sinceUtc;
    });
    if (found != m_report.alarms.end())
        *found = fact.alarm;
    else if (m_report.alarms.size() < kMostRows)
        m_report.alarms.push_back(fact.alarm);
}

void NightBook::heed(const ConditionChanged &fact, UtcInstant at)
{
    if (isTonight(at) && fact.from != fact.to)
        m_report.conditions.push_back({at, fact});
}

void NightBook::heed(const OverrideChanged &fact, UtcInstant at)
{
    if (fact.isOn) {
        m_report.overrides.push_back({fact.what, at, {}, {}});
        return;
    }
    for (ReportOverride &one : m_report.overrides)
        if (!one.end && one.what.condition == fact.what.condition) {
            one.end = at;
            one.endedBy = fact.by;
        }
}

void NightBook::heed(const ControlChanged &fact, UtcInstant at)
{
    if (isTonight(at))
        m_report.control.push_back({at, fact});
}

void NightBook::heed(const ModeChanged &fact, UtcInstant at)
{
    const bool isNew = fact.mode != m_mode;
    m_mode = fact.mode;
    m_modeBy = fact.who;
    if (isTonight(at) && isNew) // a core that starts tells its mode again
        m_report.modes.push_back({at, fact});
}

void NightBook::heed(const RequestAnswered &fact, UtcInstant at)
{
    if (isTonight(at))
        m_report.orders.push_back({at, fact});
}

} // namespace tulpar
