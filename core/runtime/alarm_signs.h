#pragma once

#include "core/runtime/alarm_book.h"
#include "core/runtime/responder.h"
#include "core/runtime/safety_keeper.h"

#include <vector>

namespace tulpar {

/// What the loop knows that an alarm may come of.
struct AlarmScene {
    const CoreConfig &config;
    const DeviceKeeper &devices;
    const SafetyKeeper &safety;
    const Responder &responder;
    const std::vector<FeedView> &feeds;
    bool journalFailing = false;
    Reasons atStart{}; ///< what was found amiss then
    std::optional<Reason> pointingOff{}; ///< by tonight's check
    bool isPointingFault = false; ///< so far that a person must look
};

/// The root causes of all that is amiss now, each with its consequences: the lost server of the devices
/// before the devices, a device before the weather and the closing that it brings, the host before what it
/// stops. That it is day, or that the weather is bad over a closed observatory, is no alarm. Pure.
[[nodiscard]] AlarmSigns alarmSigns(const AlarmScene &scene, Now now);

} // namespace tulpar
