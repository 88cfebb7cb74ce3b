#pragma once

#include "core/runtime/outbox.h"
#include "core/safety/alarm.h"

#include <map>
#include <string>
#include <vector>

namespace tulpar {

/// One root cause that is there now, with what follows from it.
struct AlarmSign {
    std::string key; ///< of the root; the same for as long as it is the same trouble
    Reason cause;
    AlarmWeight weight = AlarmWeight::Notice;
    Reasons consequences;
    bool isHolding = false; ///< keeps an alarm that is there; begins none
};

using AlarmSigns = std::vector<AlarmSign>;

/// The life of alarms: new, seen, gone. Which cause is whose it is told (`alarmSigns`). An alarm keeps its
/// number through returns within `kQuiet`, and only a number that is new makes a sound. Confine to one
/// thread.
class AlarmBook {
public:
    static constexpr Duration kQuiet = std::chrono::minutes(10);
    static constexpr Duration kSettle = std::chrono::seconds(1); ///< what is over sooner was none

    /// What is there now; what is no longer among it has gone.
    void watch(const AlarmSigns &signs, Outbox &out, Now now);

    /// A person has seen it; 0: all. False: there is no such alarm that is not seen.
    bool acknowledge(int number, const std::string &who, Outbox &out, Now now);

    /// Those not yet gone and seen: heaviest first, then newest.
    [[nodiscard]] const Alarms &alarms() const { return m_shown; }

private:
    struct Entry {
        Alarm alarm;
        MonoInstant goneAt; ///< while gone
    };

    void move(Entry &entry, AlarmPhase phase, const std::string &by, Outbox &out, Now now);
    [[nodiscard]] bool hasSettled(const AlarmSign &sign, Now now);
    void begin(const AlarmSign &sign, int returns, Outbox &out, Now now);
    void show();

    std::map<std::string, MonoInstant> m_firstSeen; ///< causes that are not yet alarms
    std::map<std::string, Entry> m_entries; ///< by key; those gone are kept for `kQuiet`
    Alarms m_shown;
    int m_lastNumber = 0;
};

} // namespace tulpar
