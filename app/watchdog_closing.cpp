#include "app/watchdog_closing.h"

#include <algorithm>

namespace tulpar {

WatchdogClosing::WatchdogClosing(const Rule &rule, MonoInstant now)
    : m_rule(rule)
    , m_limit(std::clamp(rule.limit, kShortestLimit, kLongestLimit))
    , m_heard(now)
{
}

bool WatchdogClosing::beat(Duration limit, MonoInstant now)
{
    if (limit < kShortestLimit || limit > kLongestLimit)
        return false;
    m_limit = limit;
    m_heard = now;
    m_asked.clear();
    return true;
}

void WatchdogClosing::take(std::size_t server, const DeviceReport &report)
{
    Seen &seen = m_seen[{report.device.kind, server}];
    if (const auto *link = std::get_if<LinkReport>(&report.body))
        seen.isLinked = link->isConnected;
    else if (const auto *opening = std::get_if<OpeningReport>(&report.body))
        seen.isDone = opening->state == OpeningState::Closed;
    else if (const auto *mount = std::get_if<MountReport>(&report.body))
        seen.isDone = mount->isParked;
}

bool WatchdogClosing::hasFired(MonoInstant now) const
{
    return now - m_heard >= m_limit;
}

bool WatchdogClosing::isLinked(DeviceKind kind) const
{
    return std::ranges::any_of(
        m_seen, [&](const auto &entry) { return entry.first.first == kind && entry.second.isLinked; });
}

/// By every server that has it, of which there must be one.
bool WatchdogClosing::isDone(DeviceKind kind) const
{
    return isLinked(kind) && std::ranges::all_of(m_seen, [&](const auto &entry) {
               return entry.first.first != kind || !entry.second.isLinked
                   || entry.second.isDone.value_or(false);
           });
}

bool WatchdogClosing::isShut() const
{
    return (!m_rule.hasRoof || isDone(DeviceKind::Roof)) && (!m_rule.hasCover || isDone(DeviceKind::Cover));
}

bool WatchdogClosing::wasDone(DeviceKind kind) const
{
    bool isHeard = false;
    for (const auto &[key, seen] : m_seen) {
        if (key.first != kind || !seen.isDone)
            continue;
        if (!*seen.isDone)
            return false;
        isHeard = true;
    }
    return isHeard;
}

bool WatchdogClosing::wasShut() const
{
    return (!m_rule.hasRoof || wasDone(DeviceKind::Roof)) && (!m_rule.hasCover || wasDone(DeviceKind::Cover));
}

bool WatchdogClosing::isTurn(DeviceKind kind, MonoInstant now)
{
    const auto asked = m_asked.find(kind);
    if (asked != m_asked.end() && now - asked->second < m_rule.retry)
        return false;
    m_asked[kind] = now;
    return true;
}

bool WatchdogClosing::mayRoofClose(MonoInstant now) const
{
    // A mount that is no longer heard stands where it last was: nobody can tell it to move.
    const bool isParked =
        isLinked(DeviceKind::Mount) ? isDone(DeviceKind::Mount) : wasDone(DeviceKind::Mount);
    if (m_rule.tubeClearsRoof || isParked)
        return true;
    return m_rule.closesOverMount && now - (m_heard + m_limit) >= m_rule.mountWait;
}

std::vector<CommandBody> WatchdogClosing::due(MonoInstant now)
{
    std::vector<CommandBody> commands;
    if (!hasFired(now))
        return commands;
    const bool isRoofOpen = m_rule.hasRoof && !isDone(DeviceKind::Roof);
    if (m_rule.hasCover && !isDone(DeviceKind::Cover) && isTurn(DeviceKind::Cover, now))
        commands.emplace_back(CloseCover{});
    if (isRoofOpen && mayRoofClose(now)) {
        if (isTurn(DeviceKind::Roof, now))
            commands.emplace_back(CloseRoof{});
    } else if (isRoofOpen && isTurn(DeviceKind::Mount, now)) {
        commands.emplace_back(ParkMount{});
    }
    return commands;
}

} // namespace tulpar
