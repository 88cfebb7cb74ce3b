#include "core/measure/pixel_shape.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace tulpar {

namespace {

template <class... Ts>
struct Cases : Ts... {
    using Ts::operator()...;
};
template <class... Ts>
Cases(Ts...) -> Cases<Ts...>; // clang 16 does not deduce it by itself

/// Into the axes of a turned figure around its centre.
PixelPosition turnedBack(PixelPosition place, PixelPosition centre, Angle turn)
{
    const double dx = place.x - centre.x;
    const double dy = place.y - centre.y;
    const double c = cosine(turn);
    const double s = sine(turn);
    return {c * dx + s * dy, c * dy - s * dx};
}

PixelBounds boundsAround(PixelPosition centre, double reachX, double reachY)
{
    return {centre.x - reachX, centre.y - reachY, centre.x + reachX, centre.y + reachY};
}

double outerRadius(const AnnulusShape &ring)
{
    return ring.radii.size() < 2 ? 0 : ring.radii.back();
}

double shoelace(const std::vector<PixelPosition> &corners)
{
    double twice = 0;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const PixelPosition &p = corners[i];
        const PixelPosition &q = corners[(i + 1) % corners.size()];
        // about the first corner, so that far from the origin nothing is lost
        twice += (p.x - corners[0].x) * (q.y - corners[0].y) - (q.x - corners[0].x) * (p.y - corners[0].y);
    }
    return twice / 2;
}

bool isInsidePolygon(const std::vector<PixelPosition> &corners, PixelPosition place)
{
    bool inside = false;
    for (std::size_t i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
        const PixelPosition &p = corners[i];
        const PixelPosition &q = corners[j];
        if ((p.y > place.y) != (q.y > place.y) && place.x < (q.x - p.x) * (place.y - p.y) / (q.y - p.y) + p.x)
            inside = !inside;
    }
    return inside;
}

PixelPosition cornerOf(const BoxShape &box, double signX, double signY)
{
    const double dx = signX * box.width / 2;
    const double dy = signY * box.height / 2;
    const double c = cosine(box.turn);
    const double s = sine(box.turn);
    return {box.centre.x + c * dx - s * dy, box.centre.y + s * dx + c * dy};
}

} // namespace

std::vector<PixelPosition> cornersOf(const BoxShape &box)
{
    return {cornerOf(box, -1, -1), cornerOf(box, 1, -1), cornerOf(box, 1, 1), cornerOf(box, -1, 1)};
}

PixelBounds boundsOf(const PixelShape &shape)
{
    const auto ofCorners = [](const std::vector<PixelPosition> &corners) {
        if (corners.empty())
            return PixelBounds{};
        PixelBounds all{corners[0].x, corners[0].y, corners[0].x, corners[0].y};
        for (const PixelPosition &p : corners) {
            all.left = std::min(all.left, p.x);
            all.right = std::max(all.right, p.x);
            all.bottom = std::min(all.bottom, p.y);
            all.top = std::max(all.top, p.y);
        }
        return all;
    };
    return std::visit(
        Cases{
            [](const PointShape &s) { return boundsAround(s.at, 0, 0); },
            [&](const LineShape &s) {
                return ofCorners({s.from, s.to});
            },
            [](const CircleShape &s) { return boundsAround(s.centre, s.radius, s.radius); },
            [](const AnnulusShape &s) { return boundsAround(s.centre, outerRadius(s), outerRadius(s)); },
            [](const EllipseShape &s) {
                const double c = cosine(s.turn);
                const double n = sine(s.turn);
                return boundsAround(
                    s.centre, std::hypot(s.semiX * c, s.semiY * n), std::hypot(s.semiX * n, s.semiY * c));
            },
            [&](const BoxShape &s) { return ofCorners(cornersOf(s)); },
            [&](const PolygonShape &s) { return ofCorners(s.corners); },
        },
        shape);
}

double areaOf(const PixelShape &shape)
{
    constexpr double pi = std::numbers::pi;
    return std::visit(
        Cases{
            [](const PointShape &) { return 0.0; },
            [](const LineShape &) { return 0.0; },
            [](const CircleShape &s) { return pi * s.radius * s.radius; },
            [](const AnnulusShape &s) {
                const double outer = outerRadius(s);
                return outer > 0 ? pi * (outer * outer - s.radii.front() * s.radii.front()) : 0.0;
            },
            [](const EllipseShape &s) { return pi * s.semiX * s.semiY; },
            [](const BoxShape &s) { return s.width * s.height; },
            [](const PolygonShape &s) { return std::abs(shoelace(s.corners)); },
        },
        shape);
}

bool isInside(const PixelShape &shape, PixelPosition place)
{
    const auto distance = [&](PixelPosition centre) {
        const double dx = place.x - centre.x;
        const double dy = place.y - centre.y;
        return std::sqrt(dx * dx + dy * dy);
    };
    return std::visit(
        Cases{
            [](const PointShape &) { return false; },
            [](const LineShape &) { return false; },
            [&](const CircleShape &s) { return distance(s.centre) < s.radius; },
            [&](const AnnulusShape &s) {
                const double d = distance(s.centre);
                return d < outerRadius(s) && d >= s.radii.front();
            },
            [&](const EllipseShape &s) {
                if (s.semiX <= 0 || s.semiY <= 0)
                    return false;
                const PixelPosition p = turnedBack(place, s.centre, s.turn);
                const double u = p.x / s.semiX;
                const double v = p.y / s.semiY;
                return u * u + v * v < 1;
            },
            [&](const BoxShape &s) {
                const PixelPosition p = turnedBack(place, s.centre, s.turn);
                return std::abs(p.x) < s.width / 2 && std::abs(p.y) < s.height / 2;
            },
            [&](const PolygonShape &s) { return !s.corners.empty() && isInsidePolygon(s.corners, place); },
        },
        shape);
}

PixelShape movedBy(PixelShape shape, double dx, double dy)
{
    const auto move = [&](PixelPosition &p) {
        p.x += dx;
        p.y += dy;
    };
    std::visit(
        Cases{
            [&](PointShape &s) { move(s.at); },
            [&](LineShape &s) {
                move(s.from);
                move(s.to);
            },
            [&](PolygonShape &s) { std::ranges::for_each(s.corners, move); },
            [&](auto &s) { move(s.centre); },
        },
        shape);
    return shape;
}

} // namespace tulpar
