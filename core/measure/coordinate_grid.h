#pragma once

#include "core/measure/pixel_shape.h"
#include "core/measure/sky_placing.h"

#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// A piece of a meridian or parallel on an image, cut at the view's edges.
struct GridLine {
    bool isMeridian = false;
    Angle value; ///< right ascension [0, 360) degrees, or declination
    std::vector<PixelPosition> points; ///< two or more
};

struct CoordinateGrid {
    std::vector<GridLine> lines;
    Angle meridianStep; ///< a round number of time: 10 s, 1 min, 1 h
    Angle parallelStep; ///< a round number of arc: 30", 5', 10 degrees
};

/// Given any map and what is seen of the image, returned lines at round values, about `wanted` of each kind
/// (at most three times as many). Poles and the seam of right ascension are no exception. Empty where nothing
/// of the sky is seen. Lines are chains of chords, 1/400 of the view off at most in a TAN.
[[nodiscard]] CoordinateGrid coordinateGrid(
    const SkyPlacing &placing, const PixelBounds &view, int wanted = 5);

/// "13h29m30s", "+47°12′30″": as many parts as the step needs; the same in every language.
[[nodiscard]] std::string gridLabel(const GridLine &line, const CoordinateGrid &grid);

/// A bar of a round length on the sky.
struct ScaleBar {
    Angle length;
    double lengthPx = 0;
    std::string label; ///< 30″, 2′, 1°
};

/// The longest one of 1, 2, 5, 10, 15, 20, 30 and their kin that is no longer than `mostPx`; nothing for a
/// scale that is no number, or where a hundredth of an arcsecond is longer.
[[nodiscard]] std::optional<ScaleBar> scaleBar(double scaleArcsecPerPx, double mostPx);

} // namespace tulpar
