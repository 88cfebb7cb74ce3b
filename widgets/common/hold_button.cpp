#include "widgets/common/hold_button.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTimerEvent>

#include <algorithm>

namespace tulpar {

HoldButton::HoldButton(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void HoldButton::setWish(const QString &wish)
{
    if (m_wish == wish)
        return;
    m_wish = wish;
    setAccessibleName(wish);
    sayHow();
    setStage(Stage::Rest);
    updateGeometry();
}

void HoldButton::setWhyNot(const QString &why)
{
    if (isEnabled() != why.isEmpty())
        setEnabled(why.isEmpty());
    if (m_whyNot == why)
        return;
    m_whyNot = why;
    if (!why.isEmpty())
        setStage(Stage::Rest);
    sayHow();
}

void HoldButton::choose()
{
    if (!isEnabled())
        return;
    setFocus(Qt::ShortcutFocusReason);
    setStage(Stage::Chosen);
}

void HoldButton::sayHow()
{
    setToolTip(
        m_whyNot.isEmpty() ? tr("%1: choose, then hold (or Enter twice)").arg(m_wish)
                           : tr("%1: not now: %2").arg(m_wish, m_whyNot));
    setAccessibleDescription(toolTip());
}

void HoldButton::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    updateGeometry();
    update();
}

QString HoldButton::textAt(Stage stage) const
{
    switch (stage) {
    case Stage::Rest:
        return m_wish;
    case Stage::Chosen:
        return tr("now hold again: %1").arg(m_wish);
    case Stage::Holding:
        return tr("hold on…");
    case Stage::HeldLongEnough:
        return tr("let go: %1").arg(m_wish);
    }
    return {};
}

QSize HoldButton::sizeHint() const
{
    int width = 0;
    for (const Stage stage : {Stage::Rest, Stage::Chosen, Stage::Holding, Stage::HeldLongEnough})
        width = std::max(width, fontMetrics().horizontalAdvance(textAt(stage)));
    return {width + m_scale.wholePx(20), fontMetrics().height() + m_scale.wholePx(8)};
}

QSize HoldButton::minimumSizeHint() const
{
    return sizeHint();
}

void HoldButton::setStage(Stage stage)
{
    if (m_timer != 0) {
        killTimer(m_timer);
        m_timer = 0;
    }
    m_stage = stage;
    m_isChosen = stage != Stage::Rest;
    if (stage == Stage::Holding)
        m_timer =
            startTimer(kHoldMs); // only says when to let go; the decision compares the events' own times
    update();
}

void HoldButton::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer && m_stage == Stage::Holding)
        setStage(Stage::HeldLongEnough);
}

void HoldButton::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_isFirstPress = !m_isChosen;
    m_pressedMs = event->timestamp();
    setStage(m_isFirstPress ? Stage::Chosen : Stage::Holding); // the first only chooses, however long it is
}

void HoldButton::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (!rect().contains(event->position().toPoint())) {
        setStage(Stage::Rest);
        return;
    }
    if (m_isFirstPress || (m_stage != Stage::Holding && m_stage != Stage::HeldLongEnough))
        return;
    const bool isLongEnough = event->timestamp() >= m_pressedMs + static_cast<quint64>(kHoldMs);
    setStage(Stage::Rest);
    if (isLongEnough)
        emit confirmed();
}

void HoldButton::keyPressEvent(QKeyEvent *event)
{
    const bool isPress =
        event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (event->key() == Qt::Key_Escape && m_isChosen) {
        setStage(Stage::Rest);
    } else if (!isPress) {
        QAbstractButton::keyPressEvent(event);
    } else if (!event->isAutoRepeat()) {
        if (m_isChosen) {
            setStage(Stage::Rest);
            emit confirmed();
        } else {
            setStage(Stage::Chosen);
        }
    }
}

void HoldButton::focusOutEvent(QFocusEvent *event)
{
    setStage(Stage::Rest);
    QAbstractButton::focusOutEvent(event);
}

void HoldButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor edge = m_isChosen ? m_palette.attention : hasFocus() ? m_palette.focus : m_palette.line;
    const int line = m_isChosen ? m_scale.wholePx(2) : 1;
    painter.fillRect(rect(), m_stage == Stage::HeldLongEnough ? m_palette.attention : m_palette.panelRaised);
    painter.setPen(QPen(edge, line, isEnabled() ? Qt::SolidLine : Qt::DashLine));
    painter.drawRect(QRectF(rect()).adjusted(line / 2.0, line / 2.0, -line / 2.0, -line / 2.0));
    const QColor text = m_stage == Stage::HeldLongEnough ? m_palette.background : m_palette.text;
    painter.setPen(isEnabled() ? text : m_palette.dimText);
    painter.drawText(rect(), Qt::AlignCenter, textAt(m_stage));
}

} // namespace tulpar
