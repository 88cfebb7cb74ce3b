#include "core/words/sentences.h"
#include "widgets/common/mark_delegate.h"
#include "widgets/safety/alarm_strip.h"
#include "widgets/safety/condition_rows.h"

#include <QHeaderView>
#include <QTreeWidget>

#include <algorithm>
#include <set>

// The lines of the strip: one a root cause, what follows from it under it.

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

Mark markOf(AlarmPhase phase)
{
    switch (phase) {
    case AlarmPhase::New:
        return Mark::Asks;
    case AlarmPhase::Acknowledged:
        return Mark::Seen;
    case AlarmPhase::GoneUnseen:
        return Mark::Resting;
    case AlarmPhase::Gone:
        return Mark::Done;
    }
    return Mark::Unknown;
}

void put(QTreeWidgetItem *item, int column, int role, const QVariant &value)
{
    if (item->data(column, role) != value)
        item->setData(column, role, value); // an equal value would repaint too
}

} // namespace

Need alarmNeed(const Alarm &alarm)
{
    if (alarm.phase != AlarmPhase::New)
        return Need::None;
    return alarm.weight == AlarmWeight::Danger ? Need::Act
        : alarm.weight == AlarmWeight::Warning ? Need::Look
                                               : Need::None;
}

void AlarmStrip::refreshRows()
{
    const Alarms &now = alarms();
    bool isSame = static_cast<int>(now.size()) == m_list->topLevelItemCount();
    for (int i = 0; isSame && i < m_list->topLevelItemCount(); ++i)
        isSame =
            m_list->topLevelItem(i)->data(0, kNumberRole).toInt() == now[static_cast<std::size_t>(i)].number;
    if (!isSame) {
        const QTreeWidgetItem *current = m_list->currentItem();
        const int chosen = current ? current->data(0, kNumberRole).toInt() : 0;
        std::set<int> open;
        for (int i = 0; i < m_list->topLevelItemCount(); ++i)
            if (m_list->topLevelItem(i)->isExpanded())
                open.insert(m_list->topLevelItem(i)->data(0, kNumberRole).toInt());
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        for (const Alarm &alarm : now) {
            auto *item = new QTreeWidgetItem(m_list);
            item->setData(0, kNumberRole, alarm.number);
            fill(item, alarm);
            item->setExpanded(open.contains(alarm.number));
            if (alarm.number == chosen)
                m_list->setCurrentItem(item);
        }
        if (m_list->currentItem() == nullptr && m_list->topLevelItemCount() > 0)
            m_list->setCurrentItem(m_list->topLevelItem(0));
        fitColumns();
        return;
    }
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        fill(m_list->topLevelItem(i), now[static_cast<std::size_t>(i)]);
    fitColumns(); // a phase may say a name now
}

void AlarmStrip::fillNoCore(QTreeWidgetItem *item)
{
    const QString age = ageText(ageAt(m_now, m_snapshot->utc));
    const QString cause = tr("DANGER: NO CORE, nothing is known since: start tulpard, look at the roof");
    put(item, Cause, Qt::DisplayRole, cause);
    put(item, Cause, MarkDelegate::MarkRole, static_cast<int>(Mark::Trouble));
    put(item, Cause, Qt::ToolTipRole, cause);
    put(item, Age, Qt::DisplayRole, age);
    put(item, Phase, Qt::DisplayRole, words::alarmPhase(AlarmPhase::New));
    for (int column = 0; column < ColumnCount; ++column)
        put(item, column, MarkDelegate::NeedRole, static_cast<int>(column == Age ? Need::None : Need::Act));
}

void AlarmStrip::fill(QTreeWidgetItem *item, const Alarm &alarm)
{
    if (alarm.number == kNoCore) {
        fillNoCore(item);
        return;
    }
    QString cause = words::alarmWeight(alarm.weight) + u": "_s + words::reason(alarm.cause);
    const auto more = static_cast<int>(alarm.consequences.size());
    if (more > 0)
        cause += u"  "_s + (more == 1 ? tr("+ 1 consequence") : tr("+ %1 consequences").arg(more));
    if (alarm.returns > 0)
        cause += u"  "_s + tr("(came back: %1)", "how often").arg(alarm.returns);
    put(item, Cause, Qt::DisplayRole, cause);
    put(item, Cause, MarkDelegate::MarkRole, static_cast<int>(markOf(alarm.phase)));
    put(item, Cause, Qt::ToolTipRole, tr("%1. Cure: %2").arg(cause, words::cure(alarm.cause)));
    put(item, Age, Qt::DisplayRole, ageText(ageAt(m_now, alarm.goneUtc.value_or(alarm.sinceUtc))));
    QString phase = words::alarmPhase(alarm.phase);
    if (alarm.phase == AlarmPhase::Acknowledged && !alarm.acknowledgedBy.empty())
        phase =
            tr("%1 (%2)", "phase, who acknowledged").arg(phase, QString::fromStdString(alarm.acknowledgedBy));
    if (!m_isLinked)
        phase = tr("%1, %2 ago", "phase of an alarm, when it was last heard of")
                    .arg(phase, ageText(ageAt(m_now, m_snapshot->utc)));
    put(item, Phase, Qt::DisplayRole, phase);
    put(item, Phase, Qt::ToolTipRole, phase);
    const bool isUnseen =
        m_isLinked && (alarm.phase == AlarmPhase::New || alarm.phase == AlarmPhase::GoneUnseen);
    put(item, Action, Qt::DisplayRole, isUnseen ? tr("Seen", "button: acknowledge") : QString());
    put(item, Action, MarkDelegate::ButtonRole, isUnseen);
    for (int column = 0; column < ColumnCount; ++column) {
        put(item, column, MarkDelegate::NeedRole,
            static_cast<int>(column == Age || !m_isLinked ? Need::None : alarmNeed(alarm)));
        put(item, column, MarkDelegate::DimRole,
            column == Age || !m_isLinked || alarm.phase != AlarmPhase::New);
    }
    while (item->childCount() > more)
        delete item->takeChild(more);
    for (int i = 0; i < more; ++i) {
        QTreeWidgetItem *child = i < item->childCount() ? item->child(i) : new QTreeWidgetItem(item);
        put(child, Cause, Qt::DisplayRole, words::reason(alarm.consequences[static_cast<std::size_t>(i)]));
        put(child, Cause, MarkDelegate::DimRole, true);
    }
}

void AlarmStrip::fitColumns()
{
    const QFontMetrics metrics(m_list->font());
    m_list->header()->setSectionResizeMode(Cause, QHeaderView::Stretch);
    const auto widest = [&](int column, const QString &least) {
        int width = m_delegate->widthOf(metrics, least, false);
        for (int i = 0; i < m_list->topLevelItemCount(); ++i)
            width =
                std::max(width, m_delegate->widthOf(metrics, m_list->topLevelItem(i)->text(column), false));
        return std::min(width, m_scale.wholePx(320));
    };
    m_list->header()->resizeSection(Age, widest(Age, spanText(59min)));
    m_list->header()->resizeSection(Phase, widest(Phase, words::alarmPhase(AlarmPhase::New)));
    m_list->header()->resizeSection(
        Action, widest(Action, tr("Seen", "button: acknowledge")) + m_scale.wholePx(6));
}

} // namespace tulpar
