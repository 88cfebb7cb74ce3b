#pragma once

#include "core/time/instant.h"

#include <optional>

namespace tulpar {

/// What the machine under the core measures of itself. What it cannot measure is absent.
struct HostReport {
    Now measured;
    std::optional<Duration> clockOffset; ///< the host's UTC minus the reference's
    std::optional<Duration> clockError; ///< the kernel's own bound on it
    bool isClockSynchronised = false;
    std::optional<double> diskFreeGiB; ///< the lesser of where frames and journal are kept
    std::optional<Duration> onBattery; ///< zero: on mains
    std::optional<Duration> outsideSilent; ///< since a host outside was last reached

    template <class Self, class Visitor>
    static void fields(Self &self, Visitor &visit)
    {
        visit("clock_offset_s", self.clockOffset);
        visit("clock_error_s", self.clockError);
        visit("clock_synchronised", self.isClockSynchronised);
        visit("disk_free_gib", self.diskFreeGiB);
        visit("on_battery_s", self.onBattery);
        visit("outside_silent_s", self.outsideSilent);
    }
};

} // namespace tulpar
