#include "widgets/chart/cap_path.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

constexpr double kEllipsePx = 300; ///< Qt's Bezier circles are off by 0.03 % of the radius
constexpr double kWholePx = 4000;

QPolygonF arc(const Cap &cap, double middle, double half, int count)
{
    QPolygonF out;
    out.reserve(count + 1);
    for (int i = 0; i <= count; ++i) {
        const double at = middle - half + 2 * half * i / count;
        out << cap.centre + QPointF(std::cos(at), std::sin(at)) * cap.radius;
    }
    return out;
}

struct Crossing {
    bool crosses = false;
    bool isRoomInside = false; ///< of the circle, when it does not cross
    double middle = 0;
    double half = 0;
};

Crossing crossing(const Cap &cap, const QRectF &room)
{
    const QPointF d = room.center() - cap.centre;
    const double away = std::hypot(d.x(), d.y());
    const double diagonal = std::hypot(room.width(), room.height());
    Crossing out;
    out.crosses = std::abs(away - cap.radius) < diagonal;
    out.isRoomInside = away < cap.radius;
    out.middle = std::atan2(d.y(), d.x());
    out.half = 1.5 * std::asin(std::min(1.0, diagonal / cap.radius));
    return out;
}

} // namespace

void addCap(QPainterPath &path, const Cap &cap, const QRectF &room)
{
    const QRectF wide = room.adjusted(-50, -50, 50, 50);
    if (cap.isOutside)
        path.addRect(wide);
    if (cap.isPolygon) {
        if (!cap.area.isEmpty()) {
            path.addPolygon(cap.area);
            path.closeSubpath();
        }
        return;
    }
    if (cap.radius <= kEllipsePx) {
        path.addEllipse(cap.centre, cap.radius, cap.radius);
        return;
    }
    if (cap.radius <= kWholePx) {
        path.addPolygon(arc(cap, 0, M_PI, 720));
        path.closeSubpath();
        return;
    }
    const Crossing found = crossing(cap, wide);
    if (!found.crosses) {
        if (found.isRoomInside)
            path.addRect(wide);
        return;
    }
    QPolygonF region = arc(cap, found.middle, found.half, 256);
    const double depth = 3 * std::hypot(wide.width(), wide.height());
    const QPointF inwards = -QPointF(std::cos(found.middle), std::sin(found.middle)) * depth;
    region << region.last() + inwards << region.first() + inwards;
    path.addPolygon(region);
    path.closeSubpath();
}

QPainterPath capOutline(const Cap &cap, const QRectF &room)
{
    QPainterPath path;
    if (cap.isPolygon) {
        for (const QPolygonF &arc : cap.arcs)
            path.addPolygon(arc);
        return path;
    }
    if (cap.radius <= kEllipsePx) {
        path.addEllipse(cap.centre, cap.radius, cap.radius);
        return path;
    }
    if (cap.radius <= kWholePx) {
        path.addPolygon(arc(cap, 0, M_PI, 720));
        return path;
    }
    const Crossing found = crossing(cap, room.adjusted(-50, -50, 50, 50));
    if (found.crosses)
        path.addPolygon(arc(cap, found.middle, found.half, 256));
    return path;
}

void paintHatch(
    QPainter &painter, const QPainterPath &path, const QColor &colour, double spacing, const QRectF &room)
{
    const QRectF box = path.boundingRect() & room;
    if (box.isEmpty())
        return;
    painter.save();
    painter.setClipPath(path, Qt::IntersectClip);
    QColor quiet = colour;
    quiet.setAlphaF(0.35F);
    painter.setPen(QPen(quiet, 1));
    // Lines of one family over the whole widget, so that neighbouring repaints meet.
    const double first = std::floor((box.left() + box.top()) / spacing) * spacing;
    for (double sum = first; sum < box.right() + box.bottom(); sum += spacing)
        painter.drawLine(QPointF(sum - box.top(), box.top()), QPointF(sum - box.bottom(), box.bottom()));
    painter.restore();
}

} // namespace tulpar
