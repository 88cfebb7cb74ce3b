#include "widgets/viewer/side_panel.h"

#include "widgets/common/flat_sheet.h"

#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

SidePanel::SidePanel(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
    , m_column(new QVBoxLayout(this))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_close = newButton(u"×"_s);
    m_close->setToolTip(tr("close; the same key opens it again"));
    m_column->addWidget(m_close, 0, Qt::AlignRight);
    connect(m_close, &QToolButton::clicked, this, &SidePanel::closed);
}

QToolButton *SidePanel::newButton(const QString &text)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setAutoRaise(true);
    return button;
}

void SidePanel::setColours(const Palette &colours, const Scale &scale)
{
    m_colours = colours;
    m_scale = scale;
    const int margin = scale.wholePx(6);
    m_column->setContentsMargins(margin, margin / 2, margin, margin);
    m_column->setSpacing(scale.wholePx(4));
    const QString sheet = flatButtonSheet(colours, scale);
    for (QToolButton *button : findChildren<QToolButton *>()) {
        button->setStyleSheet(sheet);
        button->setFont(Scale().font(font(), 0.88));
    }
    update();
}

void SidePanel::setTitle(const QString &title)
{
    if (m_title == title)
        return;
    m_title = title;
    update();
}

void SidePanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_colours.panel);
    painter.fillRect(QRect(0, 0, 1, height()), m_colours.line);
    QFont heading = Scale().font(font());
    heading.setBold(true);
    painter.setFont(heading);
    painter.setPen(m_colours.text);
    const int margin = m_scale.wholePx(8);
    const QRect head(
        margin, m_close->geometry().top(), m_close->geometry().left() - 2 * margin, m_close->height());
    painter.drawText(
        head, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(m_title, Qt::ElideRight, head.width()));
}

void SidePanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit closed();
    else
        QWidget::keyPressEvent(event);
}

} // namespace tulpar
