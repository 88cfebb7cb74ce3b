#include "widgets/safety/operate_bar.h"

#include "core/words/sentences.h"
#include "widgets/common/elided_label.h"
#include "widgets/common/flow_layout.h"
#include "widgets/common/hold_button.h"
#include "widgets/safety/condition_rows.h"

#include <QPainter>

#include <algorithm>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

QString capitalised(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

/// With the person who asked for it, where the core says who.
Reason makingSafe(const Snapshot &snapshot)
{
    for (const Reason &reason : snapshot.readiness.reasons)
        if (reason.code == ReasonCode::MakingSafe)
            return reason;
    return {ReasonCode::MakingSafe, {}, {}, {}};
}

} // namespace

OperateBar::OperateBar(QWidget *parent)
    : QWidget(parent)
    , m_row(new FlowLayout(8, 4, this))
    , m_reason(new ElidedLabel)
{
    setAccessibleName(tr("Single devices by hand"));
    using enum Operation;
    for (const Operation operation :
         {CloseRoof, CloseCover, OpenRoof, OpenCover, UnparkMount, ParkMount, CoolCameras, WarmCameras}) {
        auto *button = new HoldButton;
        const auto name = nameOf(operation);
        button->setObjectName(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
        button->setWish(capitalised(words::operation(operation)));
        connect(button, &HoldButton::confirmed, this, [this, operation] {
            if (whyNot(operation).isEmpty())
                emit requested({{}, Operate{operation, {}}, {}});
        });
        m_row->addWidget(button);
        m_levers.push_back({operation, button});
    }
    m_reason->setObjectName(u"operateReason"_s);
    m_row->addWidget(m_reason);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    setColours(m_palette, m_scale);
    refresh();
}

void OperateBar::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    m_row->setGaps(scale.wholePx(8), scale.wholePx(4));
    m_row->setContentsMargins(scale.wholePx(12), scale.wholePx(6), scale.wholePx(12), scale.wholePx(7));
    for (const Lever &lever : m_levers) {
        lever.button->setFont(font());
        lever.button->setColours(palette, scale);
    }
    m_reason->setFont(font());
    m_reason->setStyleSheet(u"QLabel { color: %1; }"_s.arg(palette.dimText.name()));
    update();
}

void OperateBar::setSnapshot(const std::shared_ptr<const Snapshot> &snapshot)
{
    m_snapshot = snapshot;
    refresh();
}

void OperateBar::setNow(UtcInstant now)
{
    m_now = now;
    if (!isHidden())
        refresh();
}

void OperateBar::setStanding(const Standing &standing)
{
    m_standing = standing;
    refresh();
}

void OperateBar::takeFocus()
{
    m_levers.front().button->setFocus(Qt::ShortcutFocusReason); // closing the roof: always enabled
}

QString OperateBar::whyNot(Operation operation) const
{
    if (isClosing(operation))
        return m_snapshot && m_standing.isLinked ? QString() : tr("the core is not heard");
    if (m_snapshot && m_snapshot->mode == Mode::Robotic)
        return tr("robotic mode: to manual first");
    if (const QString why = whyNotAsk(m_snapshot.get(), m_standing, Operate{operation, {}}); !why.isEmpty())
        return why;
    if (m_snapshot->isMakingSafe)
        return words::reason(makingSafe(*m_snapshot));
    if (operation == Operation::OpenRoof || operation == Operation::OpenCover) {
        const OpenVerdict verdict = openVerdict(*m_snapshot, m_now, m_standing.isLinked);
        if (verdict.word != OpenVerdict::Word::MayBeOpen)
            return verdict.why;
    }
    return {};
}

void OperateBar::refresh()
{
    QString first;
    for (const Lever &lever : m_levers) {
        const QString why = whyNot(lever.operation);
        lever.button->setWhyNot(why);
        if (first.isEmpty() && !why.isEmpty())
            first = why;
    }
    m_reason->setFullText(first);
    fitReason();
}

void OperateBar::fitReason()
{
    const QMargins margins = m_row->contentsMargins();
    const int room = width() - margins.left() - margins.right();
    m_reason->setMinimumWidth(std::clamp(m_reason->sizeHint().width(), 0, std::max(0, room)));
}

void OperateBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitReason();
}

std::vector<KeyLine> OperateBar::keys() const
{
    return {
        {tr("Tab"), tr("to the next device")},
        {tr("Enter, Enter"), tr("choose, confirm")},
    };
}

void OperateBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_palette.panelRaised);
    painter.fillRect(0, height() - 1, width(), 1, m_palette.line);
}

} // namespace tulpar
