#pragma once

#include "core/response/waterfall.h"
#include "core/session/snapshot.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace tulpar {

/// The response that runs, or the last one: what the loop must remember of it. A value.
struct ActiveResponse {
    std::string event;
    std::string name;
    IcrsDirection target;
    Angle errorRadius;
    std::optional<UtcInstant> triggerUtc;
    UtcInstant receivedUtc;
    std::string orderedBy;
    Waterfall waterfall{MonoInstant{}};
    Duration predicted{};
    SlowestDevice slowest = SlowestDevice::None;
    std::vector<PathPoint> path;
    std::string cause;
    bool isOver = false;
    std::optional<MonoInstant> retractedAt; ///< the alert was withdrawn while it was answered
    std::optional<IcrsDirection> next; ///< a better position, to be pointed at `nextAt`
    MonoInstant nextAt;
    std::map<std::string, std::uint64_t> frames; ///< stored, by channel
};

} // namespace tulpar
