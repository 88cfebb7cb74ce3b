#pragma once

#include "core/base/enum_names.h"
#include "core/base/result.h"
#include "core/measure/pixel_shape.h"
#include "core/measure/sky_placing.h"

#include <array>
#include <string>
#include <vector>

namespace tulpar {

enum class RegionKind { Point, Line, Circle, Annulus, Ellipse, Box, Polygon, Text };

/// FK5 J2000 and ICRS are the same here (0.02"), but stay what they were when written again.
enum class RegionFrame { Image, Physical, Fk5, Icrs };

enum class SizeUnit { ImagePixels, PhysicalPixels, Degrees };

template <>
struct EnumNames<RegionKind> {
    static constexpr std::array<std::string_view, 8> names{"point",   "line", "circle",  "annulus",
                                                           "ellipse", "box",  "polygon", "text"};
};
template <>
struct EnumNames<RegionFrame> {
    static constexpr std::array<std::string_view, 4> names{"image", "physical", "fk5", "icrs"};
};

/// By the region's frame: FITS pixels, physical pixels, or right ascension and declination in degrees.
struct RegionPlace {
    double x = 0;
    double y = 0;
    bool operator==(const RegionPlace &) const = default;
};

struct RegionSize {
    double value = 0;
    SizeUnit unit = SizeUnit::ImagePixels;
    bool operator==(const RegionSize &) const = default;
};

/// Anything a region file says of a region that is kept without being understood: "width", "font", "point".
struct RegionProperty {
    std::string name;
    std::string value;
    bool operator==(const RegionProperty &) const = default;
};

/// A figure with its words, in image or sky coordinates, as DS9 means it. A value. Places: the corners of a
/// polygon, both ends of a line, else one. Sizes: radius; ascending radii; semi-axes; width and height.
/// `turn` of an ellipse or box: on an image counter-clockwise from +x; on the sky its second axis (height)
/// has this position angle, which is the same on an image with north up and east left.
struct Region {
    RegionKind kind = RegionKind::Point;
    RegionFrame frame = RegionFrame::Image;
    std::vector<RegionPlace> places;
    std::vector<RegionSize> sizes;
    Angle turn;
    bool isExcluded = false;
    bool isBackground = false;
    std::string colour = "green";
    std::string text;
    std::vector<std::string> tags;
    std::vector<RegionProperty> properties;
    bool operator==(const Region &) const = default;

    [[nodiscard]] bool isOnSky() const { return frame == RegionFrame::Fk5 || frame == RegionFrame::Icrs; }
};

/// image = physical * scale + offset, as LTM1_1, LTM2_2, LTV1, LTV2 say; the same where they say nothing.
struct PhysicalMap {
    double scaleX = 1;
    double scaleY = 1;
    double offsetX = 0;
    double offsetY = 0;
};

/// What places regions on one frame.
struct RegionMaps {
    SkyPlacing sky;
    PhysicalMap physical;
};

/// The region on the image (text is a point). Sizes on the sky are taken by the scale at its centre: exact
/// for small ones, 1e-4 for a degree in a TAN. Errc::Unavailable: on the sky, and no map is known or the
/// place is not on it; Errc::Malformed: not the places or sizes that its kind needs.
[[nodiscard]] Result<PixelShape> pixelShapeOf(const Region &region, const RegionMaps &maps);

/// The figure as a region of a frame, with sizes in that frame's own unit; colour and words as in `like`.
[[nodiscard]] Result<Region> regionOf(
    const PixelShape &shape, RegionFrame frame, const RegionMaps &maps, const Region &like = {});

} // namespace tulpar
