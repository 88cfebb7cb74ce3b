#pragma once

#include "core/sky/observer.h"
#include "core/sky/pointing_stars.h"
#include "core/time/instant.h"

#include <optional>
#include <span>
#include <vector>

namespace tulpar {

/// How the pointing is checked.
struct PointingTerms {
    Duration exposure = std::chrono::milliseconds(300);
    Angle limit = Angle::arcseconds(30); ///< beyond it the pointing is corrected
    double faultShare = 1.0 / 3; ///< of the field's width: beyond it a person is called instead
    Angle lowest = Angle::degrees(45); ///< of a star's altitude: refraction is sure
    Angle highest = Angle::degrees(75); ///< the azimuth axis still tells
    Angle fromMoon = Angle::degrees(20);
};

/// What is added to where the mount is told to look: an arc along growing azimuth and one in altitude, the
/// same all over the sky. One star cannot tell a zero of the azimuth axis from a tilt of the optical axis;
/// this form is right for the second; for the first it is better than none at all lower altitudes, and higher
/// up wrong by no more than what was measured. A value.
struct PointingOffset {
    Angle right;
    Angle up;
    bool operator==(const PointingOffset &) const = default;
    [[nodiscard]] bool isNone() const { return *this == PointingOffset{}; }
    [[nodiscard]] PointingOffset operator+(const PointingOffset &o) const
    {
        return {right + o.right, up + o.up};
    }
    [[nodiscard]] PointingOffset operator-() const { return {-right, -up}; }
};

/// `place` with the offset added. Of some arcminutes, the way back is good to 0.3" at 70 degrees, 1" at 85.
[[nodiscard]] HorizontalDirection shifted(const HorizontalDirection &place, const PointingOffset &by);
[[nodiscard]] IcrsDirection shifted(
    const IcrsDirection &place, const PointingOffset &by, const Observer &sky);

/// The offset that puts `star`, seen so far east and north of the middle of the frame, into the middle.
[[nodiscard]] PointingOffset offsetFor(
    const IcrsDirection &star, Angle east, Angle north, const Observer &sky);

/// The star nearest to where the telescope looks among those that stand well; none: no star does.
[[nodiscard]] std::optional<PointingStar> pointingStarFor(
    std::span<const PointingStar> stars, const PointingTerms &terms, const HorizontalDirection &from,
    const Observer &sky);

/// Middle one, or the mean of the middle two; `values` is not empty.
[[nodiscard]] double medianOf(std::vector<double> values);

} // namespace tulpar
