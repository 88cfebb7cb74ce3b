#include "widgets/safety/alarm_strip.h"

#include "core/words/numbers.h"
#include "core/words/sentences.h"
#include "widgets/common/flat_sheet.h"
#include "widgets/common/flow_layout.h"
#include "widgets/common/mark_delegate.h"
#include "widgets/safety/condition_rows.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScrollBar>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

AlarmStrip::AlarmStrip(QWidget *parent)
    : QWidget(parent)
    , m_delegate(new MarkDelegate(this))
    , m_head(new QWidget)
    , m_row(new FlowLayout(10, 3, m_head))
    , m_title(new QLabel)
    , m_all(new QToolButton)
    , m_sound(new QToolButton)
    , m_fold(new QToolButton)
    , m_list(new QTreeWidget)
{
    setAccessibleName(tr("Alarms"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setObjectName(u"alarmTitle"_s);
    m_all->setText(tr("All seen"));
    m_all->setToolTip(tr("acknowledges every alarm (Shift+F7)"));
    m_all->setObjectName(u"alarmAll"_s);
    m_sound->setObjectName(u"alarmSound"_s);
    m_sound->setToolTip(tr("which alarms are heard"));
    m_fold->setObjectName(u"alarmFold"_s);
    for (QToolButton *button : {m_all, m_sound, m_fold}) {
        button->setFocusPolicy(Qt::StrongFocus);
        button->installEventFilter(this);
    }
    m_row->addWidget(m_title);
    m_row->addWidget(m_all);
    m_row->setAlignment(m_all, Qt::AlignRight);
    m_row->addWidget(m_sound);
    m_row->addWidget(m_fold);
    m_list->setColumnCount(ColumnCount);
    m_list->setHeaderHidden(true);
    m_list->setItemDelegate(m_delegate);
    m_list->setAccessibleName(tr("Alarms, heaviest first"));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setUniformRowHeights(true);
    m_list->setRootIsDecorated(true);
    m_list->setAnimated(false);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setMinimumSectionSize(10);
    m_list->viewport()->installEventFilter(this);
    m_list->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_list, 1);
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettleMs);
    connect(m_all, &QToolButton::clicked, this, &AlarmStrip::acknowledgeAll);
    connect(m_sound, &QToolButton::clicked, this, [this] {
        setHeardFrom(nextHeard(m_heardFrom));
        emit heardFromChanged();
    });
    connect(m_fold, &QToolButton::clicked, this, [this] {
        m_isUnfolded = !m_isUnfolded;
        refresh();
        emit handled();
    });
    connect(m_list, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem *item, int at) {
        if (at == Action)
            acknowledge(item);
        else if (at == Cause && item->childCount() > 0)
            item->setExpanded(!item->isExpanded());
    });
    const auto resized = [this] {
        emit heightChanged();
        emit handled();
    };
    connect(m_list, &QTreeWidget::itemExpanded, this, resized);
    connect(m_list, &QTreeWidget::itemCollapsed, this, resized);
    setColours(m_palette, m_scale);
    setHeardFrom(m_heardFrom);
    m_list->hide();
    hide();
}

void AlarmStrip::gather()
{
    m_alarms = m_snapshot ? m_snapshot->safety.alarms : Alarms();
    if (m_isLinked || !m_snapshot)
        return;
    Alarm lost;
    lost.number = kNoCore;
    lost.weight = AlarmWeight::Danger;
    lost.phase = AlarmPhase::New;
    lost.sinceUtc = m_snapshot->utc;
    m_alarms.insert(m_alarms.begin(), lost);
}

int AlarmStrip::unseen() const
{
    return static_cast<int>(std::count_if(alarms().begin(), alarms().end(), [](const Alarm &alarm) {
        return alarm.phase == AlarmPhase::New || alarm.phase == AlarmPhase::GoneUnseen;
    }));
}

void AlarmStrip::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    m_delegate->setColours(palette, scale);
    const int edge = scale.wholePx(3);
    layout()->setContentsMargins(edge, edge, edge, edge);
    m_row->setGaps(scale.wholePx(10), scale.wholePx(3));
    m_row->setContentsMargins(scale.wholePx(36), scale.wholePx(3), scale.wholePx(6), scale.wholePx(3));
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    for (QToolButton *button : {m_all, m_sound, m_fold}) {
        button->setStyleSheet(flatButtonSheet(palette, scale));
        button->setFont(font());
    }
    m_list->setStyleSheet(
        u"QTreeView { background: %1; color: %2; border: none; outline: none; }"
        "QTreeView::item { border: none; }"_s.arg(palette.panelRaised.name(), palette.text.name()));
    m_list->setFont(font());
    m_list->verticalScrollBar()->setStyleSheet(flatScrollSheet(palette, scale));
    m_list->setIndentation(scale.wholePx(18));
    fitColumns();
    refresh();
    update();
}

void AlarmStrip::setHeardFrom(HeardFrom from)
{
    m_heardFrom = from;
    m_sound->setText(
        !from                               ? tr("sound: none")
            : *from == AlarmWeight::Notice  ? tr("sound: all")
            : *from == AlarmWeight::Warning ? tr("sound: warnings, dangers")
                                            : tr("sound: dangers"));
    m_sound->setAccessibleName(m_sound->text());
}

void AlarmStrip::setSnapshot(const std::shared_ptr<const Snapshot> &snapshot)
{
    m_snapshot = snapshot;
    gather();
    const auto due = m_watch.take(snapshot ? snapshot->safety.alarms : Alarms());
    refresh();
    if (due && isHeard(*due, m_heardFrom))
        emit soundDue(*due);
}

void AlarmStrip::setNow(UtcInstant now)
{
    m_now = now;
    if (!isHidden())
        refresh();
}

void AlarmStrip::setLinked(bool isLinked)
{
    if (isLinked == m_isLinked)
        return;
    m_isLinked = isLinked;
    gather();
    refresh();
}

QString AlarmStrip::headline() const
{
    if (!m_isLinked && m_snapshot)
        return tr("NO CORE; the alarms are those of %1 ago").arg(ageText(ageAt(m_now, m_snapshot->utc)));
    const int fresh = unseen();
    const auto all = static_cast<int>(alarms().size());
    if (fresh > 0)
        return tr("Alarms to be seen: %1").arg(fresh);
    return tr("Alarms seen, still there: %1 (%2)")
        .arg(all)
        .arg(all > 0 ? words::reason(alarms().front().cause) : QString());
}

void AlarmStrip::refresh()
{
    const bool isShown = !alarms().empty();
    if (!isShown)
        m_isUnfolded = false;
    refreshHead();
    const bool areRowsShown = isShown && (unseen() > 0 || m_isUnfolded);
    if (m_list->isHidden() == areRowsShown)
        m_list->setVisible(areRowsShown);
    refreshRows();
    const int rows = areRowsShown ? m_list->topLevelItemCount() : isShown ? 0 : -1;
    const int wanted = isShown ? wantedHeight(width(), QWIDGETSIZE_MAX) : 0;
    if (rows == m_lastRows && wanted == m_lastWanted && isHidden() != isShown)
        return;
    if (rows > m_lastRows)
        m_settle.start();
    m_lastRows = rows;
    m_lastWanted = wanted;
    if (isHidden() == isShown)
        setVisible(isShown);
    emit heightChanged();
}

void AlarmStrip::refreshHead()
{
    if (const QString text = headline(); m_title->text() != text)
        m_title->setText(text);
    const bool isUnseen = unseen() > 0;
    if (m_all->isEnabled() != (isUnseen && m_isLinked))
        m_all->setEnabled(isUnseen && m_isLinked); // it keeps its place
    const QString fold = m_isUnfolded ? tr("Fold") : tr("Unfold");
    if (m_fold->text() != fold)
        m_fold->setText(fold);
    if (m_fold->isEnabled() == isUnseen)
        m_fold->setEnabled(!isUnseen); // what is not seen stays unfolded
}

void AlarmStrip::acknowledge(const QTreeWidgetItem *item)
{
    if (item != nullptr && item->parent() != nullptr)
        item = item->parent();
    if (item == nullptr || item->data(Action, Qt::DisplayRole).toString().isEmpty())
        return;
    emit requested({{}, AcknowledgeAlarm{item->data(0, kNumberRole).toInt()}, {}});
    emit handled();
}

void AlarmStrip::acknowledgeAll()
{
    if (unseen() == 0 || !m_isLinked)
        return;
    emit requested({{}, AcknowledgeAlarm{0}, {}});
    emit handled();
}

void AlarmStrip::takeFocus()
{
    if (alarms().empty())
        return;
    m_isUnfolded = true;
    refresh();
    m_list->setFocus(Qt::ShortcutFocusReason);
    emit handled();
}

int AlarmStrip::wantedHeight(int width, int most) const
{
    const int edges = 2 * m_scale.wholePx(3);
    const int head = m_row->heightForWidth(width - edges);
    if (m_list->isHidden())
        return head + edges;
    const int high = std::max(m_delegate->rowHeight(m_list->fontMetrics()), m_list->sizeHintForRow(0));
    int rows = 0;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        const QTreeWidgetItem *item = m_list->topLevelItem(i);
        rows += 1 + (item->isExpanded() ? item->childCount() : 0);
    }
    return std::min(most, head + edges + rows * high + 2);
}

bool AlarmStrip::eventFilter(QObject *watched, QEvent *event)
{
    const bool isPress = event->type() == QEvent::MouseButtonPress
        || event->type() == QEvent::MouseButtonRelease || event->type() == QEvent::MouseButtonDblClick;
    if (isPress && m_settle.isActive())
        return true; // it came under the pointer this moment: the click was meant for what was there
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && !key->isAutoRepeat()) {
            acknowledge(m_list->currentItem());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

std::vector<KeyLine> AlarmStrip::keys() const
{
    return {
        {tr("Up, Down"), tr("choose an alarm")},
        {tr("Right, Left"), tr("its consequences, unfolded and folded")},
        {tr("Enter"), tr("seen: acknowledges it")},
        {tr("Shift+F7"), tr("all seen")},
    };
}

void AlarmStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    Need need = Need::None;
    for (const Alarm &alarm : alarms())
        need = std::max(need, alarmNeed(alarm));
    const QColor edge = need == Need::None ? m_palette.line : colourOf(need, m_palette);
    painter.fillRect(rect(), edge);
    const int line = m_scale.wholePx(unseen() > 0 ? 3 : 1);
    painter.fillRect(rect().adjusted(line, line, -line, -line), m_palette.panelRaised);
    const int side = m_scale.wholePx(18);
    paintMark(
        painter, QRectF(m_scale.px(10), m_scale.px(7), side, side), unseen() > 0 ? Mark::Asks : Mark::Seen,
        need == Need::None ? m_palette.dimText : colourOf(need, m_palette));
}

} // namespace tulpar
