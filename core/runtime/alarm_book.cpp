#include "core/runtime/alarm_book.h"

#include <algorithm>

namespace tulpar {

namespace {

bool isThere(AlarmPhase phase)
{
    return phase == AlarmPhase::New || phase == AlarmPhase::Acknowledged;
}

} // namespace

bool AlarmBook::hasSettled(const AlarmSign &sign, Now now)
{
    return now.mono - m_firstSeen.try_emplace(sign.key, now.mono).first->second >= kSettle;
}

void AlarmBook::watch(const AlarmSigns &signs, Outbox &out, Now now)
{
    for (const AlarmSign &sign : signs) {
        const auto found = m_entries.find(sign.key);
        if (found == m_entries.end()) {
            if (!sign.isHolding && hasSettled(sign, now))
                begin(sign, 0, out, now);
            continue;
        }
        Entry &entry = found->second;
        if (!isThere(entry.alarm.phase)) {
            if (sign.isHolding)
                continue;
            // One that nobody has seen keeps its number: it waits for an answer still.
            if (entry.alarm.phase == AlarmPhase::Gone && now.mono - entry.goneAt > kQuiet) {
                begin(sign, entry.alarm.returns + 1, out, now);
                continue;
            }
            // The same trouble again so soon: shown as there, but no new number and so no new sound.
            ++entry.alarm.returns;
            entry.alarm.goneUtc.reset();
            entry.alarm.cause = sign.cause;
            entry.alarm.consequences = sign.consequences;
            move(
                entry, entry.alarm.phase == AlarmPhase::Gone ? AlarmPhase::Acknowledged : AlarmPhase::New, {},
                out, now);
            continue;
        }
        entry.alarm.cause = sign.cause;
        entry.alarm.consequences = sign.consequences;
        entry.alarm.weight = std::max(entry.alarm.weight, sign.weight);
    }
    for (auto &[key, entry] : m_entries) {
        const bool isSigned = std::any_of(
            signs.begin(), signs.end(), [&key = key](const AlarmSign &sign) { return sign.key == key; });
        if (isSigned || !isThere(entry.alarm.phase))
            continue;
        entry.goneAt = now.mono;
        entry.alarm.goneUtc = now.utc;
        const bool isSeen = entry.alarm.phase == AlarmPhase::Acknowledged;
        move(entry, isSeen ? AlarmPhase::Gone : AlarmPhase::GoneUnseen, {}, out, now);
    }
    std::erase_if(m_firstSeen, [&](const auto &one) {
        return m_entries.contains(one.first)
            || std::none_of(signs.begin(), signs.end(), [&](const AlarmSign &sign) {
                   return sign.key == one.first && !sign.isHolding;
               });
    });
    std::erase_if(m_entries, [&](const auto &one) {
        return one.second.alarm.phase == AlarmPhase::Gone && now.mono - one.second.goneAt > kQuiet;
    });
    show();
}

bool AlarmBook::acknowledge(int number, const std::string &who, Outbox &out, Now now)
{
    bool isAny = false;
    for (auto &[key, entry] : m_entries) {
        const AlarmPhase phase = entry.alarm.phase;
        const bool isUnseen = phase == AlarmPhase::New || phase == AlarmPhase::GoneUnseen;
        if (!isUnseen || (number != 0 && entry.alarm.number != number))
            continue;
        isAny = true;
        entry.alarm.acknowledgedBy = who;
        move(entry, phase == AlarmPhase::New ? AlarmPhase::Acknowledged : AlarmPhase::Gone, who, out, now);
    }
    show();
    return isAny;
}

void AlarmBook::begin(const AlarmSign &sign, int returns, Outbox &out, Now now)
{
    Entry entry;
    entry.alarm.number = ++m_lastNumber;
    entry.alarm.cause = sign.cause;
    entry.alarm.consequences = sign.consequences;
    entry.alarm.weight = sign.weight;
    entry.alarm.sinceUtc = now.utc;
    entry.alarm.returns = returns;
    m_entries[sign.key] = entry;
    out.fact(AlarmChanged{entry.alarm, {}}, now);
}

void AlarmBook::move(Entry &entry, AlarmPhase phase, const std::string &by, Outbox &out, Now now)
{
    entry.alarm.phase = phase;
    out.fact(AlarmChanged{entry.alarm, by}, now);
}

void AlarmBook::show()
{
    m_shown.clear();
    for (const auto &[key, entry] : m_entries)
        if (entry.alarm.phase != AlarmPhase::Gone)
            m_shown.push_back(entry.alarm);
    std::sort(m_shown.begin(), m_shown.end(), [](const Alarm &a, const Alarm &b) {
        if (isThere(a.phase) != isThere(b.phase))
            return isThere(a.phase);
        if (a.weight != b.weight)
            return a.weight > b.weight;
        return a.number > b.number;
    });
}

} // namespace tulpar
