#include "widgets/common/told_label.h"

#include <QLabel>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

void colourWords(QLabel *label, const QColor &colour)
{
    const QString sheet = u"QLabel { color: %1; }"_s.arg(colour.name());
    if (label->styleSheet() != sheet)
        label->setStyleSheet(sheet);
}

QColor toldColour(const QString &words, Need need, const Palette &palette)
{
    if (words.isEmpty())
        return palette.dimText;
    return need == Need::None ? palette.text : colourOf(need, palette);
}

} // namespace tulpar
