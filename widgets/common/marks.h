#pragma once

#include "widgets/common/palette.h"

#include <QRectF>

class QPainter;

namespace tulpar {

/// The shapes of the desk: a state is told by shape first, then by its word, last by colour.
enum class Mark {
    Steady, ///< disc: at work as it should be
    Resting, ///< ring: alive, doing nothing
    Open, ///< triangle
    Closed, ///< bar
    Moving, ///< two chevrons
    Trouble, ///< cross in a square
    Unknown, ///< question mark: never heard, or too old
    Done, ///< tick
    Refused, ///< cross
    Waiting, ///< two upright bars
    Asks, ///< diamond with a stroke and a dot: a person is asked
    Replaced, ///< hooked arrow: goes on under another name
    Barred, ///< ring with a slash: not what it seemed
    NoEntry, ///< ring with a bar: a person said no
    Trial, ///< four corners of a square: only a test
    Overruled, ///< square frame struck through twice: a person's word stands against it
    Seen, ///< disc in a ring: there, and a person has seen it
};

/// How much a state asks of the person; chooses the colour.
enum class Need { None, Look, Act };

[[nodiscard]] QColor colourOf(Need need, const Palette &palette);

/// Paints the shape into the largest square centred in `place`, in flat colour.
void paintMark(QPainter &painter, const QRectF &place, Mark mark, const QColor &colour);

/// Slanted lines over what is stale, clipped to `place`.
void paintHatch(QPainter &painter, const QRectF &place, const QColor &colour, double spacing);

} // namespace tulpar
