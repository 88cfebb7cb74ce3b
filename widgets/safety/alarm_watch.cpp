#include "widgets/safety/alarm_watch.h"

#include <algorithm>

namespace tulpar {

std::optional<AlarmWeight> AlarmWatch::take(const Alarms &alarms)
{
    std::optional<AlarmWeight> due;
    for (const Alarm &alarm : alarms) {
        if (alarm.phase != AlarmPhase::New)
            continue;
        if (!m_sounded.insert({alarm.number, alarm.sinceUtc.nsSinceUnixEpoch}).second)
            continue;
        due = due ? std::max(*due, alarm.weight) : alarm.weight;
    }
    return due;
}

bool isHeard(AlarmWeight weight, HeardFrom from)
{
    return from && weight >= *from;
}

HeardFrom nextHeard(HeardFrom from)
{
    if (!from)
        return AlarmWeight::Notice;
    if (*from == AlarmWeight::Danger)
        return std::nullopt;
    return static_cast<AlarmWeight>(static_cast<int>(*from) + 1);
}

} // namespace tulpar
