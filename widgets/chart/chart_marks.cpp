// How the marks of the chart look: telescope, target, alerts, deep-sky objects, the Moon.
#include "widgets/chart/cap_path.h"
#include "widgets/chart/chart_painter.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace tulpar {

void ChartPainter::paintMark(QPainter &painter, const DrawItem &item) const
{
    const QPointF at = item.points.front();
    const double r = item.size;
    painter.setPen(pen(item));
    painter.setBrush(Qt::NoBrush);
    switch (item.mark) {
    case MarkKind::Reticle:
        if (item.isHatched) {
            QPainterPath disc;
            disc.addEllipse(at, r, r);
            paintHatch(painter, disc, colour(item.ink), m_scale.px(4), disc.boundingRect());
        }
        painter.drawEllipse(at, r, r);
        for (const QPointF &d : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)})
            painter.drawLine(at + d * r * 0.55, at + d * r * 1.55);
        break;
    case MarkKind::Cross:
        for (const QPointF &d : {QPointF(1, 1), QPointF(-1, 1), QPointF(1, -1), QPointF(-1, -1)})
            painter.drawLine(at + d * r * 0.3, at + d * r * 0.85);
        break;
    case MarkKind::Diamond:
    case MarkKind::Struck:
        painter.drawPolygon(
            QPolygonF({at + QPointF(r, 0), at + QPointF(0, r), at - QPointF(r, 0), at - QPointF(0, r)}));
        if (item.mark == MarkKind::Struck)
            painter.drawLine(at + QPointF(-1.5 * r, 0), at + QPointF(1.5 * r, 0));
        break;
    case MarkKind::Dot:
        painter.drawEllipse(at, r, r);
        break;
    case MarkKind::Planet:
    case MarkKind::Second:
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour(item.ink));
        painter.drawEllipse(at, r, r);
        break;
    case MarkKind::Sun:
        painter.drawEllipse(at, r, r);
        painter.setBrush(colour(item.ink));
        painter.drawEllipse(at, r * 0.3, r * 0.3);
        break;
    case MarkKind::Moon:
        paintMoon(painter, item);
        break;
    case MarkKind::Chosen:
        for (const double corner : {45.0, 135.0, 225.0, 315.0})
            painter.drawArc(
                QRectF(at - QPointF(r, r), QSizeF(2 * r, 2 * r)), static_cast<int>((corner - 18) * 16),
                36 * 16);
        break;
    case MarkKind::Zenith:
        painter.drawLine(at - QPointF(r, 0), at + QPointF(r, 0));
        painter.drawLine(at - QPointF(0, r), at + QPointF(0, r));
        break;
    case MarkKind::Planned:
        painter.drawEllipse(at, r, r);
        painter.drawPolygon(QPolygonF(
            {at + QPointF(r, 0) * 0.5, at + QPointF(0, r) * 0.5, at - QPointF(r, 0) * 0.5,
             at - QPointF(0, r) * 0.5}));
        break;
    case MarkKind::Own:
        painter.drawPolygon(
            QPolygonF({at + QPointF(0, r), at - QPointF(r, r * 0.7), at + QPointF(r, -r * 0.7)}));
        break;
    case MarkKind::Galaxy:
    case MarkKind::GalaxyCluster:
    case MarkKind::OpenCluster:
    case MarkKind::Globular:
    case MarkKind::PlanetaryNebula:
    case MarkKind::Nebula:
        paintDeepSky(painter, item);
        break;
    }
}

/// The symbols of printed atlases.
void ChartPainter::paintDeepSky(QPainter &painter, const DrawItem &item) const
{
    const QPointF at = item.points.front();
    const double r = item.size;
    switch (item.mark) {
    case MarkKind::Galaxy:
        painter.drawEllipse(at, r * 1.15, r * item.value);
        break;
    case MarkKind::GalaxyCluster:
    case MarkKind::OpenCluster: {
        QPen dots = painter.pen();
        const double around = 2 * M_PI * r / item.width;
        const double period =
            around / std::max(6.0, std::floor(around / (item.mark == MarkKind::OpenCluster ? 3.2 : 7)));
        const double on = item.mark == MarkKind::OpenCluster ? 1.2 : period * 0.6;
        dots.setDashPattern({on, period - on});
        painter.setPen(dots);
        painter.drawEllipse(at, r, r);
        break;
    }
    case MarkKind::Globular:
        painter.drawEllipse(at, r, r);
        painter.drawLine(at - QPointF(r, 0), at + QPointF(r, 0));
        painter.drawLine(at - QPointF(0, r), at + QPointF(0, r));
        break;
    case MarkKind::PlanetaryNebula:
        painter.drawEllipse(at, r * 0.7, r * 0.7);
        for (const QPointF &d : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)})
            painter.drawLine(at + d * r * 0.7, at + d * r * 1.3);
        break;
    default:
        painter.drawRect(QRectF(at - QPointF(r, r) * 0.9, QSizeF(2 * r, 2 * r) * 0.9));
        break;
    }
}

void ChartPainter::paintMoon(QPainter &painter, const DrawItem &item) const
{
    const double r = item.size;
    const QColor bright = colour(item.ink);
    const QColor dark = m_palette.ground;
    painter.save();
    painter.translate(item.points.front());
    painter.rotate(-item.angleRad * 180 / M_PI);
    painter.setPen(Qt::NoPen);
    painter.setBrush(dark);
    painter.drawEllipse(QPointF(), r, r);
    // The Sun is to the right: half a disc, then the terminator's ellipse added or taken away.
    QPainterPath lit;
    lit.moveTo(0, -r);
    lit.arcTo(QRectF(-r, -r, 2 * r, 2 * r), 90, -180);
    const double bulge = (2 * item.value - 1) * r;
    lit.arcTo(QRectF(-std::abs(bulge), -r, 2 * std::abs(bulge), 2 * r), -90, bulge > 0 ? -180 : 180);
    painter.setBrush(bright);
    painter.drawPath(lit);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(bright, m_scale.px(0.8)));
    painter.drawEllipse(QPointF(), r, r);
    painter.restore();
}

} // namespace tulpar
