#include "widgets/chart/cursor_line.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace tulpar {

CursorLine::CursorLine(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

void CursorLine::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    setFont(scale.font(parentWidget()->font(), 0.92));
    update();
}

void CursorLine::setFloor(int px)
{
    m_floor = px;
    move(x(), parentWidget()->height() - m_floor - m_scale.wholePx(24) - height());
}

void CursorLine::setLines(const QStringList &lines, const QPoint &at)
{
    if (lines.isEmpty()) {
        m_lines.clear();
        hide();
        return;
    }
    const bool isSame = lines == m_lines;
    m_lines = lines;
    place(at);
    show();
    raise();
    if (!isSame)
        update();
}

void CursorLine::place(const QPoint &at)
{
    const QFontMetrics metrics(font());
    int width = 0;
    for (const QString &line : m_lines)
        width = std::max(width, metrics.horizontalAdvance(line));
    const int inset = m_scale.wholePx(6);
    const QSize wanted(
        std::min(width + 2 * inset, parentWidget()->width()),
        metrics.height() * static_cast<int>(m_lines.size()) + inset);
    const int top = parentWidget()->height() - m_floor - m_scale.wholePx(24) - wanted.height();
    const int away = m_scale.wholePx(30);
    QRect box(QPoint(m_scale.wholePx(4), top), wanted);
    if (box.adjusted(-away, -away, away, away).contains(at))
        box.moveLeft(std::max(0, parentWidget()->width() - wanted.width() - m_scale.wholePx(4)));
    setGeometry(box);
}

void CursorLine::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_palette.sky);
    painter.setFont(font());
    const int inset = m_scale.wholePx(6);
    const int row = QFontMetrics(font()).height();
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        painter.setPen(i == 0 ? m_palette.dimText : m_palette.text);
        painter.drawText(
            QRect(inset, inset / 2 + static_cast<int>(i) * row, width() - inset, row), Qt::AlignVCenter,
            m_lines[i]);
    }
}

} // namespace tulpar
