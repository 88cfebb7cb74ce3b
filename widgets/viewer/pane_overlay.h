#pragma once

#include "core/image/frame.h"
#include "widgets/common/marks.h"
#include "widgets/common/palette.h"
#include "widgets/viewer/view_link.h"
#include "widgets/viewer/viewer_model.h"

#include <QPainter>
#include <QRectF>

#include <optional>
#include <vector>

namespace tulpar {

/// Draws on a frame: burst, compass, scale bar, badges. Works in logical pixels of an image area whose top
/// left corner is at `area`; `placement` is in device pixels of that area. Holds nothing.
struct PaneOverlay {
    const Frame &frame;
    const Placement &placement;
    QRectF area;
    double devicePixelRatio = 1;
    bool isInverted = false;
    const Palette &colours;
    Scale scale;

    void drawMark(QPainter &painter, const EventMark &mark) const;
    void drawCompass(QPainter &painter) const;
    void drawScaleBar(QPainter &painter) const;
    void drawCrosshair(QPainter &painter) const;
    /// At the top left; `row` 0 is the topmost.
    void drawBadge(
        QPainter &painter, const QString &text, std::optional<Mark> mark, const QColor &colour,
        int row) const;

    /// The part of the area that has pixels under it; around a turned frame the smallest rectangle.
    [[nodiscard]] QRectF shownFrame() const;
    /// Logical position of a direction; nothing without coordinates.
    [[nodiscard]] std::optional<QPointF> at(const IcrsDirection &direction) const;

    /// Where badges, compass and scale bar stand, for words that are to be read beside them.
    [[nodiscard]] std::vector<QRectF> corners(const QFontMetricsF &metrics) const;

    // For what is drawn over frames: legible on bright and dark.
    [[nodiscard]] QColor ink() const;
    [[nodiscard]] QColor quietInk() const; ///< for much of it
    void drawLabel(QPainter &painter, QPointF baseline, const QString &text, const QColor &colour) const;
    void drawPath(QPainter &painter, const QPainterPath &path, const QColor &colour, double width) const;
    /// Without a halo: for long lines.
    void drawThin(QPainter &painter, const QPainterPath &path, const QColor &colour) const;

private:
    [[nodiscard]] QColor halo() const;
    /// An arrow at the edge towards what lies outside, and how far it is from the middle of the area.
    void drawPointer(
        QPainter &painter, QPointF to, const IcrsDirection &direction, const QColor &colour) const;
};

/// The longest of 1, 2, 5 times ten (and their likes in arcminutes and degrees) that is not above `largest`.
[[nodiscard]] Angle roundLength(Angle largest);

} // namespace tulpar
