#include "core/alerts/event_index.h"

#include "core/base/parse.h"

#include <algorithm>
#include <iterator>

namespace tulpar {

namespace {

std::uint64_t hashOf(std::string_view noticeId)
{
    return contentHash(noticeId).low;
}

} // namespace

std::optional<EventIndex::Place> EventIndex::named(std::string_view name) const
{
    const auto found = m_names.find(lowered(name));
    return found == m_names.end() ? std::nullopt : std::optional(found->second);
}

bool EventIndex::addName(Place place, std::string_view name)
{
    std::string key = lowered(name);
    if (!m_names.try_emplace(key, place).second)
        return false;
    m_entries[&*place].names.push_back(std::move(key));
    return true;
}

std::optional<EventIndex::Place> EventIndex::withNotice(std::string_view noticeId) const
{
    const auto found = m_notices.find(hashOf(noticeId));
    return found == m_notices.end() ? std::nullopt : std::optional(found->second);
}

bool EventIndex::addNotice(Place place, std::string_view noticeId)
{
    const std::uint64_t hash = hashOf(noticeId);
    if (!m_notices.try_emplace(hash, place).second)
        return false;
    m_entries[&*place].notices.push_back(hash);
    return true;
}

void EventIndex::forgetNotice(Place place, std::string_view noticeId)
{
    const std::uint64_t hash = hashOf(noticeId);
    if (std::erase(m_entries[&*place].notices, hash) > 0)
        m_notices.erase(hash);
}

void EventIndex::setTime(Place place)
{
    auto &known = m_entries[&*place].time;
    if (known == place->triggerUtc)
        return;
    if (known)
        eraseTime(place, *known);
    known = place->triggerUtc;
    if (known)
        m_times.emplace(*known, place);
}

std::vector<EventIndex::Place> EventIndex::around(UtcInstant time, Duration reach, std::size_t most) const
{
    std::vector<Place> found;
    auto later = m_times.lower_bound(time);
    auto earlier = later;
    while (found.size() < most) {
        const bool hasEarlier = earlier != m_times.begin() && time - std::prev(earlier)->first <= reach;
        const bool hasLater = later != m_times.end() && later->first - time <= reach;
        if (!hasEarlier && !hasLater)
            break;
        if (hasLater && (!hasEarlier || later->first - time <= time - std::prev(earlier)->first))
            found.push_back((later++)->second);
        else
            found.push_back((--earlier)->second);
    }
    return found;
}

void EventIndex::forget(Place place)
{
    const auto entries = m_entries.find(&*place);
    if (entries == m_entries.end())
        return;
    for (const std::string &name : entries->second.names)
        m_names.erase(name);
    for (const std::uint64_t notice : entries->second.notices)
        m_notices.erase(notice);
    if (entries->second.time)
        eraseTime(place, *entries->second.time);
    m_entries.erase(entries);
}

void EventIndex::eraseTime(Place place, UtcInstant time)
{
    const auto [first, last] = m_times.equal_range(time);
    const auto found = std::find_if(first, last, [&](const auto &entry) { return entry.second == place; });
    if (found != last)
        m_times.erase(found);
}

} // namespace tulpar
