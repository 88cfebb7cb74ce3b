#pragma once

#include "core/image/frame.h"
#include "core/image/tangent_plane.h"

#include <optional>

namespace tulpar {

/// Given a frame, returned the middle of the one star that outshines every other fourfold: the centre of its
/// light, also where its top is cut off at the end of the range. None: no star, several of a kind, a struck
/// pixel, or one nearer to the edge than 8 pixels. Good to 0.1 px where it is round.
[[nodiscard]] std::optional<PixelPosition> loneStar(const Frame &frame);

} // namespace tulpar
