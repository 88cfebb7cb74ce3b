#include "core/measure/region.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace tulpar {

namespace {

constexpr double kArcsecPerDegree = 3600;

Failure notOnMap()
{
    return fail(Errc::Unavailable, "the region is on the sky, and this place of it is not on the image");
}

IcrsDirection directionOf(const RegionPlace &place)
{
    return {Angle::degrees(place.x).wrapped(), Angle::degrees(place.y)};
}

std::optional<PixelPosition> pixelOf(const RegionPlace &place, RegionFrame frame, const RegionMaps &maps)
{
    switch (frame) {
    case RegionFrame::Image:
        return PixelPosition{place.x, place.y};
    case RegionFrame::Physical:
        return PixelPosition{
            place.x * maps.physical.scaleX + maps.physical.offsetX,
            place.y * maps.physical.scaleY + maps.physical.offsetY};
    case RegionFrame::Fk5:
    case RegionFrame::Icrs:
        return maps.sky.isKnown() ? maps.sky.toPixel(directionOf(place)) : std::nullopt;
    }
    return std::nullopt;
}

std::optional<RegionPlace> placeOf(PixelPosition pixel, RegionFrame frame, const RegionMaps &maps)
{
    switch (frame) {
    case RegionFrame::Image:
        return RegionPlace{pixel.x, pixel.y};
    case RegionFrame::Physical:
        if (maps.physical.scaleX == 0 || maps.physical.scaleY == 0)
            return std::nullopt;
        return RegionPlace{
            (pixel.x - maps.physical.offsetX) / maps.physical.scaleX,
            (pixel.y - maps.physical.offsetY) / maps.physical.scaleY};
    case RegionFrame::Fk5:
    case RegionFrame::Icrs:
        break;
    }
    const auto sky = maps.sky.isKnown() ? maps.sky.toSky(pixel) : std::nullopt;
    if (!sky)
        return std::nullopt;
    return RegionPlace{sky->ra.asDegrees(), sky->dec.asDegrees()};
}

/// Image pixels for one unit of a size, along one direction of the region at its centre.
class Scale {
public:
    Scale(const RegionMaps &maps, PixelPosition centre)
        : m_maps(maps)
        , m_axes(skyAxesAt(maps.sky, centre))
    {
    }

    [[nodiscard]] const std::optional<SkyAxes> &axes() const { return m_axes; }

    /// Of a circle: the mean over all directions.
    [[nodiscard]] std::optional<double> round(SizeUnit unit) const
    {
        if (unit == SizeUnit::Degrees) {
            const double arcsecPerPx = m_axes ? m_axes->scaleArcsecPerPx() : 0;
            return arcsecPerPx > 0 ? std::optional(kArcsecPerDegree / arcsecPerPx) : std::nullopt;
        }
        return unit == SizeUnit::ImagePixels
            ? 1.0
            : std::sqrt(std::abs(m_maps.physical.scaleX * m_maps.physical.scaleY));
    }

    /// On the image: where a position angle points, and how many pixels a degree along it is.
    struct Arrow {
        Angle direction;
        double pxPerDegree = 0;
    };
    [[nodiscard]] std::optional<Arrow> along(Angle positionAngle) const
    {
        if (!m_axes)
            return std::nullopt;
        const double n = cosine(positionAngle) * m_axes->pxPerArcsecNorth;
        const double e = sine(positionAngle) * m_axes->pxPerArcsecEast;
        const double dx = n * cosine(m_axes->north) + e * cosine(m_axes->east);
        const double dy = n * sine(m_axes->north) + e * sine(m_axes->east);
        return Arrow{Angle::radians(std::atan2(dy, dx)), std::hypot(dx, dy) * kArcsecPerDegree};
    }

private:
    const RegionMaps &m_maps;
    std::optional<SkyAxes> m_axes;
};

/// Two sizes and a turn, on the image.
struct Extent {
    double first = 0;
    double second = 0;
    Angle turn;
};

std::optional<Extent> extentOf(const Region &region, const Scale &scale)
{
    const auto size = [&](const RegionSize &s, const std::optional<Scale::Arrow> &arrow) {
        if (s.unit == SizeUnit::Degrees)
            return arrow ? std::optional(s.value * arrow->pxPerDegree) : std::nullopt;
        const auto unit = scale.round(s.unit);
        return unit ? std::optional(s.value * *unit) : std::nullopt;
    };
    // The width runs along the position angle turn - 90 degrees: to the right where north is up and east
    // left.
    auto width = scale.along(region.turn - Angle::degrees(90));
    auto height = scale.along(region.turn);
    if (!region.isOnSky() && scale.axes()) { // turned on the image: what a degree is along those directions
        width = Scale::Arrow{region.turn, scale.round(SizeUnit::Degrees).value_or(0)};
        height = width;
    }
    const auto first = size(region.sizes[0], width);
    const auto second = size(region.sizes[1], height);
    if (!first || !second || (region.isOnSky() && !width))
        return std::nullopt;
    return Extent{*first, *second, region.isOnSky() ? width->direction : region.turn};
}

bool isWhole(const Region &region)
{
    const std::size_t places = region.places.size();
    const std::size_t sizes = region.sizes.size();
    switch (region.kind) {
    case RegionKind::Point:
    case RegionKind::Text:
        return places == 1;
    case RegionKind::Line:
        return places == 2;
    case RegionKind::Circle:
        return places == 1 && sizes == 1;
    case RegionKind::Annulus:
        return places == 1 && sizes >= 2;
    case RegionKind::Ellipse:
    case RegionKind::Box:
        return places == 1 && sizes == 2;
    case RegionKind::Polygon:
        return places >= 3;
    }
    return false;
}

Result<PixelShape> roundShape(const Region &region, PixelPosition centre, const Scale &scale)
{
    std::vector<double> radii;
    for (const RegionSize &size : region.sizes) {
        const auto unit = scale.round(size.unit);
        if (!unit)
            return notOnMap();
        radii.push_back(size.value * *unit);
    }
    if (region.kind == RegionKind::Circle)
        return CircleShape{centre, radii[0]};
    std::ranges::sort(radii);
    return AnnulusShape{centre, std::move(radii)};
}

/// Sizes of a shape in the frame's own unit.
class Sizing {
public:
    Sizing(RegionFrame frame, const RegionMaps &maps, PixelPosition centre)
        : m_frame(frame)
        , m_scale(maps, centre)
    {
    }

    [[nodiscard]] std::optional<RegionSize> round(double px) const
    {
        if (m_frame == RegionFrame::Image)
            return RegionSize{px, SizeUnit::ImagePixels};
        const SizeUnit unit = m_frame == RegionFrame::Physical ? SizeUnit::PhysicalPixels : SizeUnit::Degrees;
        const auto by = m_scale.round(unit);
        return by && *by > 0 ? std::optional(RegionSize{px / *by, unit}) : std::nullopt;
    }

    /// Fills sizes and turn of an ellipse or box.
    [[nodiscard]] bool fill(Region &region, double first, double second, Angle turn) const
    {
        if (!region.isOnSky()) {
            const auto a = round(first);
            const auto b = round(second);
            if (!a || !b)
                return false;
            region.sizes = {*a, *b};
            region.turn = turn;
            return true;
        }
        const auto &axes = m_scale.axes();
        if (!axes)
            return false;
        // the position angle that a direction on the image has
        const double det = sine(axes->east - axes->north);
        if (det == 0)
            return false;
        const double n = sine(axes->east - turn) / det / axes->pxPerArcsecNorth;
        const double e = sine(turn - axes->north) / det / axes->pxPerArcsecEast;
        const Angle width = Angle::radians(std::atan2(e, n));
        region.turn = (width + Angle::degrees(90)).wrapped();
        const auto alongWidth = m_scale.along(width);
        const auto alongHeight = m_scale.along(region.turn);
        if (!alongWidth || !alongHeight)
            return false;
        region.sizes = {
            {first / alongWidth->pxPerDegree, SizeUnit::Degrees},
            {second / alongHeight->pxPerDegree, SizeUnit::Degrees}};
        return true;
    }

private:
    RegionFrame m_frame;
    Scale m_scale;
};

} // namespace

Result<PixelShape> pixelShapeOf(const Region &region, const RegionMaps &maps)
{
    if (!isWhole(region))
        return fail(Errc::Malformed, "the region lacks places or sizes");
    std::vector<PixelPosition> places;
    for (const RegionPlace &place : region.places) {
        const auto pixel = pixelOf(place, region.frame, maps);
        if (!pixel)
            return notOnMap();
        places.push_back(*pixel);
    }
    switch (region.kind) {
    case RegionKind::Point:
    case RegionKind::Text:
        return PointShape{places[0]};
    case RegionKind::Line:
        return LineShape{places[0], places[1]};
    case RegionKind::Polygon:
        return PolygonShape{std::move(places)};
    case RegionKind::Circle:
    case RegionKind::Annulus:
        return roundShape(region, places[0], Scale(maps, places[0]));
    case RegionKind::Ellipse:
    case RegionKind::Box:
        break;
    }
    const auto extent = extentOf(region, Scale(maps, places[0]));
    if (!extent)
        return notOnMap();
    if (region.kind == RegionKind::Ellipse)
        return EllipseShape{places[0], extent->first, extent->second, extent->turn};
    return BoxShape{places[0], extent->first, extent->second, extent->turn};
}

Result<Region> regionOf(
    const PixelShape &shape, RegionFrame frame, const RegionMaps &maps, const Region &like)
{
    Region region = like;
    region.frame = frame;
    region.places.clear();
    region.sizes.clear();
    region.turn = Angle();
    bool isPlaced = true;
    const auto add = [&](PixelPosition pixel) {
        const auto place = placeOf(pixel, frame, maps);
        isPlaced = isPlaced && place;
        if (place)
            region.places.push_back(*place);
    };
    const auto addRadius = [&](PixelPosition centre, double px) {
        const auto size = Sizing(frame, maps, centre).round(px);
        isPlaced = isPlaced && size;
        if (size)
            region.sizes.push_back(*size);
    };
    if (const auto *point = std::get_if<PointShape>(&shape)) {
        region.kind = like.kind == RegionKind::Text ? RegionKind::Text : RegionKind::Point;
        add(point->at);
    } else if (const auto *line = std::get_if<LineShape>(&shape)) {
        region.kind = RegionKind::Line;
        add(line->from);
        add(line->to);
    } else if (const auto *circle = std::get_if<CircleShape>(&shape)) {
        region.kind = RegionKind::Circle;
        add(circle->centre);
        addRadius(circle->centre, circle->radius);
    } else if (const auto *ring = std::get_if<AnnulusShape>(&shape)) {
        region.kind = RegionKind::Annulus;
        add(ring->centre);
        for (const double radius : ring->radii)
            addRadius(ring->centre, radius);
    } else if (const auto *ellipse = std::get_if<EllipseShape>(&shape)) {
        region.kind = RegionKind::Ellipse;
        add(ellipse->centre);
        isPlaced =
            Sizing(frame, maps, ellipse->centre).fill(region, ellipse->semiX, ellipse->semiY, ellipse->turn)
            && isPlaced;
    } else if (const auto *box = std::get_if<BoxShape>(&shape)) {
        region.kind = RegionKind::Box;
        add(box->centre);
        isPlaced =
            Sizing(frame, maps, box->centre).fill(region, box->width, box->height, box->turn) && isPlaced;
    } else if (const auto *polygon = std::get_if<PolygonShape>(&shape)) {
        region.kind = RegionKind::Polygon;
        for (const PixelPosition &corner : polygon->corners)
            add(corner);
    }
    if (!isPlaced)
        return notOnMap();
    if (!isWhole(region))
        return fail(Errc::Malformed, "the figure lacks places or sizes");
    return region;
}

} // namespace tulpar
