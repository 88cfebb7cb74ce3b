#pragma once

#include "core/alerts/event.h"

#include <optional>
#include <string>
#include <string_view>

namespace tulpar {

/// The name under which the notices of one event meet: the mission's own number, else a name that stands for
/// one event only, else the mission and T0, else the notice itself. Empty for what speaks of no event: a
/// heartbeat, a circular, where a satellite points, a sign of life.
[[nodiscard]] std::string eventKey(const Notice &notice, const Receipt &receipt);

/// Whether a name stands for one event only: "GRB 221009A", "IceCube-230416A", "S230524x", not "GRB 221009"
/// (of which there may be several that day), not "Cyg X-1".
[[nodiscard]] bool isUniqueName(std::string_view name);

/// Whether a mission never gives the same number twice. Others may: IPN's raw notices all say -1.
[[nodiscard]] bool numbersAreUnique(Mission mission);

/// The longest time between the T0 of one burst as two missions tell it.
constexpr Duration kSameBurstWithin = std::chrono::seconds(60);

/// Radius of 90 % around a position, in which another mission's position of the same burst is looked for:
/// 68 % radii widened as of a Gaussian, 5.6 deg of systematics added in quadrature for Fermi GBM and GECAM
/// (gtecs-alert), 5 deg where SVOM GRM gives none; at least 3 arcmin. None without a position.
[[nodiscard]] std::optional<Angle> searchRadius(const Event &event);

/// How two different events stand to each other by time and place; none: not at all, or a test beside a real
/// event. The relation as `event` shows it.
[[nodiscard]] std::optional<Relation> relationTo(const Event &event, const Event &other);

} // namespace tulpar
