#include "widgets/common/quiet_line.h"

#include <QPainter>

namespace tulpar {

namespace {

// QLineEdit::cursorRect is the caret with five columns before it and four behind.
constexpr int kBefore = 5;
constexpr int kBehind = 4;

} // namespace

QuietLine::QuietLine(QWidget *parent)
    : QLineEdit(parent)
{
}

void QuietLine::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (hasFocus() && !isReadOnly())
        QPainter(this).fillRect(
            cursorRect().adjusted(kBefore, 0, -kBehind, 0), palette().color(QPalette::Text));
}

} // namespace tulpar
