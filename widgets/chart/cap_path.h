#pragma once

#include "widgets/chart/chart_projection.h"

#include <QColor>
#include <QPainterPath>

class QPainter;

namespace tulpar {

/// Adds the part of the sky `cap` means, as far as `room` shows it; for odd-even filling. Circles far larger
/// than the screen (the horizon in a small field) become the arc that crosses it, exact to 0.1 px.
void addCap(QPainterPath &path, const Cap &cap, const QRectF &room);

/// Its rim, as far as `room` shows it.
[[nodiscard]] QPainterPath capOutline(const Cap &cap, const QRectF &room);

/// Diagonal lines `spacing` px apart inside `path`.
void paintHatch(
    QPainter &painter, const QPainterPath &path, const QColor &colour, double spacing, const QRectF &room);

} // namespace tulpar
