#pragma once

#include "core/base/enum_names.h"
#include "core/base/result.h"
#include "core/devices/device.h"
#include "core/time/instant.h"

#include <array>
#include <string_view>
#include <vector>

namespace tulpar {

/// What is tried, in order, with a device that does not do what is asked.
enum class Remedy {
    Retry, ///< the same command again
    Reconnect, ///< the driver's link to its device
    RestartDriver,
    PowerCycle, ///< by the command of the settings; without one the step is passed over
    CallPerson, ///< an alarm; the ladder begins anew after its wait, for ever
};

template <>
struct EnumNames<Remedy> {
    static constexpr std::array<std::string_view, 5> names{
        "retry", "reconnect", "restart_driver", "power_cycle", "call_person"};
};

struct RemedyStep {
    int number = 0; ///< ascending, each once
    Remedy remedy = Remedy::Retry;
    Duration wait{}; ///< for the measured predicate, before the next step
    bool operator==(const RemedyStep &) const = default;
};

using RecoveryLadder = std::vector<RemedyStep>;

[[nodiscard]] RecoveryLadder defaultLadder(DeviceKind kind);

/// Errc::Malformed with the step: numbers not ascending (one used twice loses a step), a wait that is not
/// positive, no person at the end.
[[nodiscard]] Result<void> checkLadder(const RecoveryLadder &ladder);

/// A remedy for the shell to apply.
struct RemedyOrder {
    DeviceId device;
    Remedy remedy = Remedy::Reconnect;
    bool operator==(const RemedyOrder &) const = default;
};

} // namespace tulpar
