#include "core/measure/pixel_shape.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>

namespace tulpar {

namespace {

struct Edge {
    PixelPosition from;
    PixelPosition to;
};

double cross(PixelPosition p, PixelPosition q)
{
    return p.x * q.y - p.y * q.x;
}

double sector(PixelPosition p, PixelPosition q, double radius)
{
    return radius * radius / 2 * std::atan2(cross(p, q), p.x * q.x + p.y * q.y);
}

/// Signed area that the triangle (origin, p, q) and the circle around the origin share.
double circleAndTriangle(PixelPosition p, PixelPosition q, double radius)
{
    const double dx = q.x - p.x;
    const double dy = q.y - p.y;
    const double a = dx * dx + dy * dy;
    const double b = p.x * dx + p.y * dy;
    const double root2 = b * b - a * (p.x * p.x + p.y * p.y - radius * radius);
    if (a == 0 || root2 <= 0)
        return sector(p, q, radius);
    const double root = std::sqrt(root2);
    const double enter = (-b - root) / a;
    const double leave = (-b + root) / a;
    if (leave <= 0 || enter >= 1)
        return sector(p, q, radius);
    const auto along = [&](double t) { return PixelPosition{p.x + dx * t, p.y + dy * t}; };
    const PixelPosition first = enter > 0 ? along(enter) : p;
    const PixelPosition last = leave < 1 ? along(leave) : q;
    double sum = cross(first, last) / 2;
    if (enter > 0)
        sum += sector(p, first, radius);
    if (leave < 1)
        sum += sector(last, q, radius);
    return sum;
}

double ellipseOverlap(const EllipseShape &ellipse, double x, double y)
{
    if (ellipse.semiX <= 0 || ellipse.semiY <= 0)
        return 0;
    const double c = cosine(ellipse.turn);
    const double s = sine(ellipse.turn);
    std::array<PixelPosition, 4> corners;
    bool allInside = true;
    for (std::size_t i = 0; i < 4; ++i) {
        const double dx = x - ellipse.centre.x + (i == 1 || i == 2 ? 0.5 : -0.5);
        const double dy = y - ellipse.centre.y + (i >= 2 ? 0.5 : -0.5);
        corners[i] = {(c * dx + s * dy) / ellipse.semiX, (c * dy - s * dx) / ellipse.semiY};
        allInside = allInside && std::hypot(corners[i].x, corners[i].y) <= 1;
    }
    if (allInside)
        return 1;
    double sum = 0; // on the unit circle
    for (std::size_t i = 0; i < 4; ++i)
        sum += circleAndTriangle(corners[i], corners[(i + 1) % 4], 1);
    return std::clamp(sum * ellipse.semiX * ellipse.semiY, 0.0, 1.0);
}

/// Integral from minus infinity of v clamped to 0 .. 1.
double clampedIntegral(double v)
{
    if (v <= 0)
        return 0;
    return v < 1 ? v * v / 2 : v - 0.5;
}

/// Signed area of a pixel to the right of an edge, over the edge's height within the pixel's row.
double areaRightOf(const Edge &edge, double x, double y)
{
    const double bottom = y - 0.5;
    const double top = y + 0.5;
    const double height = edge.to.y - edge.from.y;
    if (height == 0 || std::max(edge.from.y, edge.to.y) <= bottom || std::min(edge.from.y, edge.to.y) >= top)
        return 0;
    const double from = std::clamp(edge.from.y, bottom, top);
    const double to = std::clamp(edge.to.y, bottom, top);
    const double slope = (edge.to.x - edge.from.x) / height;
    const double right = x + 0.5;
    const double begins = right - (edge.from.x + (from - edge.from.y) * slope);
    const double ends = right - (edge.from.x + (to - edge.from.y) * slope);
    const double mean = std::abs(ends - begins) < 1e-12
        ? std::clamp(begins, 0.0, 1.0)
        : (clampedIntegral(ends) - clampedIntegral(begins)) / (ends - begins);
    return (to - from) * mean;
}

double polygonOverlap(std::span<const Edge> edges, double x, double y)
{
    double sum = 0;
    for (const Edge &edge : edges)
        sum += areaRightOf(edge, x, y);
    return std::min(std::abs(sum), 1.0);
}

std::vector<Edge> edgesOf(const std::vector<PixelPosition> &corners)
{
    std::vector<Edge> edges;
    edges.reserve(corners.size());
    for (std::size_t i = 0; i < corners.size(); ++i)
        edges.push_back({corners[i], corners[(i + 1) % corners.size()]});
    return edges;
}

std::vector<Edge> edgesOf(const PixelShape &shape)
{
    if (const auto *box = std::get_if<BoxShape>(&shape))
        return edgesOf(cornersOf(*box));
    if (const auto *polygon = std::get_if<PolygonShape>(&shape))
        return edgesOf(polygon->corners);
    return {};
}

/// Of the shapes that have no edges.
double roundOverlap(const PixelShape &shape, double x, double y)
{
    if (const auto *circle = std::get_if<CircleShape>(&shape))
        return circleOverlap(x - circle->centre.x, y - circle->centre.y, circle->radius);
    if (const auto *ellipse = std::get_if<EllipseShape>(&shape))
        return ellipseOverlap(*ellipse, x, y);
    const auto *ring = std::get_if<AnnulusShape>(&shape);
    if (ring == nullptr || ring->radii.size() < 2)
        return 0;
    const double dx = x - ring->centre.x;
    const double dy = y - ring->centre.y;
    return circleOverlap(dx, dy, ring->radii.back()) - circleOverlap(dx, dy, ring->radii.front());
}

/// What edges cover of the pixels of one row: each edge is looked at only where it passes, and counted once
/// for all pixels to the right of it.
class EdgeRow {
public:
    EdgeRow(std::vector<Edge> edges, int firstColumn, int lastColumn)
        : m_edges(std::move(edges))
        , m_first(firstColumn + 1)
        , m_count(static_cast<std::size_t>(std::max(lastColumn - firstColumn + 1, 0)))
    {
    }

    void take(double y)
    {
        m_shares.assign(m_count + 1, 0);
        m_whole.assign(m_count + 1, 0);
        m_flips.assign(m_count + 1, 0);
        for (const Edge &edge : m_edges)
            if (std::max(edge.from.y, edge.to.y) > y - 0.5 && std::min(edge.from.y, edge.to.y) < y + 0.5)
                add(edge, y);
        double whole = 0;
        int flips = 0;
        for (std::size_t i = 0; i < m_count; ++i) {
            whole += m_whole[i];
            flips += m_flips[i];
            const double share = std::min(std::abs(m_shares[i] + whole), 1.0);
            m_shares[i] = share > kNoise ? share : 0;
            m_flips[i] = flips;
        }
    }

    [[nodiscard]] double share(std::size_t i) const { return m_shares[i]; }
    [[nodiscard]] bool isCentreInside(std::size_t i) const { return m_flips[i] % 2 != 0; }

private:
    static constexpr double kNoise = 1e-12; ///< what rounding leaves where edges cancel

    [[nodiscard]] std::size_t indexOf(double pixel) const
    {
        return static_cast<std::size_t>(std::clamp(pixel - m_first, 0.0, static_cast<double>(m_count)));
    }

    void add(const Edge &edge, double y)
    {
        const double height = edge.to.y - edge.from.y;
        if (height == 0)
            return;
        const double from = std::clamp(edge.from.y, y - 0.5, y + 0.5);
        const double to = std::clamp(edge.to.y, y - 0.5, y + 0.5);
        const double slope = (edge.to.x - edge.from.x) / height;
        const auto at = [&](double h) { return edge.from.x + (h - edge.from.y) * slope; };
        const double low = std::min(at(from), at(to));
        const double high = std::max(at(from), at(to));
        const std::size_t right = indexOf(std::ceil(high + 0.5));
        for (std::size_t i = indexOf(std::floor(low + 0.5)); i < right; ++i)
            m_shares[i] += areaRightOf(edge, m_first + static_cast<double>(i), y);
        m_whole[right] += to - from;
        if ((edge.from.y > y) != (edge.to.y > y)) {
            ++m_flips[0]; // all pixels to the left of the crossing
            --m_flips[indexOf(std::ceil(at(y)))];
        }
    }

    std::vector<Edge> m_edges;
    double m_first = 1; ///< FITS
    std::size_t m_count = 0;
    std::vector<double> m_shares;
    std::vector<double> m_whole;
    std::vector<int> m_flips;
};

/// The pixels whose squares may touch `low` .. `high` (FITS), from 0, kept within `count`.
std::pair<int, int> touched(double low, double high, int count)
{
    const double most = count;
    const auto first = static_cast<int>(std::clamp(std::floor(low - 0.5), 0.0, most));
    const auto last = static_cast<int>(std::clamp(std::ceil(high - 0.5), -1.0, most - 1));
    return {first, last};
}

} // namespace

double circleOverlap(double dx, double dy, double radius)
{
    const double distance = std::sqrt(dx * dx + dy * dy);
    constexpr double kHalfDiagonal = 0.7071067811865476;
    if (radius <= 0 || distance >= radius + kHalfDiagonal)
        return 0;
    if (distance + kHalfDiagonal <= radius)
        return 1;
    const std::array corners{
        PixelPosition{dx - 0.5, dy - 0.5}, PixelPosition{dx + 0.5, dy - 0.5},
        PixelPosition{dx + 0.5, dy + 0.5}, PixelPosition{dx - 0.5, dy + 0.5}};
    double sum = 0;
    for (std::size_t i = 0; i < 4; ++i)
        sum += circleAndTriangle(corners[i], corners[(i + 1) % 4], radius);
    return std::clamp(sum, 0.0, 1.0);
}

double overlapOf(const PixelShape &shape, double x, double y)
{
    const std::vector<Edge> edges = edgesOf(shape);
    return edges.empty() ? roundOverlap(shape, x, y) : polygonOverlap(edges, x, y);
}

void forCoveredPixels(
    const PixelShape &shape, int width, int height, const std::function<void(const CoveredPixel &)> &each)
{
    const PixelBounds bounds = boundsOf(shape);
    const bool isFinite = std::isfinite(bounds.left) && std::isfinite(bounds.right)
        && std::isfinite(bounds.bottom) && std::isfinite(bounds.top);
    if (!isFinite || bounds.left > bounds.right || width <= 0 || height <= 0)
        return;
    const auto [firstColumn, lastColumn] = touched(bounds.left, bounds.right, width);
    const auto [firstRow, lastRow] = touched(bounds.bottom, bounds.top, height);
    std::vector<Edge> edges = edgesOf(shape);
    const bool isRound = edges.empty();
    const bool isBox = std::holds_alternative<BoxShape>(shape);
    EdgeRow inRow(std::move(edges), firstColumn, lastColumn);
    for (int row = firstRow; row <= lastRow; ++row) {
        const double y = row + 1;
        if (!isRound)
            inRow.take(y);
        for (int column = firstColumn; column <= lastColumn; ++column) {
            const double x = column + 1;
            CoveredPixel pixel{column, row, 0, false};
            if (isRound) {
                pixel.share = roundOverlap(shape, x, y);
                pixel.isCentreInside = pixel.share > 0 && isInside(shape, {x, y});
            } else {
                const auto i = static_cast<std::size_t>(column - firstColumn);
                pixel.share = inRow.share(i);
                // centres on the sides of a box are outside, as isInside has it
                pixel.isCentreInside =
                    isBox ? pixel.share > 0 && isInside(shape, {x, y}) : inRow.isCentreInside(i);
            }
            if (pixel.share > 0 || pixel.isCentreInside)
                each(pixel);
        }
    }
}

} // namespace tulpar
