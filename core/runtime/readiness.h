#pragma once

#include "core/runtime/core_config.h"
#include "core/safety/knowledge.h"
#include "core/session/snapshot.h"

namespace tulpar {

/// How long until the first exposure, were a burst to be announced now: every open-close motion still to be
/// made and the slew, all at once. `toTarget` none: the median over the sky above the soft altitude limit.
struct FirstLight {
    Duration time{};
    SlowestDevice slowest = SlowestDevice::None;
};
[[nodiscard]] std::optional<FirstLight> predictFirstLight(
    const CoreConfig &config, const Knowledge &knowledge, const std::optional<HorizontalDirection> &toTarget,
    Angle tolerance, Now now);

/// The median slew from one place of the mount, which costs a hundred predictions: worth keeping while the
/// mount stands, or hardly moves.
struct MedianSlew {
    Angle azimuthMechanical;
    Angle altitude;
    Duration time{};
};
/// The same over the sky; `kept` is used within a quarter of a degree, and renewed.
[[nodiscard]] std::optional<FirstLight> predictFirstLight(
    const CoreConfig &config, const Knowledge &knowledge, Angle tolerance, Now now,
    std::optional<MedianSlew> &kept);

/// The path of a slew to `target` from where the mount is now; empty if that is not known.
[[nodiscard]] std::vector<PathPoint> predictPath(
    const CoreConfig &config, const Knowledge &knowledge, const HorizontalDirection &target, Angle tolerance,
    Now now);

/// What only the loop knows, beyond the devices.
struct ReadinessInput {
    Mode mode = Mode::Robotic;
    Angle sunAltitude;
    bool isMakingSafe = false;
    bool journalFailing = false;
    std::vector<FeedView> feeds;
    Duration feedSilent{};
    bool isGuarded = true;
    std::string madeSafeBy{}; ///< the person who asked for it; empty: the core itself
};

/// Everything that would keep a burst from being observed now; empty means READY.
[[nodiscard]] Reasons whyNotReady(
    const CoreConfig &config, const Knowledge &knowledge, const ReadinessInput &input, Now now);

} // namespace tulpar
