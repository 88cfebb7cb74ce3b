#pragma once

#include "core/base/enum_names.h"

#include <array>

namespace tulpar {

enum class ResponseState { Idle, Vetting, Acquiring, Exposing, Stopping };

template <>
struct EnumNames<ResponseState> {
    static constexpr std::array<std::string_view, 5> names{
        "idle", "vetting", "acquiring", "exposing", "stopping"};
};

} // namespace tulpar
