#include "widgets/alerts/alert_delegate.h"
#include "widgets/alerts/alert_model.h"
#include "widgets/alerts/alert_panel.h"
#include "widgets/alerts/entry_panel.h"
#include "widgets/alerts/event_story.h"
#include "widgets/common/flat_sheet.h"
#include "widgets/common/flat_splitter.h"
#include "widgets/common/flow_layout.h"
#include "widgets/common/quiet_line.h"

#include <QFontInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QShortcut>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

// How the panel is put together: head, table, keys, colours, widths of columns.

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

void AlertPanel::buildHead()
{
    m_headRow = new FlowLayout(6, 3, m_head);
    for (int i = 0; i < kAlertGroups; ++i) {
        auto *button = new QToolButton;
        button->setCheckable(true);
        button->setAutoExclusive(true);
        button->setChecked(i == 0);
        button->setObjectName(u"group%1"_s.arg(i));
        connect(button, &QToolButton::clicked, this, [this, i] { setGroup(static_cast<AlertGroup>(i)); });
        m_groups.push_back(button);
        m_headRow->addWidget(button);
    }
    m_search = new QuietLine;
    m_search->setObjectName(u"search"_s);
    m_search->setClearButtonEnabled(true);
    m_search->setPlaceholderText(tr("search: name, mission, state…"));
    m_search->setAccessibleName(tr("Search the queue"));
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &AlertPanel::setSearch);
    m_enter = new QToolButton;
    m_enter->setText(tr("Enter an alert"));
    m_enter->setToolTip(tr("a notice or a position, by hand"));
    m_enter->setObjectName(u"enterAlert"_s);
    connect(m_enter, &QToolButton::clicked, this, &AlertPanel::startEntry);
    m_headRow->addWidget(m_search);
    m_headRow->addWidget(m_enter);
    m_headRow->setAlignment(m_enter, Qt::AlignRight);
}

void AlertPanel::buildTable()
{
    m_table->setModel(m_model);
    m_table->setItemDelegate(m_delegate);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setTextElideMode(Qt::ElideRight);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionsClickable(true);
    m_table->horizontalHeader()->setSectionResizeMode(AlertModel::Decision, QHeaderView::Stretch);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setAccessibleName(tr("Alert queue"));
    m_table->installEventFilter(this);
    setFocusProxy(m_table);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionClicked, this, &AlertPanel::orderBy);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &AlertPanel::fitColumns);
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex &index) {
        showDetails();
        emit eventChosen(index.data(AlertModel::EventRole).toString());
    });
    connect(
        m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &now) {
            refreshStory();
            if (now.isValid())
                emit eventChosen(now.data(AlertModel::EventRole).toString());
        });
}

void AlertPanel::buildKeys()
{
    // Shortcuts, not key events: they find their letters under a Cyrillic layout too.
    const auto key = [this](const QKeySequence &sequence, auto does) {
        // Of the whole panel: they work in the story in the whole window too. A text field takes letters
        // first.
        auto *shortcut = new QShortcut(sequence, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        shortcut->setAutoRepeat(false);
        connect(shortcut, &QShortcut::activated, this, does);
    };
    for (int i = 0; i < kAlertGroups; ++i)
        key(QKeySequence(Qt::Key_1 + i), [this, i] { setGroup(static_cast<AlertGroup>(i)); });
    key(Qt::Key_Slash, [this] { m_search->setFocus(Qt::ShortcutFocusReason); });
    key(Qt::CTRL | Qt::Key_F, [this] { m_search->setFocus(Qt::ShortcutFocusReason); });
    key(Qt::Key_O, [this] { nextOrder(false); });
    key(Qt::SHIFT | Qt::Key_O, [this] { nextOrder(true); });
    key(Qt::Key_A, [this] {
        current([this](const AlertView &) {
            showDetails();
            m_story->chooseRespond();
        });
    });
    key(Qt::Key_D, [this] {
        current([this](const AlertView &) {
            showDetails();
            m_story->chooseDecline();
        });
    });
    key(Qt::Key_H, [this] {
        current([this](const AlertView &alert) {
            if (!m_isObserving)
                emit requested({{}, AcknowledgeAlert{alert.event}});
        });
    });
    key(Qt::Key_N, [this] {
        current([this](const AlertView &) {
            showDetails();
            m_story->startNote();
        });
    });
    key(Qt::Key_W, [this] {
        current([this](const AlertView &) {
            showDetails();
            emit wholeAsked();
        });
    });
    key(Qt::Key_Insert, [this] { startEntry(); });
    key(QKeySequence::Paste, [this] { pasteNotice(); });
}

void AlertPanel::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    m_model->setColours(palette);
    m_delegate->setColours(palette, scale);
    setMinimumHeight(scale.wholePx(60)); // a small screen at 200 % has no more; what does not fit scrolls
    m_table->verticalHeader()->setMinimumSectionSize(1);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + scale.wholePx(8));
    m_table->horizontalHeader()->setStyleSheet(
        u"QHeaderView::section { color: %1; background: %2; border: 0; border-bottom: 1px solid %3; padding: %4px %5px; font-size: %6px; }"_s
            .arg(
                palette.dimText.name(), palette.panel.name(), palette.line.name(),
                QString::number(scale.wholePx(3)), QString::number(m_delegate->padding()),
                QString::number(QFontInfo(font()).pixelSize())));
    m_table->horizontalHeader()->setFont(font()); // a styled widget no longer takes its parent's font
    m_headRow->setGaps(scale.wholePx(5), scale.wholePx(3));
    m_headRow->setContentsMargins(scale.wholePx(8), scale.wholePx(4), scale.wholePx(8), scale.wholePx(3));
    m_search->setMinimumWidth(scale.wholePx(200));
    for (QToolButton *button : m_groups)
        button->setStyleSheet(
            u"QToolButton { border: 1px solid %1; padding: %2px %3px; color: %4; background: %5; }"
            "QToolButton:checked { background: %6; color: %7; font-weight: bold; }"
            "QToolButton:focus { border: 1px solid %8; }"_s.arg(
                palette.line.name(), QString::number(scale.wholePx(2)), QString::number(scale.wholePx(8)),
                palette.dimText.name(), palette.panel.name(), palette.selection.name(), palette.text.name(),
                palette.focus.name()));
    for (QToolButton *button : m_groups)
        button->setFont(font());
    m_enter->setStyleSheet(flatButtonSheet(palette, scale));
    m_enter->setFont(font());
    m_empty->setFont(font());
    m_empty->setStyleSheet(u"QLabel { color: %1; }"_s.arg(palette.dimText.name()));
    m_empty->setMargin(scale.wholePx(8));
    m_warning->setFont(font());
    m_warning->setMargin(scale.wholePx(6));
    m_warning->setStyleSheet(u"QLabel { color: %1; }"_s.arg(palette.attention.name()));
    m_widths.assign(AlertModel::ColumnCount, 0);
    m_split->setColours(palette, scale);
    m_story->setColours(palette, scale);
    m_entry->setColours(palette, scale);
    fitColumns();
    refreshStory();
    update();
}

void AlertPanel::fitColumns()
{
    const auto [first, last] = rowsInSight();
    const int end = std::min({last, first + 80, m_model->rowCount() - 1});
    for (int column = 0; column < AlertModel::ColumnCount; ++column) {
        if (column == AlertModel::Decision)
            continue;
        const auto needs = [&](const QString &text) {
            return m_delegate->widthOf(fontMetrics(), text, column);
        };
        // Columns only grow, so that nothing moves under the cursor; an age gets room for its next digits.
        int width = std::max(
            m_widths[static_cast<std::size_t>(column)],
            needs(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString() + u" \u25be"_s));
        if (column == AlertModel::Age)
            width = std::max(width, needs(u"00:00:00"_s));
        for (int row = first; row <= end; ++row)
            width = std::max(width, needs(m_model->index(row, column).data().toString()));
        if (width == m_widths[static_cast<std::size_t>(column)])
            continue;
        m_widths[static_cast<std::size_t>(column)] = width;
        m_table->setColumnWidth(column, width);
    }
    // Beside the story the decision keeps its room: what the story says anyway steps back.
    int taken = 0;
    for (int column = 0; column < AlertModel::ColumnCount; ++column)
        taken += m_widths[static_cast<std::size_t>(column)];
    const int room = (m_side->isHidden() ? 100 : 58) * width() / 100;
    const bool isTight = room - taken < m_scale.wholePx(200);
    if (m_table->isColumnHidden(AlertModel::Altitude) != isTight) {
        m_table->setColumnHidden(AlertModel::Altitude, isTight);
    }
    const int left = taken - m_widths[AlertModel::Altitude];
    m_table->setColumnHidden(AlertModel::Error, isTight && room - left < m_scale.wholePx(300));
    m_table->setColumnHidden(
        AlertModel::Source, isTight && room - left + m_widths[AlertModel::Error] < m_scale.wholePx(220));
}

std::vector<KeyLine> AlertPanel::keys() const
{
    return {
        {tr("Up, Down"), tr("choose an alert")},
        {tr("Enter"), tr("its story")},
        {u"W"_s, tr("its story in the whole window, and back")},
        {u"A, Enter"_s, tr("respond to it: choose, confirm")},
        {u"D, Enter"_s, tr("decline it: choose, confirm")},
        {u"H"_s, tr("heard: ends its sound")},
        {u"N"_s, tr("write a note")},
        {u"1 \u2026 5"_s, tr("which alerts are shown")},
        {u"/"_s, tr("search")},
        {u"O, Shift+O"_s, tr("other order, reversed")},
        {u"Insert"_s, tr("enter an alert by hand")},
        {u"Ctrl+V"_s, tr("paste a notice")},
        {tr("Esc"), tr("close what stands beside the queue")},
    };
}

} // namespace tulpar
