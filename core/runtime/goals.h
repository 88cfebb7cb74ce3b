#pragma once

#include "core/response/exposure_ladder.h"
#include "core/sky/direction.h"

#include <map>
#include <optional>
#include <string>
#include <variant>

namespace tulpar {

/// What should be true of each device. A new alert simply replaces it.
struct MountFree { ///< no wish
    bool operator==(const MountFree &) const = default;
};
struct MountStopped {
    bool operator==(const MountStopped &) const = default;
};
struct MountTracking {
    IcrsDirection target;
    bool operator==(const MountTracking &) const = default;
};
/// Measured parked; a mount that merely stands is not.
struct MountParked {
    bool operator==(const MountParked &) const = default;
};
struct MountUnparked {
    bool operator==(const MountUnparked &) const = default;
};
using MountWish = std::variant<MountFree, MountStopped, MountTracking, MountParked, MountUnparked>;

enum class OpeningGoal { Free, Open, Closed };

/// None: no wish; idle: `run` empty.
struct CameraGoal {
    bool idle = false;
    std::optional<LadderPosition> ladder;
};

/// Steps; none: no wish.
using FocuserWish = std::optional<int>;

struct Goals {
    MountWish mount;
    OpeningGoal roof = OpeningGoal::Free;
    OpeningGoal cover = OpeningGoal::Free;
    FocuserWish focuser;
    std::map<std::string, CameraGoal> cameras; ///< by channel
    std::map<std::string, double> temperatures; ///< set points of sensors, Celsius, by channel
};

} // namespace tulpar
