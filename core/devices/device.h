#pragma once

#include "core/base/enum_names.h"

#include <array>
#include <compare>
#include <string>

namespace tulpar {

enum class DeviceKind { Mount, Roof, Cover, Camera, Focuser, Rotator, Weather };

template <>
struct EnumNames<DeviceKind> {
    static constexpr std::array<std::string_view, 7> names{"mount",   "roof",    "cover",  "camera",
                                                           "focuser", "rotator", "weather"};
};

/// One device of the observatory. Of cameras there are several, told apart by their channel; of all others
/// one.
struct DeviceId {
    DeviceKind kind = DeviceKind::Mount;
    std::string channel; ///< cameras only: "g", "r", "i" as the configuration names them
    auto operator<=>(const DeviceId &) const = default;
};

} // namespace tulpar
