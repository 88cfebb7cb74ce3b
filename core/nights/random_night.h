#pragma once

#include "core/nights/night.h"

#include <cstdint>

namespace tulpar {

/// A night with everything that goes wrong, drawn from its seed: the same for every compiler and machine.
/// Bursts, updates, retractions, copies, out of order; weather, people, faults, losses, crashes.
[[nodiscard]] Night randomNight(std::uint32_t seed);

} // namespace tulpar
