#pragma once

#include "core/image/sky_grid.h"
#include "core/image/tangent_plane.h"

#include <functional>
#include <optional>

namespace tulpar {

using SkyOfPixel = std::function<std::optional<IcrsDirection>(PixelPosition)>;

/// The map between pixels and ICRS of one frame, of whatever projection: two functions. Either may be empty:
/// then nothing of the sky is known.
struct SkyPlacing {
    SkyOfPixel toSky;
    PixelOfSky toPixel;

    [[nodiscard]] bool isKnown() const { return toSky && toPixel; }
};

[[nodiscard]] SkyPlacing skyPlacing(const TangentPlane &plane);

/// How the sky lies at one place of an image.
struct SkyAxes {
    Angle north; ///< direction on the image, counter-clockwise from +x, [0, 360) degrees
    Angle east;
    double pxPerArcsecNorth = 0; ///< pixels on the image for an arcsecond
    double pxPerArcsecEast = 0;

    /// The image shows the sky as a mirror does: east is clockwise of north.
    [[nodiscard]] bool isMirrored() const;
    /// Root of the area of a pixel.
    [[nodiscard]] double scaleArcsecPerPx() const;
};

/// Nothing where the map has no sky, or no definite directions (at a pole).
[[nodiscard]] std::optional<SkyAxes> skyAxesAt(const SkyPlacing &placing, PixelPosition place);

} // namespace tulpar
