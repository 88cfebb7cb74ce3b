#pragma once

#include "core/image/tangent_plane.h"
#include "core/sky/angle.h"

#include <functional>
#include <variant>
#include <vector>

namespace tulpar {

// Figures on an image in FITS pixels, (1, 1) the centre of the first. Angles turn counter-clockwise from the
// +x axis. Sizes are pixels.

struct PointShape {
    PixelPosition at;
    bool operator==(const PointShape &) const = default;
};
struct LineShape {
    PixelPosition from;
    PixelPosition to;
    bool operator==(const LineShape &) const = default;
};
struct CircleShape {
    PixelPosition centre;
    double radius = 0;
    bool operator==(const CircleShape &) const = default;
};
/// Rings between two or more ascending radii; as an area it is what lies between the first and the last.
struct AnnulusShape {
    PixelPosition centre;
    std::vector<double> radii;
    bool operator==(const AnnulusShape &) const = default;
};
struct EllipseShape {
    PixelPosition centre;
    double semiX = 0; ///< along the axis that `turn` turns away from +x
    double semiY = 0;
    Angle turn;
    bool operator==(const EllipseShape &) const = default;
};
struct BoxShape {
    PixelPosition centre;
    double width = 0; ///< along the axis that `turn` turns away from +x
    double height = 0;
    Angle turn;
    bool operator==(const BoxShape &) const = default;
};
/// Closed, the first corner not repeated; must not cross itself.
struct PolygonShape {
    std::vector<PixelPosition> corners;
    bool operator==(const PolygonShape &) const = default;
};

using PixelShape =
    std::variant<PointShape, LineShape, CircleShape, AnnulusShape, EllipseShape, BoxShape, PolygonShape>;

/// A rectangle that holds a shape; empty when left > right.
struct PixelBounds {
    double left = 1;
    double bottom = 1;
    double right = 0;
    double top = 0;
};

/// Counter-clockwise for positive sizes.
[[nodiscard]] std::vector<PixelPosition> cornersOf(const BoxShape &box);
[[nodiscard]] PixelBounds boundsOf(const PixelShape &shape);
/// Square pixels; points and lines have none. A polygon that crosses itself has no meaningful area.
[[nodiscard]] double areaOf(const PixelShape &shape);
/// Whether a place is inside (even-odd for polygons). Of points and lines nothing is inside.
[[nodiscard]] bool isInside(const PixelShape &shape, PixelPosition place);
/// The shape moved by so many pixels.
[[nodiscard]] PixelShape movedBy(PixelShape shape, double dx, double dy);

/// The share, 0 to 1, of the pixel whose centre is (x, y) that a shape covers: the exact area, not subpixels.
/// Accuracy 1e-9 for sizes up to 1e3 pixels, 1e-6 up to 1e5. Source: the area of a circle and a triangle at
/// its centre, summed over the pixel's edges; polygons by Green's theorem, edge by edge.
[[nodiscard]] double overlapOf(const PixelShape &shape, double x, double y);

/// The same of a circle, by the place of the pixel's centre from the circle's.
[[nodiscard]] double circleOverlap(double dx, double dy, double radius);

/// One pixel that a shape touches or whose centre it holds.
struct CoveredPixel {
    int column = 0; ///< from 0, as Frame::at
    int row = 0;
    double share = 0; ///< as overlapOf
    bool isCentreInside = false; ///< as isInside
};

/// Calls `each` with the pixels of a frame of width x height that a shape covers, row by row.
void forCoveredPixels(
    const PixelShape &shape, int width, int height, const std::function<void(const CoveredPixel &)> &each);

} // namespace tulpar
