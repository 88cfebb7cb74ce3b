#pragma once

#include "core/safety/reason.h"
#include "core/time/instant.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// The life of an alarm. What an operator has not seen never vanishes by itself.
enum class AlarmPhase {
    New, ///< there, not acknowledged: sounds once
    Acknowledged, ///< there, a person has seen it
    GoneUnseen, ///< no longer there, nobody has acknowledged it
    Gone, ///< no longer there and seen; leaves the list
};

template <>
struct EnumNames<AlarmPhase> {
    static constexpr std::array<std::string_view, 4> names{"new", "acknowledged", "gone_unseen", "gone"};
};

enum class AlarmWeight {
    Notice, ///< a person should know
    Warning, ///< observing is lost or soon will be
    Danger, ///< the telescope is at risk: somebody must act
};

template <>
struct EnumNames<AlarmWeight> {
    static constexpr std::array<std::string_view, 3> names{"notice", "warning", "danger"};
};

/// One root cause, with all that follows from it. At most one sound each.
struct Alarm {
    int number = 0; ///< within this run
    Reason cause;
    Reasons consequences;
    AlarmWeight weight = AlarmWeight::Notice;
    AlarmPhase phase = AlarmPhase::New;
    UtcInstant sinceUtc;
    std::optional<UtcInstant> goneUtc;
    std::string acknowledgedBy;
    int returns = 0; ///< how often it went and came again while in the list
    bool operator==(const Alarm &) const = default;

    template <class Self, class Visitor>
    static void fields(Self &self, Visitor &visit)
    {
        visit("number", self.number);
        visit("cause", self.cause);
        visit("consequences", self.consequences);
        visit("weight", self.weight);
        visit("phase", self.phase);
        visit("since_utc", self.sinceUtc);
        visit("gone_utc", self.goneUtc);
        visit("acknowledged_by", self.acknowledgedBy);
        visit("returns", self.returns);
    }
};

using Alarms = std::vector<Alarm>; ///< heaviest first, then newest

} // namespace tulpar
