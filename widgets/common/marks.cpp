#include "widgets/common/marks.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace tulpar {

QColor colourOf(Need need, const Palette &palette)
{
    switch (need) {
    case Need::None:
        return palette.text;
    case Need::Look:
        return palette.attention;
    case Need::Act:
        return palette.danger;
    }
    return palette.text;
}

namespace {

void strokeLines(QPainter &painter, const QPolygonF &points, const QColor &colour, double width)
{
    painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(points);
}

/// What is cut out of a filled shape; pure red stays pure.
QColor cutIn(const QColor &colour)
{
    if (colour.green() == 0 && colour.blue() == 0)
        return {Qt::black};
    return colour.lightnessF() > 0.5F ? QColor(Qt::black) : QColor(Qt::white);
}

} // namespace

void paintMark(QPainter &painter, const QRectF &place, Mark mark, const QColor &colour)
{
    const double side = std::min(place.width(), place.height());
    const double unit = side / 10;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(place.center() - QPointF(side / 2, side / 2));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    const auto at = [unit](double x, double y) { return QPointF(x * unit, y * unit); };
    const double stroke = 1.5 * unit;
    switch (mark) {
    case Mark::Steady:
        painter.drawEllipse(at(5, 5), 4 * unit, 4 * unit);
        break;
    case Mark::Resting:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour, stroke));
        painter.drawEllipse(at(5, 5), 3.4 * unit, 3.4 * unit);
        break;
    case Mark::Open:
        painter.drawPolygon(QPolygonF({at(5, 0.8), at(9.6, 9), at(0.4, 9)}));
        break;
    case Mark::Closed:
        painter.drawRect(QRectF(at(0.5, 3.6), at(9.5, 6.8)));
        break;
    case Mark::Moving:
        strokeLines(painter, {at(1, 1.2), at(4.6, 5), at(1, 8.8)}, colour, stroke * 1.2);
        strokeLines(painter, {at(5.2, 1.2), at(8.8, 5), at(5.2, 8.8)}, colour, stroke * 1.2);
        break;
    case Mark::Trouble: {
        QPainterPath path;
        path.addRect(QRectF(at(0.5, 0.5), at(9.5, 9.5)));
        painter.drawPath(path);
        const QColor gap = cutIn(colour);
        strokeLines(painter, {at(2.8, 2.8), at(7.2, 7.2)}, gap, stroke);
        strokeLines(painter, {at(7.2, 2.8), at(2.8, 7.2)}, gap, stroke);
        break;
    }
    case Mark::Unknown: {
        // Strokes, not a letter: the same in every font.
        QPainterPath hook;
        hook.moveTo(at(2.4, 3.2));
        hook.cubicTo(at(2.4, -0.6), at(7.8, -0.6), at(7.8, 3));
        hook.cubicTo(at(7.8, 4.8), at(5, 5), at(5, 7));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour, stroke, Qt::SolidLine, Qt::FlatCap));
        painter.drawPath(hook);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(at(5, 9), unit, unit);
        break;
    }
    case Mark::Done:
        strokeLines(painter, {at(1, 5.2), at(4, 8.4), at(9, 1.8)}, colour, stroke);
        break;
    case Mark::Refused:
        strokeLines(painter, {at(1.5, 1.5), at(8.5, 8.5)}, colour, stroke);
        strokeLines(painter, {at(8.5, 1.5), at(1.5, 8.5)}, colour, stroke);
        break;
    case Mark::Waiting:
        painter.drawRect(QRectF(at(1.8, 1), at(4.2, 9)));
        painter.drawRect(QRectF(at(5.8, 1), at(8.2, 9)));
        break;
    case Mark::Asks: {
        painter.drawPolygon(QPolygonF({at(5, -0.6), at(10.6, 5), at(5, 10.6), at(-0.6, 5)}));
        painter.setBrush(cutIn(colour));
        painter.drawRect(QRectF(at(4.3, 1.9), at(5.7, 5.9)));
        painter.drawRect(QRectF(at(4.3, 6.8), at(5.7, 8.2)));
        break;
    }
    case Mark::Replaced:
        strokeLines(painter, {at(1.6, 0.8), at(1.6, 6), at(7.2, 6)}, colour, stroke);
        painter.drawPolygon(QPolygonF({at(6.2, 2.8), at(9.8, 6), at(6.2, 9.2)}));
        break;
    case Mark::Barred:
    case Mark::NoEntry:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour, stroke));
        painter.drawEllipse(at(5, 5), 4.1 * unit, 4.1 * unit);
        if (mark == Mark::Barred)
            strokeLines(painter, {at(2.2, 7.8), at(7.8, 2.2)}, colour, stroke);
        else
            strokeLines(painter, {at(2.6, 5), at(7.4, 5)}, colour, stroke * 1.2);
        break;
    case Mark::Overruled:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour, stroke, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.drawRect(QRectF(at(1.2, 1.2), at(8.8, 8.8)));
        strokeLines(painter, {at(-0.6, 6.6), at(10.6, 1.2)}, colour, stroke);
        strokeLines(painter, {at(-0.6, 9.6), at(10.6, 4.2)}, colour, stroke);
        break;
    case Mark::Seen:
        painter.drawEllipse(at(5, 5), 2 * unit, 2 * unit);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour, stroke * 0.8));
        painter.drawEllipse(at(5, 5), 4.2 * unit, 4.2 * unit);
        break;
    case Mark::Trial:
        strokeLines(painter, {at(1, 3.6), at(1, 1), at(3.6, 1)}, colour, stroke);
        strokeLines(painter, {at(6.4, 1), at(9, 1), at(9, 3.6)}, colour, stroke);
        strokeLines(painter, {at(9, 6.4), at(9, 9), at(6.4, 9)}, colour, stroke);
        strokeLines(painter, {at(3.6, 9), at(1, 9), at(1, 6.4)}, colour, stroke);
        break;
    }
    painter.restore();
}

void paintHatch(QPainter &painter, const QRectF &place, const QColor &colour, double spacing)
{
    painter.save();
    painter.setClipRect(place, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(colour, 1));
    for (double x = place.left() - place.height(); x < place.right(); x += spacing)
        painter.drawLine(QPointF(x, place.bottom()), QPointF(x + place.height(), place.top()));
    painter.restore();
}

} // namespace tulpar
