#include "widgets/common/quiet_text.h"

#include <QPainter>

namespace tulpar {

QuietText::QuietText(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setCursorWidth(0); // Qt's own inverts what lies under it
}

void QuietText::paintEvent(QPaintEvent *event)
{
    QPlainTextEdit::paintEvent(event);
    if (!hasFocus() || isReadOnly())
        return;
    QRect caret = cursorRect();
    caret.setWidth(1);
    QPainter(viewport()).fillRect(caret, palette().color(QPalette::Text));
}

} // namespace tulpar
