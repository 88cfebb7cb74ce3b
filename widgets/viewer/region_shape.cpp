#include "widgets/viewer/region_shape.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tulpar {

namespace {

constexpr int kRoundSteps = 72;

PixelPosition centroidOf(const PolygonShape &polygon)
{
    PixelPosition sum{0, 0};
    for (const PixelPosition &corner : polygon.corners)
        sum = {sum.x + corner.x, sum.y + corner.y};
    const auto count = static_cast<double>(polygon.corners.size());
    return {sum.x / count, sum.y / count};
}

/// From the middle of an ellipse or box along the axis that is +y when it is not turned.
TurnHandle handleOf(PixelPosition centre, double reach, Angle turn, double stalkPx)
{
    const auto along = [&](double distance) {
        return PixelPosition{centre.x - distance * sine(turn), centre.y + distance * cosine(turn)};
    };
    return {centre, along(reach), along(reach + stalkPx)};
}

} // namespace

double distanceBetween(PixelPosition a, PixelPosition b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

PixelPosition middleOf(const PixelShape &shape)
{
    const PixelBounds bounds = boundsOf(shape);
    return {(bounds.left + bounds.right) / 2, (bounds.bottom + bounds.top) / 2};
}

std::vector<PixelPosition> outlineOf(const PixelShape &shape)
{
    std::vector<PixelPosition> places;
    const auto round = [&](PixelPosition centre, double semiX, double semiY, Angle turn) {
        for (int i = 0; i < kRoundSteps; ++i) {
            const double angle = 2 * std::numbers::pi * i / kRoundSteps;
            const double along = semiX * std::cos(angle);
            const double across = semiY * std::sin(angle);
            places.push_back(
                {centre.x + along * cosine(turn) - across * sine(turn),
                 centre.y + along * sine(turn) + across * cosine(turn)});
        }
    };
    if (const auto *circle = std::get_if<CircleShape>(&shape))
        round(circle->centre, circle->radius, circle->radius, {});
    else if (const auto *ellipse = std::get_if<EllipseShape>(&shape))
        round(ellipse->centre, ellipse->semiX, ellipse->semiY, ellipse->turn);
    else if (const auto *annulus = std::get_if<AnnulusShape>(&shape)) {
        if (!annulus->radii.empty())
            round(annulus->centre, annulus->radii.back(), annulus->radii.back(), {});
    } else if (const auto *box = std::get_if<BoxShape>(&shape)) {
        for (const auto &[x, y] : {std::pair(-1, -1), std::pair(1, -1), std::pair(1, 1), std::pair(-1, 1)}) {
            const double along = x * box->width / 2;
            const double across = y * box->height / 2;
            places.push_back(
                {box->centre.x + along * cosine(box->turn) - across * sine(box->turn),
                 box->centre.y + along * sine(box->turn) + across * cosine(box->turn)});
        }
    } else if (const auto *polygon = std::get_if<PolygonShape>(&shape)) {
        places = polygon->corners;
    } else if (const auto *line = std::get_if<LineShape>(&shape)) {
        places = {line->from, line->to};
    } else if (const auto *point = std::get_if<PointShape>(&shape)) {
        places = {point->at};
    }
    return places;
}

double distanceToOutline(const PixelShape &shape, PixelPosition place)
{
    const auto outline = outlineOf(shape);
    double least = HUGE_VAL;
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const PixelPosition a = outline[i];
        const PixelPosition b = outline[(i + 1) % outline.size()];
        const double length = std::max(distanceBetween(a, b), 1e-12);
        const double along = std::clamp(
            ((place.x - a.x) * (b.x - a.x) + (place.y - a.y) * (b.y - a.y)) / (length * length), 0.0, 1.0);
        least =
            std::min(least, distanceBetween(place, {a.x + along * (b.x - a.x), a.y + along * (b.y - a.y)}));
    }
    return least;
}

PixelShape sized(PixelShape shape, double factor)
{
    if (auto *circle = std::get_if<CircleShape>(&shape))
        circle->radius *= factor;
    else if (auto *annulus = std::get_if<AnnulusShape>(&shape))
        for (double &radius : annulus->radii)
            radius *= factor;
    else if (auto *ellipse = std::get_if<EllipseShape>(&shape)) {
        ellipse->semiX *= factor;
        ellipse->semiY *= factor;
    } else if (auto *box = std::get_if<BoxShape>(&shape)) {
        box->width *= factor;
        box->height *= factor;
    } else if (auto *polygon = std::get_if<PolygonShape>(&shape)) {
        const PixelPosition middle = middleOf(*polygon);
        for (PixelPosition &corner : polygon->corners)
            corner = {middle.x + (corner.x - middle.x) * factor, middle.y + (corner.y - middle.y) * factor};
    }
    return shape;
}

PixelShape turnedBy(PixelShape shape, PixelPosition pivot, Angle angle)
{
    if (auto *ellipse = std::get_if<EllipseShape>(&shape))
        ellipse->turn = (ellipse->turn + angle).wrapped();
    else if (auto *box = std::get_if<BoxShape>(&shape))
        box->turn = (box->turn + angle).wrapped();
    else if (auto *polygon = std::get_if<PolygonShape>(&shape))
        for (PixelPosition &corner : polygon->corners) {
            const double x = corner.x - pivot.x;
            const double y = corner.y - pivot.y;
            corner = {
                pivot.x + x * cosine(angle) - y * sine(angle), pivot.y + x * sine(angle) + y * cosine(angle)};
        }
    return shape;
}

std::optional<TurnHandle> turnHandle(const PixelShape &shape, double stalkPx)
{
    if (const auto *ellipse = std::get_if<EllipseShape>(&shape))
        return handleOf(ellipse->centre, ellipse->semiY, ellipse->turn, stalkPx);
    if (const auto *box = std::get_if<BoxShape>(&shape))
        return handleOf(box->centre, box->height / 2, box->turn, stalkPx);
    const auto *polygon = std::get_if<PolygonShape>(&shape);
    if (polygon == nullptr || polygon->corners.empty())
        return std::nullopt;
    // Beyond the first corner: it turns with the polygon.
    const PixelPosition pivot = centroidOf(*polygon);
    const PixelPosition foot = polygon->corners.front();
    const double length = std::max(distanceBetween(pivot, foot), 1e-9);
    const double factor = (length + stalkPx) / length;
    return TurnHandle{
        pivot, foot, {pivot.x + (foot.x - pivot.x) * factor, pivot.y + (foot.y - pivot.y) * factor}};
}

} // namespace tulpar
