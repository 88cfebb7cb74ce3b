#pragma once

#include "core/base/result.h"
#include "core/simulator/world.h"

#include <string>
#include <string_view>

namespace tulpar {

/// The kept state of a world as JSON text, version 1. Moments are whole nanoseconds since the Unix epoch.
[[nodiscard]] std::string worldToJson(const WorldState &state);

/// Errc::UnknownFormat for another version, Errc::Malformed for text that is not such JSON, Errc::OutOfRange
/// for numbers no world can have. Anything but a Result never leaves.
[[nodiscard]] Result<WorldState> worldFromJson(std::string_view text);

} // namespace tulpar
