#include "widgets/viewer/pane_overlay.h"

#include "core/words/numbers.h"

#include <QCoreApplication>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(FrameViewer)
};

constexpr int kCircleSteps = 120;
// Logical pixels.
constexpr double kCompassArm = 24;
constexpr double kCompassRoom = kCompassArm + 16; // from its origin to the frame's edges
constexpr double kBarFromRight = 12;
constexpr double kBarFromBottom = 14;
constexpr double kBarOfFrame = 0.3; // of its width at most

} // namespace

Angle roundLength(Angle largest)
{
    static constexpr std::array kArcseconds{0.1,    0.2,    0.5,    1.0,     2.0,     5.0,    10.0,
                                            20.0,   30.0,   60.0,   120.0,   300.0,   600.0,  1200.0,
                                            1800.0, 3600.0, 7200.0, 18000.0, 36000.0, 72000.0};
    double best = kArcseconds.front();
    for (const double length : kArcseconds)
        if (length <= largest.asArcseconds())
            best = length;
    return Angle::arcseconds(best);
}

std::optional<QPointF> PaneOverlay::at(const IcrsDirection &direction) const
{
    const auto &wcs = frame.facts().wcs;
    if (!wcs)
        return std::nullopt;
    const auto pixel = wcs->toPixel(direction);
    if (!pixel)
        return std::nullopt;
    return area.topLeft() + placement.toDevice(*pixel) / devicePixelRatio;
}

QRectF PaneOverlay::shownFrame() const
{
    const QRectF device = placement.visible();
    return QRectF(area.topLeft() + device.topLeft() / devicePixelRatio, device.size() / devicePixelRatio);
}

QColor PaneOverlay::ink() const
{
    if (!isInverted)
        return colours.text;
    return colours.lighting == Lighting::Red ? QColor(24, 0, 0) : QColor(24, 26, 30);
}

QColor PaneOverlay::halo() const
{
    QColor halo = Qt::black;
    if (isInverted)
        halo = colours.lighting == Lighting::Red ? QColor(255, 0, 0) : QColor(Qt::white);
    halo.setAlpha(150);
    return halo;
}

QColor PaneOverlay::quietInk() const
{
    QColor quiet = ink();
    quiet.setAlpha(110);
    return quiet;
}

void PaneOverlay::drawThin(QPainter &painter, const QPainterPath &path, const QColor &colour) const
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, scale.px(1), Qt::SolidLine, Qt::FlatCap));
    painter.drawPath(path);
}

void PaneOverlay::drawPath(
    QPainter &painter, const QPainterPath &path, const QColor &colour, double width) const
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(halo(), width + scale.px(2), Qt::SolidLine, Qt::FlatCap));
    painter.drawPath(path);
    painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::FlatCap));
    painter.drawPath(path);
}

void PaneOverlay::drawLabel(
    QPainter &painter, QPointF baseline, const QString &text, const QColor &colour) const
{
    // A halo of the text itself, flat: four offsets are enough at these sizes.
    painter.setPen(halo());
    for (const QPointF shift : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)})
        painter.drawText(baseline + shift, text);
    painter.setPen(colour);
    painter.drawText(baseline, text);
}

void PaneOverlay::drawPointer(
    QPainter &painter, QPointF to, const IcrsDirection &direction, const QColor &colour) const
{
    const QFontMetricsF metrics(painter.font());
    const IcrsDirection middle = frame.facts().wcs->toIcrs(
        placement.toPixel(QPointF(area.width(), area.height()) * devicePixelRatio / 2));
    const QString text = Text::tr("burst %1 from here").arg(words::radius(separation(middle, direction)));
    const QPointF towards = to - area.center();
    const double length = std::hypot(towards.x(), towards.y());
    const QPointF unit = towards / length;
    const double reach = std::min(area.width(), area.height()) / 2 - scale.px(14);
    const QPointF tip = area.center() + unit * reach;
    const QPointF back = unit * scale.px(9);
    const QPointF side = QPointF(back.y(), -back.x()) * 0.7;
    QPainterPath arrow;
    arrow.moveTo(tip - back + side);
    arrow.lineTo(tip);
    arrow.lineTo(tip - back - side);
    drawPath(painter, arrow, colour, scale.px(1.5));
    // The words stand behind the arrow, as far back as their box needs to clear it.
    const double width = metrics.horizontalAdvance(text);
    const double clear =
        std::abs(unit.x()) * width / 2 + std::abs(unit.y()) * metrics.height() / 2 + scale.px(16);
    const QPointF middleOfText = tip - unit * clear;
    drawLabel(painter, middleOfText + QPointF(-width / 2, metrics.capHeight() / 2), text, colour);
}

void PaneOverlay::drawMark(QPainter &painter, const EventMark &mark) const
{
    const auto centre = at(mark.position);
    if (!centre)
        return;
    const QColor colour = isInverted ? ink() : colours.target;
    const QFontMetricsF metrics(painter.font());
    if (!area.contains(*centre))
        drawPointer(painter, *centre, mark.position, colour);

    const double gap = scale.px(7);
    const double arm = scale.px(9);
    QPainterPath cross;
    for (const QPointF way : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)}) {
        cross.moveTo(*centre + way * gap);
        cross.lineTo(*centre + way * (gap + arm));
    }
    if (area.contains(*centre))
        drawPath(painter, cross, colour, scale.px(1));
    if (!mark.error || *mark.error <= Angle())
        return;

    QPainterPath circle;
    QPointF lowest = *centre;
    for (int i = 0; i <= kCircleSteps; ++i) {
        const auto point = at(offset(mark.position, Angle::degrees(i * 360.0 / kCircleSteps), *mark.error));
        if (!point)
            return;
        if (i == 0)
            circle.moveTo(*point);
        else
            circle.lineTo(*point);
        if (point->y() > lowest.y())
            lowest = *point;
    }
    // Without a halo: a long smooth line is the dearest thing on a frame, and its colour stands out as it is.
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, scale.px(1.2), Qt::SolidLine, Qt::FlatCap));
    painter.drawPath(circle);
    const QString label = Text::tr("error %1").arg(words::radius(*mark.error));
    const double width = metrics.horizontalAdvance(label);
    const QPointF baseline(lowest.x() - width / 2, lowest.y() + metrics.ascent() + scale.px(3));
    if (area.contains(QRectF(baseline.x(), baseline.y() - metrics.ascent(), width, metrics.height())))
        drawLabel(painter, baseline, label, colour);
}

void PaneOverlay::drawCompass(QPainter &painter) const
{
    const auto &wcs = frame.facts().wcs;
    if (!wcs)
        return;
    const PixelPosition middle =
        placement.toPixel(QPointF(area.width(), area.height()) * devicePixelRatio / 2);
    const IcrsDirection here = wcs->toIcrs(middle);
    const double step = wcs->scaleArcsecPerPx() * 4;
    const double arm = scale.px(kCompassArm);
    const double room = scale.px(kCompassRoom);
    const QPointF origin = shownFrame().bottomLeft() + QPointF(room, -room);
    const QFontMetricsF metrics(painter.font());
    QPainterPath arms;
    for (const bool isNorth : {true, false}) {
        const auto to = wcs->toPixel(offset(here, Angle::degrees(isNorth ? 0 : 90), Angle::arcseconds(step)));
        if (!to)
            return;
        const QPointF way(to->x - middle.x, middle.y - to->y);
        const QPointF unit = way / std::hypot(way.x(), way.y());
        const QPointF tip = origin + unit * arm;
        arms.moveTo(origin);
        arms.lineTo(tip);
        if (isNorth) { // an arrow head for north alone tells it apart without reading
            const QPointF back = unit * scale.px(5);
            const QPointF side = QPointF(unit.y(), -unit.x()) * scale.px(3.5);
            arms.moveTo(tip - back + side);
            arms.lineTo(tip);
            arms.lineTo(tip - back - side);
        }
        const QString letter = isNorth ? Text::tr("N", "north") : Text::tr("E", "east");
        const QPointF middleOfLetter = origin + unit * (arm + scale.px(8));
        drawLabel(
            painter,
            middleOfLetter + QPointF(-metrics.horizontalAdvance(letter) / 2, metrics.capHeight() / 2), letter,
            ink());
    }
    drawPath(painter, arms, ink(), scale.px(1.2));
}

void PaneOverlay::drawScaleBar(QPainter &painter) const
{
    const auto &wcs = frame.facts().wcs;
    if (!wcs || placement.isEmpty())
        return;
    const double arcsecPerPx = wcs->scaleArcsecPerPx() / placement.zoom() * devicePixelRatio;
    const Angle length = roundLength(Angle::arcseconds(arcsecPerPx * shownFrame().width() * kBarOfFrame));
    const double width = length.asArcseconds() / arcsecPerPx;
    const QPointF right =
        shownFrame().bottomRight() + QPointF(-scale.px(kBarFromRight), -scale.px(kBarFromBottom));
    const QPointF left = right - QPointF(width, 0);
    const double tick = scale.px(4);
    QPainterPath bar;
    bar.moveTo(left - QPointF(0, tick));
    bar.lineTo(left);
    bar.lineTo(right);
    bar.lineTo(right - QPointF(0, tick));
    drawPath(painter, bar, ink(), scale.px(1.2));
    const QString text = words::radius(length);
    const QFontMetricsF metrics(painter.font());
    drawLabel(
        painter,
        QPointF((left.x() + right.x() - metrics.horizontalAdvance(text)) / 2, right.y() - tick - scale.px(2)),
        text, ink());
}

std::vector<QRectF> PaneOverlay::corners(const QFontMetricsF &metrics) const
{
    const QRectF frameArea = shownFrame();
    const double side = 2 * scale.px(kCompassRoom);
    const double bar = frameArea.width() * kBarOfFrame + 2 * scale.px(kBarFromRight);
    const double barHeight = metrics.height() + scale.px(kBarFromBottom + 8);
    const double badges = 2 * (metrics.height() + scale.px(10));
    return {
        QRectF(frameArea.left(), frameArea.bottom() - side, side, side),
        QRectF(frameArea.right() - bar, frameArea.bottom() - barHeight, bar, barHeight),
        QRectF(area.left(), area.top(), area.width() / 2, badges)};
}

void PaneOverlay::drawCrosshair(QPainter &painter) const
{
    const QPointF centre = area.center();
    const double gap = scale.px(4);
    QPainterPath cross;
    for (const QPointF way : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)}) {
        cross.moveTo(centre + way * gap);
        cross.lineTo(centre + way * (gap + scale.px(7)));
    }
    drawPath(painter, cross, ink(), scale.px(1));
}

void PaneOverlay::drawBadge(
    QPainter &painter, const QString &text, std::optional<Mark> mark, const QColor &colour, int row) const
{
    const QFontMetricsF metrics(painter.font());
    const double margin = scale.px(6);
    const double padding = scale.px(5);
    const double markRoom = mark ? metrics.ascent() + padding : 0;
    const double room = area.width() - 2 * (margin + padding) - markRoom;
    const QString shown = metrics.elidedText(text, Qt::ElideRight, room);
    QRectF box(
        0, 0, metrics.horizontalAdvance(shown) + markRoom + 2 * padding, metrics.height() + scale.px(4));
    box.moveTopLeft(area.topLeft() + QPointF(margin, margin + row * (box.height() + margin / 2)));
    painter.setPen(QPen(colour, 1));
    painter.setBrush(colours.background);
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
    if (mark)
        paintMark(
            painter,
            QRectF(
                box.left() + padding, box.top() + (box.height() - metrics.ascent()) / 2, metrics.ascent(),
                metrics.ascent()),
            *mark, colour);
    painter.setPen(colour);
    painter.drawText(
        box.adjusted(padding + markRoom, 0, -padding, 0), Qt::AlignLeft | Qt::AlignVCenter, shown);
}

} // namespace tulpar
