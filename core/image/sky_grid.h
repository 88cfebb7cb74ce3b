#pragma once

#include "core/image/frame.h"
#include "core/image/tangent_plane.h"
#include "core/image/view_samples.h"

#include <functional>
#include <optional>

namespace tulpar {

/// Pixels laid over the sky, on which frames of different cameras and epochs meet: pixel (1, 1) of `plane` is
/// the bottom left one.
struct SkyGrid {
    TangentPlane plane;
    int width = 0;
    int height = 0;
    bool operator==(const SkyGrid &) const = default;
};

/// The frame's own pixels; nothing without plain TAN coordinates.
[[nodiscard]] std::optional<SkyGrid> gridOf(const Frame &frame);

/// Where on a frame a direction is: of any map, so that distorted ones can be resampled too.
using PixelOfSky = std::function<std::optional<PixelPosition>(const IcrsDirection &)>;
[[nodiscard]] PixelOfSky pixelOfSky(const TangentPlane &plane);

enum class Resampling { Nearest, Bilinear };

/// The frame's values on the grid, bottom row first, NaN where it has none: by surface brightness (values are
/// not scaled by the area of pixels). Places are exact on every 16th pixel and interpolated between: good to
/// 0.01 pixel for fields under 5 degrees. A pixel that is NaN spoils what is interpolated with it.
[[nodiscard]] std::vector<float> resampled(
    const Frame &frame, const PixelOfSky &place, const SkyGrid &grid,
    Resampling resampling = Resampling::Bilinear);

/// The same by the frame's own coordinates; nothing without them.
[[nodiscard]] std::optional<std::vector<float>> resampled(
    const Frame &frame, const SkyGrid &grid, Resampling resampling = Resampling::Bilinear);

/// What a view over the sky shows: `view` is the screen (its top row last of the grid), as samples to paint.
[[nodiscard]] ViewSamples sampledOnSky(const Frame &frame, const PixelOfSky &place, const SkyGrid &view);

} // namespace tulpar
