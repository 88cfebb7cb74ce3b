#pragma once

#include "core/image/frame.h"
#include "core/image/limits.h"
#include "core/image/view_samples.h"

#include <vector>

namespace tulpar {

/// A line of equal brightness. Places are in pixel edges of what was traced: (0.5, 0.5) is the middle of its
/// first sample.
struct Contour {
    struct Place {
        float x = 0;
        float y = 0;
        bool operator==(const Place &) const = default;
    };
    double level = 0;
    bool isClosed = false;
    std::vector<Place> places;
};

/// Levels evenly over the curve between black and white, as DS9 spreads them; without the ends.
[[nodiscard]] std::vector<double> contourLevels(const Display &display, int count = 5);

/// Marching squares on the samples as they lie (first row first), smoothed before by a box of 2 * smooth + 1
/// samples; cells with a NaN are left out. Ends when `mostPlaces` are drawn: what is too fine to be read is
/// not worth waiting for.
[[nodiscard]] std::vector<Contour> contours(
    const ViewSamples &samples, const std::vector<double> &levels, int smooth = 1,
    std::size_t mostPlaces = 400'000);

} // namespace tulpar
