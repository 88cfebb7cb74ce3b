#pragma once

#include "core/measure/pixel_shape.h"

#include <optional>
#include <vector>

namespace tulpar {

// How figures are taken in hand: their outlines, and what sizes and turns them. Pixels of the image; pure.

[[nodiscard]] double distanceBetween(PixelPosition a, PixelPosition b);
/// Of the smallest upright rectangle around it.
[[nodiscard]] PixelPosition middleOf(const PixelShape &shape);
/// The outline as places, closed shapes without the first again; an annulus by its outer circle.
[[nodiscard]] std::vector<PixelPosition> outlineOf(const PixelShape &shape);
[[nodiscard]] double distanceToOutline(const PixelShape &shape, PixelPosition place);

/// `factor` times as large around its middle; points and lines as they are.
[[nodiscard]] PixelShape sized(PixelShape shape, double factor);
/// Turned counter-clockwise around `pivot`; ellipses and boxes around their centres.
[[nodiscard]] PixelShape turnedBy(PixelShape shape, PixelPosition pivot, Angle angle);

/// What turns a shape: a place outside of it on a stalk from its middle. Round shapes, points and lines have
/// none.
struct TurnHandle {
    PixelPosition pivot;
    PixelPosition foot; ///< on the outline
    PixelPosition at;
};
[[nodiscard]] std::optional<TurnHandle> turnHandle(const PixelShape &shape, double stalkPx);

} // namespace tulpar
