#include "core/runtime/alert_retry.h"

#include <algorithm>

namespace tulpar {

namespace {

constexpr Duration kFirstPause = 500ms;
constexpr Duration kLongestPause = 8s;
constexpr Duration kTryFor = 60s; ///< a trouble that lasts is no hiccup: a person decides then

/// The next report of the device may end it.
bool mayPass(const Reason &reason)
{
    switch (reason.code) {
    case ReasonCode::DeviceUnknown:
    case ReasonCode::DeviceStale:
    case ReasonCode::DeviceUnconnected:
    case ReasonCode::MovedByOther:
    case ReasonCode::RoofMoving:
    case ReasonCode::MountInTheWay:
    case ReasonCode::ConditionUnknown:
        return true;
    default:
        return false;
    }
}

} // namespace

bool AlertRetry::declined(
    const std::string &event, const Reasons &reasons, const Waterfall &waterfall, MonoInstant now)
{
    const auto known = m_waiting.find(event);
    if (!std::ranges::all_of(reasons, mayPass)
        || (known != m_waiting.end() && now - known->second.since >= kTryFor)) {
        m_waiting.erase(event);
        return false;
    }
    if (known == m_waiting.end())
        m_waiting.emplace(event, Waiting{waterfall, now, now + kFirstPause, kFirstPause});
    return true;
}

std::vector<AlertRetry::Again> AlertRetry::due(MonoInstant now)
{
    // What another response kept from being tried all the while is judged anew when that one has ended.
    std::erase_if(
        m_waiting, [now](const auto &one) { return now - one.second.since > kTryFor + kLongestPause; });
    std::vector<Again> all;
    for (auto &[event, waiting] : m_waiting) {
        if (now < waiting.next)
            continue;
        all.push_back({event, waiting.waterfall});
        waiting.pause = std::min(2 * waiting.pause, kLongestPause);
        waiting.next = now + waiting.pause;
    }
    return all;
}

} // namespace tulpar
