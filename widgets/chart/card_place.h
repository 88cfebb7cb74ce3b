#pragma once

#include <QPoint>
#include <QRectF>
#include <QSize>

#include <vector>

namespace tulpar {

/// Where the upper left corner of a card goes in `room`, px: at the left or the right edge, where it covers
/// neither `chosen`, what it speaks of, nor `words`; where there is no such place, `chosen` first. Pure.
[[nodiscard]] QPoint cardPlace(
    const QSize &card, const QRectF &room, const QRectF &chosen, const std::vector<QRectF> &words,
    double gap);

} // namespace tulpar
