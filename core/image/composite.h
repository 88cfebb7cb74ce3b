#pragma once

#include "core/image/frame.h"
#include "core/image/sky_grid.h"
#include "core/image/view_samples.h"

#include <array>
#include <optional>

namespace tulpar {

/// One colour of a composite: its samples on the common grid, and what makes it comparable with the others.
struct CompositeChannel {
    ViewSamples samples; ///< empty: this colour is dark
    double sky = 0; ///< becomes black
    double unit = 1; ///< so much above the sky is 1: e.g. the deviation of the sky, or a white star's
};

/// Lupton et al. 2004, PASP 116, 133: the intensity is bent by asinh, the ratio of the colours is kept, so
/// that bright stars do not burn out to white.
struct LuptonSettings {
    double stretch = 15; ///< linear up to about so many units
    double q = 8; ///< how soft the knee
    bool operator==(const LuptonSettings &) const = default;
};

/// Red, green, blue, all of the same size or empty; for i' r' g' in this order. What no channel has is
/// `outside`; a channel that has no value there counts as sky.
void paintComposite(
    const std::array<CompositeChannel, 3> &redGreenBlue, const LuptonSettings &settings,
    const ColourTarget &target, Rgb32 outside = 0xff000000);

/// The channel of a frame on the screen's grid, balanced by its own sky: unit is the sky's deviation. Nothing
/// without coordinates or finite pixels.
[[nodiscard]] std::optional<CompositeChannel> compositeChannel(const Frame &frame, const SkyGrid &view);

} // namespace tulpar
