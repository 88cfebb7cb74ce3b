#pragma once

#include "core/fits/sky_map.h"
#include "core/image/tangent_plane.h"

#include <optional>

namespace tulpar {

/// A plane laid against coordinates of another kind, and how well it fits.
struct NearestPlane {
    TangentPlane plane;
    double worstPx = 0; ///< distance of places on the image by the one and by the other; infinite where the
                        ///< map has no sky or goes beyond what a plane shows
};

/// Given any map (projection, distortion, frame) and an image of its pixels, returned the plane with the
/// least sum of squares over 17 x 17 places from edge to edge, in ICRS; worst deviation at those places.
/// Exact for TAN of any frame. Nothing when the middle has no place in ICRS or the pixels span no plane.
[[nodiscard]] std::optional<NearestPlane> planeNear(const SkyMap &map, int width, int height);

} // namespace tulpar
