#pragma once

#include "core/simulator/scene.h"

#include <optional>
#include <span>

namespace tulpar {

/// What a frame of the scene shows on the whole, without its pixels being made.
struct FrameLook {
    double levelAdu = 0; ///< median
    std::optional<double>
        fwhmPx; ///< of its stars; none: no light reaches the camera, or the sky outshines them
    std::optional<int> stars;
};

/// Where a star stands in a frame, from its middle.
struct StarInFrame {
    double eastArcsec = 0;
    double northArcsec = 0;
};

/// The star of `stars` that a frame of the scene shows; none: it has none of them, or clouds or daylight hide
/// it.
[[nodiscard]] std::optional<StarInFrame> starIn(
    const FrameScene &scene, std::span<const IcrsDirection> stars);

/// Electrons of a pixel without a star, of the whole exposure: sky that comes past roof and cover, and dark.
[[nodiscard]] double backgroundElectrons(const FrameScene &scene);

/// Level within the read noise, FWHM as the profile that is drawn.
[[nodiscard]] FrameLook expectedLook(const FrameScene &scene);

} // namespace tulpar
