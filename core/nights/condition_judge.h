#pragma once

#include "core/devices/report.h"
#include "core/safety/condition.h"
#include "core/safety/host_report.h"
#include "core/time/instant.h"

#include <array>
#include <optional>
#include <set>

namespace tulpar {

/// What the rules of the conditions say of the values that were measured: a second, simpler reading of them
/// beside core/safety, for those who watch the core. A core that waits longer than this is no fault.
class ConditionJudge {
public:
    explicit ConditionJudge(const ConditionRules &rules);

    void take(const WeatherReport &report, Now measured);
    void take(const HostReport &report);
    void lose(); ///< the link to the station
    void sun(double altitudeDeg, Now now);
    /// The core began anew: it may take first values as they are, but what was bad must still be good for its
    /// whole delay.
    void restart();

    /// Must what is open close, by a condition that is not in `overridden`; the first such.
    [[nodiscard]] std::optional<Condition> closes(const std::set<Condition> &overridden, Now now);
    /// The first condition that lets nothing open.
    [[nodiscard]] std::optional<Condition> forbidsOpening(const std::set<Condition> &overridden, Now now);

private:
    struct Entry {
        ConditionRule rule;
        std::optional<double> value;
        MonoInstant measured;
        bool wasHeard = false;
        bool isMissing = false; ///< heard before, absent now
        std::optional<MonoInstant> badSince;
        std::optional<MonoInstant> goodSince;
        bool isLatched = false;
    };

    Entry &entry(Condition condition);
    static void put(Entry &entry, std::optional<double> value, MonoInstant measured);
    static void age(Entry &entry, MonoInstant now);

    std::array<Entry, EnumNames<Condition>::names.size()> m_entries;
    std::optional<MonoInstant> m_weatherMeasured;
};

} // namespace tulpar
