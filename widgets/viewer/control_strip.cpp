#include "widgets/viewer/control_strip.h"

#include "widgets/common/flat_sheet.h"
#include "widgets/common/flow_layout.h"
#include "widgets/common/say.h"

#include <QCoreApplication>
#include <QPaintEvent>
#include <QPainter>
#include <QToolButton>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

ControlStrip::ControlStrip(QWidget *parent)
    : QWidget(parent)
    , m_flow(new FlowLayout(4, 3))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setLayout(m_flow);
    for (const ActionGroup group :
         {ActionGroup::Show, ActionGroup::Picture, ActionGroup::Place, ActionGroup::Measure,
          ActionGroup::Over, ActionGroup::Files}) {
        QToolButton *button = newButton({});
        button->setCheckable(true);
        connect(button, &QToolButton::clicked, this, [this, group] {
            unfold(m_unfolded == group ? std::nullopt : std::optional(group));
        });
        m_groups.push_back({group, button, {}});
        nameGroup(m_groups.back());
    }
    for (const ActionRow &row : actionRows()) {
        QToolButton *button = newButton(labelOf(row) + u"  "_s + keyOf(row));
        button->setToolTip(QCoreApplication::translate("ViewerAction", row.does));
        button->setCheckable(true);
        button->hide();
        connect(button, &QToolButton::clicked, this, [this, action = row.action, button] {
            button->setChecked(!button->isChecked()); // what is on is said by setOn alone
            emit wanted(action);
        });
        m_actions.emplace_back(&row, button);
    }
}

QToolButton *ControlStrip::newButton(const QString &text)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setFocusPolicy(Qt::NoFocus); // the keyboard has keys for all of it
    button->setAutoRaise(true);
    m_flow->addWidget(button);
    return button;
}

void ControlStrip::nameGroup(const GroupButton &each)
{
    const QString name = nameOf(each.group);
    say(each.button, each.state.isEmpty() ? name : name + u": "_s + each.state);
}

void ControlStrip::setColours(const Palette &colours, const Scale &scale)
{
    m_colours = colours;
    m_flow->setGaps(scale.wholePx(4), scale.wholePx(3));
    m_flow->setContentsMargins(scale.wholePx(4), scale.wholePx(2), scale.wholePx(4), scale.wholePx(2));
    const QString sheet = flatButtonSheet(colours, scale);
    const QFont small = Scale().font(font(), 0.88);
    for (const GroupButton &each : m_groups) {
        each.button->setStyleSheet(sheet);
        each.button->setFont(small);
    }
    for (const auto &[row, button] : m_actions) {
        button->setStyleSheet(sheet);
        button->setFont(small);
    }
    update();
    emit sizeChanged();
}

void ControlStrip::setState(ActionGroup group, const QString &words)
{
    for (GroupButton &each : m_groups)
        if (each.group == group && each.state != words) {
            each.state = words;
            nameGroup(each);
            emit sizeChanged();
            m_flow->activate(); // the same size, other widths within
        }
}

void ControlStrip::setOn(const std::set<ViewerAction> &actions)
{
    for (const auto &[row, button] : m_actions)
        if (button->isChecked() != actions.contains(row->action))
            button->setChecked(actions.contains(row->action));
}

void ControlStrip::unfold(std::optional<ActionGroup> group)
{
    m_unfolded = group;
    for (const GroupButton &each : m_groups)
        each.button->setChecked(each.group == group);
    for (const auto &[row, button] : m_actions)
        button->setVisible(row->group == group);
    emit sizeChanged();
}

QToolButton *ControlStrip::button(ViewerAction action) const
{
    for (const auto &[row, button] : m_actions)
        if (row->action == action)
            return button;
    return nullptr;
}

void ControlStrip::paintEvent(QPaintEvent *event)
{
    QPainter(this).fillRect(event->rect(), m_colours.panel);
}

} // namespace tulpar
