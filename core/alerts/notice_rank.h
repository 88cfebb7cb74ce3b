#pragma once

#include "core/alerts/event.h"

#include <array>
#include <optional>

namespace tulpar {

/// How good the position of one notice is beside the others of its event: the greater, the better, first
/// number first. The same whatever the order of arrival.
using PositionRank = std::array<double, 5>;

/// None where the notice tells no place: no position, a pointing, a placeholder, a retraction, a nack. A
/// source's position stands above a map, a map above a position that is contradicted or was taken without a
/// lock on the stars, and this above the position that a mere status repeats. Then the mission's own order:
/// Swift and SVOM by instrument and precision; Fermi by Fin, Gnd, newest Flt; INTEGRAL and GECAM by kind;
/// LVK by kind and time; IceCube by revision although its radius grows; all others by revision and time.
[[nodiscard]] std::optional<PositionRank> positionRank(Mission mission, const StoryLine &line);

/// Whose word on the class counts: the highest number, among equals the newest notice. 0: only if there is no
/// other.
[[nodiscard]] int classAuthority(Mission mission, const StoryLine &line);

} // namespace tulpar
