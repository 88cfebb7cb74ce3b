#pragma once

#include "core/safety/condition.h"
#include "core/time/instant.h"

#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// A person's word against one condition, or against closing by itself while people work inside. Always
/// named, always shown, always ends; gone after a restart.
struct Override {
    std::optional<Condition> condition; ///< none: the core does not close by itself (engineering mode only)
    std::string who;
    std::string why;
    UtcInstant untilUtc; ///< for people
    MonoInstant until; ///< for the machine: no clock step prolongs it
    bool operator==(const Override &) const = default;

    template <class Self, class Visitor>
    static void fields(Self &self, Visitor &visit)
    {
        visit("condition", self.condition);
        visit("who", self.who);
        visit("why", self.why);
        visit("until_utc", self.untilUtc);
    }
};

using Overrides = std::vector<Override>;

} // namespace tulpar
