#pragma once

#include "core/safety/alarm.h"

#include <optional>
#include <set>
#include <utility>

namespace tulpar {

/// Which alarm is due to be heard: each root cause once, however often it returns and whatever follows from
/// it. Pure: no clock, no widget, no sound.
class AlarmWatch {
public:
    /// The heaviest weight that sounds now; none: silence.
    [[nodiscard]] std::optional<AlarmWeight> take(const Alarms &alarms);

private:
    std::set<std::pair<int, std::int64_t>> m_sounded; ///< number and beginning: a new run counts anew
};

/// The least weight that is heard; none: nothing is.
using HeardFrom = std::optional<AlarmWeight>;
[[nodiscard]] bool isHeard(AlarmWeight weight, HeardFrom from);
/// The next choice of a person: notice, warning, danger, nothing, and again.
[[nodiscard]] HeardFrom nextHeard(HeardFrom from);

} // namespace tulpar
