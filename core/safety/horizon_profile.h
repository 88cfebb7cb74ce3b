#pragma once

#include "core/base/result.h"
#include "core/sky/angle.h"

#include <string_view>
#include <vector>

namespace tulpar {

/// What stands between the telescope and the sky: the altitude of the visible horizon by azimuth. A value.
class HorizonProfile {
public:
    struct Point {
        Angle azimuth; ///< from north through east, [0, 360) degrees
        Angle altitude;
        bool operator==(const Point &) const = default;
    };

    /// No horizon: everything is above it.
    HorizonProfile() = default;

    /// A line each: azimuth and altitude in degrees (0 to 360, -30 to 89), apart by blanks or a comma; in any
    /// order; empty lines and what follows '#' are passed over. Errc::Malformed or OutOfRange name the line:
    /// one azimuth with two altitudes, fewer than two points.
    [[nodiscard]] static Result<HorizonProfile> parse(std::string_view text);

    /// Straight between two points, around through north as well. -90 degrees where there is no horizon.
    [[nodiscard]] Angle altitudeAt(Angle azimuth) const;

    [[nodiscard]] const std::vector<Point> &points() const { return m_points; } ///< by azimuth
    bool operator==(const HorizonProfile &) const = default;

private:
    std::vector<Point> m_points;
};

} // namespace tulpar
