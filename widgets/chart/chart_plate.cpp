#include "widgets/chart/chart_plate.h"

#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

namespace tulpar {

ChartPlate::ChartPlate(QWidget *parent)
    : QFrame(parent)
{
    hide();
}

void ChartPlate::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    update();
}

void ChartPlate::dress(QLabel *label, bool isDim, double relative) const
{
    QPalette colours;
    for (const auto role : {QPalette::WindowText, QPalette::Text})
        colours.setColor(role, isDim ? m_palette.dimText : m_palette.text);
    colours.setColor(QPalette::Highlight, m_palette.selection);
    colours.setColor(QPalette::HighlightedText, m_palette.text);
    label->setPalette(colours);
    label->setFont(m_scale.font(parentWidget()->font(), relative));
}

void ChartPlate::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_palette.panel);
    painter.setPen(m_palette.line);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void ChartPlate::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit closed();
    else
        QFrame::keyPressEvent(event);
}

void ChartPlate::mousePressEvent(QMouseEvent *event)
{
    event->accept();
}

void ChartPlate::wheelEvent(QWheelEvent *event)
{
    event->accept();
}

} // namespace tulpar
