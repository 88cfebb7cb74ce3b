#pragma once

#include "core/sky/angle.h"
#include "core/time/instant.h"

#include <string>

namespace tulpar {

/// The night that `t` belongs to at `longitude` (east positive): "2026-11-22", the date on which it began by
/// local mean solar time, from noon to noon.
[[nodiscard]] std::string nightName(UtcInstant t, Angle longitude);

} // namespace tulpar
