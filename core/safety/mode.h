#pragma once

#include "core/base/enum_names.h"

#include <array>
#include <string_view>

namespace tulpar {

/// Who may command: the robot alone, a person, or the engineers.
enum class Mode {
    Robotic,
    Manual,
    Engineering, ///< people may be inside: nothing opens, slews or exposes but by a person's order
};

template <>
struct EnumNames<Mode> {
    static constexpr std::array<std::string_view, 3> names{"robotic", "manual", "engineering"};
};

} // namespace tulpar
