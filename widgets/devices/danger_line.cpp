#include "widgets/devices/danger_line.h"

#include "widgets/common/marks.h"

#include <QPainter>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

DangerLine::DangerLine(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
}

void DangerLine::setColours(const Palette &palette, const Scale &scale)
{
    m_ink = palette.danger;
    m_side = scale.wholePx(18);
    m_edge = scale.wholePx(10);
    setStyleSheet(
        u"QLabel { color: %1; background: %2; border: %3px solid %1; padding: %4px %5px %4px %6px; }"_s.arg(
            palette.danger.name(), palette.panelRaised.name(), QString::number(scale.wholePx(2)),
            QString::number(scale.wholePx(4)), QString::number(m_edge),
            QString::number(m_side + 2 * m_edge)));
}

void DangerLine::paintEvent(QPaintEvent *event)
{
    QLabel::paintEvent(event);
    QPainter painter(this);
    paintMark(painter, QRectF(m_edge, (height() - m_side) / 2.0, m_side, m_side), Mark::Trouble, m_ink);
}

} // namespace tulpar
