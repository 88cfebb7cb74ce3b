#include "widgets/devices/device_cell_widget.h"

#include <QPainter>
#include <QStringList>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

DeviceCellWidget::DeviceCellWidget(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void DeviceCellWidget::setCell(const DeviceCell &cell)
{
    const QString says = (QStringList{cell.name, cell.word, cell.value}).join(u' ').simplified();
    setToolTip(cell.age.isEmpty() ? says : tr("%1, measured %2 ago").arg(says, cell.age));
    setAccessibleName(says);
    DeviceCell shown = cell;
    if (!shown.isStale)
        shown.age.clear(); // an age that is not shown must not cause a repaint
    if (shown == m_cell)
        return;
    m_cell = shown;
    updateGeometry();
    update();
}

void DeviceCellWidget::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    updateGeometry();
    update();
}

QString DeviceCellWidget::tail() const
{
    QStringList parts{m_cell.word};
    if (!m_cell.value.isEmpty())
        parts << m_cell.value;
    if (m_cell.isStale && !m_cell.age.isEmpty())
        parts << m_cell.age;
    return parts.join(u' ');
}

QSize DeviceCellWidget::sizeHint() const
{
    const int side = fontMetrics().ascent();
    const int text = fontMetrics().horizontalAdvance(m_cell.name) + fontMetrics().horizontalAdvance(tail());
    return {text + side + m_scale.wholePx(24), fontMetrics().height() + m_scale.wholePx(6)};
}

void DeviceCellWidget::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int gap = m_scale.wholePx(6);
    const int side = fontMetrics().ascent() * 4 / 5;
    const int nameWidth = fontMetrics().horizontalAdvance(m_cell.name);
    const QRect area = rect().adjusted(gap, 0, -gap, 0);
    const QColor colour = colourOf(m_cell.need, m_palette);
    painter.setPen(m_palette.dimText);
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft, m_cell.name);
    const QRectF mark(area.left() + nameWidth + gap, (height() - side) / 2.0, side, side);
    paintMark(painter, mark, m_cell.mark, colour);
    const QRect text = area.adjusted(nameWidth + gap + side + gap * 3 / 4, 0, gap, 0);
    if (m_cell.isStale)
        paintHatch(painter, rect().adjusted(1, 2, -1, -2), m_palette.unknownHatch, m_scale.px(8));
    painter.setPen(colour);
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft, tail());
}

} // namespace tulpar
