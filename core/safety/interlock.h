#pragma once

#include "core/devices/command.h"
#include "core/safety/knowledge.h"

namespace tulpar {

/// The sky as the gate needs it at the moment of the command, and who is behind the command.
struct GateSky {
    HorizontalDirection sun; ///< airless
    std::optional<HorizontalDirection> target; ///< where a TrackTarget command leads, now
    bool isOrdered = false; ///< by a person, not by the robot's own will
};

/// The one gate in front of every actuator: why `command` may not leave now; empty: it may.
/// Pure. Unknown or stale is unsafe. Safing commands (stop, close, abort) are always permitted; when a roof
/// best closes under a mount in its way, says `roofMayClose`.
[[nodiscard]] Reasons whyNot(
    const CommandBody &command, const Knowledge &knowledge, const GateSky &sky, Now now);

/// The smallest distance to the Sun on any way of a slew from `from` to `to` along mechanical azimuth
/// `fromMechanical` -> `toMechanical`: each axis goes straight to its end in its own time, so every altitude
/// between the two may be passed at every azimuth between. Sampled every degree of azimuth. Not a number
/// where one of them is none.
[[nodiscard]] Angle nearestToSun(
    const HorizontalDirection &from, const HorizontalDirection &to, Angle fromMechanical, Angle toMechanical,
    const HorizontalDirection &sun);

} // namespace tulpar
