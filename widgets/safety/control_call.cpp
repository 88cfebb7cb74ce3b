#include "widgets/safety/control_call.h"

#include "widgets/common/flat_sheet.h"
#include "widgets/common/flow_layout.h"
#include "widgets/common/marks.h"
#include "widgets/safety/alarm_strip.h"
#include "widgets/safety/condition_rows.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

ControlCall::ControlCall(QWidget *parent)
    : QWidget(parent)
    , m_row(new FlowLayout(12, 4, this))
    , m_text(new QLabel)
    , m_grant(new QToolButton)
    , m_decline(new QToolButton)
{
    setAccessibleName(tr("Control is asked for"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setObjectName(u"controlAsked"_s);
    m_grant->setText(tr("Grant"));
    m_grant->setObjectName(u"controlGrant"_s);
    m_decline->setText(tr("Keep control"));
    m_decline->setObjectName(u"controlDecline"_s);
    for (QToolButton *button : {m_grant, m_decline}) {
        button->setFocusPolicy(Qt::StrongFocus);
        button->installEventFilter(this);
    }
    m_row->addWidget(m_text);
    m_row->addWidget(m_grant);
    m_row->addWidget(m_decline);
    m_settle.setSingleShot(true);
    m_settle.setInterval(AlarmStrip::kSettleMs);
    connect(m_grant, &QToolButton::clicked, this, [this] { emit requested({{}, AnswerControl{true}, {}}); });
    connect(m_decline, &QToolButton::clicked, this, [this] {
        emit requested({{}, AnswerControl{false}, {}});
    });
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    setColours(m_palette, m_scale);
    hide();
}

void ControlCall::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    m_row->setGaps(scale.wholePx(12), scale.wholePx(4));
    m_row->setContentsMargins(scale.wholePx(38), scale.wholePx(6), scale.wholePx(10), scale.wholePx(6));
    QFont bold = font();
    bold.setBold(true);
    m_text->setFont(bold);
    for (QToolButton *button : {m_grant, m_decline}) {
        button->setStyleSheet(flatButtonSheet(palette, scale));
        button->setFont(font());
    }
    update();
}

void ControlCall::setSnapshot(const std::shared_ptr<const Snapshot> &snapshot)
{
    m_snapshot = snapshot;
    refresh();
}

void ControlCall::setNow(UtcInstant now)
{
    m_now = now;
    refresh();
}

void ControlCall::setStanding(const Standing &standing)
{
    m_standing = standing;
    refresh();
}

bool ControlCall::isAsked() const
{
    return m_snapshot && m_standing.isLinked && hasControl(*m_snapshot, m_standing)
        && !m_snapshot->safety.control.askedByDesk.empty();
}

QString ControlCall::sentence() const
{
    if (!isAsked())
        return {};
    const ControlView &control = m_snapshot->safety.control;
    const QString who =
        control.askedBy.empty() ? tr("Another desk") : QString::fromStdString(control.askedBy);
    if (!control.grantedUtc)
        return tr("%1 asks for control").arg(who);
    return tr("%1 asks for control; it goes over in %2").arg(who, timeLeft(m_now, *control.grantedUtc));
}

void ControlCall::refresh()
{
    const bool isShown = isAsked();
    if (isShown && m_text->text() != sentence())
        m_text->setText(sentence());
    if (isHidden() != isShown)
        return;
    if (isShown)
        m_settle.start();
    setVisible(isShown);
    emit heightChanged();
}

void ControlCall::takeFocus()
{
    if (isAsked())
        m_grant->setFocus(Qt::ShortcutFocusReason);
}

bool ControlCall::eventFilter(QObject *watched, QEvent *event)
{
    const bool isPress = event->type() == QEvent::MouseButtonPress
        || event->type() == QEvent::MouseButtonRelease || event->type() == QEvent::MouseButtonDblClick;
    return (isPress && m_settle.isActive()) || QWidget::eventFilter(watched, event);
}

std::vector<KeyLine> ControlCall::keys() const
{
    return {{tr("Enter"), tr("grant control")}, {tr("Tab, Enter"), tr("keep control")}};
}

void ControlCall::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_palette.attention);
    const int line = m_scale.wholePx(2);
    painter.fillRect(rect().adjusted(line, line, -line, -line), m_palette.panelRaised);
    const int side = m_scale.wholePx(18);
    paintMark(painter, QRectF(m_scale.px(11), m_scale.px(8), side, side), Mark::Asks, m_palette.attention);
}

} // namespace tulpar
