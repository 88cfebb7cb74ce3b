#pragma once

#include "core/operations/night_times.h"
#include "core/runtime/device_keeper.h"
#include "core/sky/observer.h"

namespace tulpar {

/// What a task of the night looks at and acts on, at one moment.
struct NightScene {
    const CoreConfig &config;
    DeviceKeeper &devices;
    const Observer &sky;
    HorizontalDirection sun; ///< without refraction
    const NightTimes &times;
    Outbox &out;
    Now now;

    [[nodiscard]] const Knowledge &known() const { return devices.knowledge(); }
    [[nodiscard]] bool isEvening() const { return times.isEvening(now.utc); }
    /// Roof and cover measured open.
    [[nodiscard]] bool isOpen() const
    {
        return known().freshRoof(now) == OpeningState::Open && known().freshCover(now) == OpeningState::Open;
    }
};

/// True when the axis is measured to look at `target` within `tolerance` and the mount follows this very
/// target.
[[nodiscard]] bool isOnTarget(const NightScene &scene, const IcrsDirection &target, Angle tolerance);

/// The cameras that answer and have no fault.
[[nodiscard]] std::vector<std::string> workingChannels(const NightScene &scene);

} // namespace tulpar
