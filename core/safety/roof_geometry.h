#pragma once

#include "core/safety/knowledge.h"

#include <optional>

namespace tulpar {

enum class RoofClosing {
    Closes, ///< nothing is in its way, or the tube clears it
    WaitsForMount, ///< the mount is heard: park it first, then close
    AsksPerson, ///< the mount cannot be heard and was last in the way, or moving: close what else can be
                ///< closed
};

template <>
struct EnumNames<RoofClosing> {
    static constexpr std::array<std::string_view, 3> names{"closes", "waits_for_mount", "asks_person"};
};

/// What closing the roof must wait for, with MountInTheWay (value: seconds since the mount was measured) or
/// nothing.
struct RoofVerdict {
    RoofClosing closing = RoofClosing::Closes;
    std::optional<Reason> why;
    bool operator==(const RoofVerdict &) const = default;
};

/// Whether the roof can close now without meeting the tube. A mount that is no longer heard counts as where
/// its encoders last were, if it was then at rest and out of the way and has not been told to move since.
/// A person's own order to close is not asked this.
[[nodiscard]] RoofVerdict roofMayClose(const Knowledge &knowledge, Now now);

/// At rest, and parked or below `roofClearsBelow`.
[[nodiscard]] bool isOutOfRoofsWay(const MountReport &mount, const SafetyLimits &limits);

} // namespace tulpar
