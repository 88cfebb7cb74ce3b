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
        const QColor cut = colour.lightnessF() > 0.5F ? QColor(Qt::black) : QColor(Qt::white);
        const QColor gap = colour.green() == 0 && colour.blue() == 0 ? QColor(Qt::black) : cut;
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
