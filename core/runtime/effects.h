#pragma once

#include "core/alerts/notice.h"
#include "core/devices/command.h"
#include "core/runtime/plan_order.h"
#include "core/safety/recovery_ladder.h"
#include "core/session/fact_record.h"
#include "core/session/request.h"

#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// The sky map of a notice, to be read elsewhere: it is answered with MapRead.
struct MapWish {
    std::string event;
    bool isEmbedded = false; ///< it stands in Effects::notice
    std::string url; ///< else it lies here
};

/// What the core loop wants done after one input; returned, never performed by it.
/// Order: `urgent` leaves at once; `facts` (with the notice's bytes) are committed; then `commands` leave.
struct Effects {
    std::vector<DeviceCommand> urgent; ///< only safing commands
    std::vector<FactRecord> facts;
    std::optional<RawNotice> notice; ///< bytes to keep; belongs to the fact notice_received
    std::vector<DeviceCommand> commands;
    std::vector<RemedyOrder> remedies; ///< after the facts; none is a command to an actuator
    std::vector<SetWorld> world; ///< simulation only
    std::optional<MapWish> map;
    std::optional<PlanOrder> plan; ///< answered with PlanAnswer
};

} // namespace tulpar
