#pragma once

#include "widgets/common/marks.h"
#include "widgets/common/palette.h"
#include "widgets/common/say.h"

#include <QColor>
#include <QString>

class QLabel;

namespace tulpar {

/// Gives the words of a label a colour, where they have another: a style sheet is read again even when it is
/// the same. GUI thread.
void colourWords(QLabel *label, const QColor &colour);

/// The colour of such words: dimmed where there are none.
[[nodiscard]] QColor toldColour(const QString &words, Need need, const Palette &palette);

/// What a panel tells of what was done at it, in the colour of how it is needed; without words `quiet`, so
/// that nothing moves when words come.
template <class Label>
void tellOn(Label *label, const QString &words, const QString &quiet, Need need, const Palette &palette)
{
    colourWords(label, toldColour(words, need, palette));
    say(label, words.isEmpty() ? quiet : words);
}

} // namespace tulpar
