#pragma once

#include "core/nights/virtual_observatory.h"

#include <optional>
#include <string>

namespace tulpar {

/// One notice answered in virtual time: `tulparctl respond`.
struct DrillSetup {
    std::string notice; ///< bytes
    UtcInstant received;
    HardwareProfile profile = HardwareProfile::Assy;
    bool fromClosed = false; ///< else armed: roof and cover open
    double azimuthMechanicalDeg = 180; ///< where the mount stands
    double altitudeDeg = 45;
    Duration patience = std::chrono::seconds(180);
};

struct DrillResult {
    bool observing = false;
    Decision decision;
    std::optional<std::string> refusal; ///< the notice could not be read
    Reasons reasons; ///< of the gate
    std::vector<StepReached> steps;
    std::optional<Duration>
        floor; ///< the slowest device's own motion, found by moving a copy of the world alone
    std::optional<Duration> total; ///< receipt to the first exposure of any channel
    SlowestDevice slowest = SlowestDevice::None;

    [[nodiscard]] std::optional<Duration> overhead() const;
};

[[nodiscard]] DrillResult drill(const DrillSetup &setup);

} // namespace tulpar
