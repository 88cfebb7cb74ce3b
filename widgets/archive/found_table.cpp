#include "widgets/archive/found_table.h"

#include "widgets/common/flat_sheet.h"
#include "widgets/common/mark_delegate.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMeasuredRows = 60; // those that a person sees first
constexpr int kFewRows = 6; // in a small window the page scrolls rather than show less
constexpr int kLeastLastWidth = 120; // px at 100 %

} // namespace

FoundTable::FoundTable(QWidget *parent)
    : QTableView(parent)
    , m_model(new ArchiveModel(this))
    , m_delegate(new MarkDelegate(this))
{
    setModel(m_model);
    setItemDelegate(m_delegate);
    setObjectName(u"archiveRows"_s);
    setAccessibleName(tr("What was found"));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        emit opened(index.row());
    });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &FoundTable::chosenChanged);
}

void FoundTable::setColours(const Palette &palette, const Scale &scale)
{
    m_scale = scale;
    m_delegate->setColours(palette, scale);
    horizontalHeader()->setFont(font());
    setStyleSheet(
        u"QTableView { background: %1; color: %2; border: none; outline: none; }"
        "QTableView QTableCornerButton::section { background: %1; border: none; }"
        "QHeaderView { background: %1; border: none; }"
        "QHeaderView::section { background: %1; color: %3; border: none; border-bottom: 1px solid %4;"
        " padding: %5px %6px; }"_s.arg(
            palette.panel.name(), palette.text.name(), palette.dimText.name(), palette.line.name(),
            QString::number(scale.wholePx(3)), QString::number(m_delegate->padding())));
    verticalScrollBar()->setStyleSheet(flatScrollSheet(palette, scale));
    horizontalScrollBar()->setStyleSheet(flatScrollSheet(palette, scale));
    const QFontMetrics metrics(font());
    verticalHeader()->setDefaultSectionSize(m_delegate->rowHeight(metrics));
    horizontalHeader()->setFixedHeight(metrics.height() + 2 * scale.wholePx(3) + scale.wholePx(4));
    fitColumns();
}

void FoundTable::clear(ArchiveTopic topic)
{
    m_model->clear(topic);
    fitColumns();
    emit chosenChanged();
}

void FoundTable::add(std::shared_ptr<const FoundRows> rows)
{
    const bool isFirst = m_model->rowCount() == 0;
    m_model->add(std::move(rows));
    if (isFirst)
        fitColumns();
}

std::vector<int> FoundTable::chosenRows() const
{
    std::vector<int> rows;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    std::ranges::sort(rows);
    const auto twice = std::ranges::unique(rows);
    rows.erase(twice.begin(), twice.end());
    return rows;
}

QSize FoundTable::sizeHint() const
{
    return {
        QTableView::sizeHint().width(),
        horizontalHeader()->height() + kFewRows * verticalHeader()->defaultSectionSize()
            + horizontalScrollBar()->sizeHint().height()};
}

void FoundTable::fitColumns()
{
    const QFontMetrics metrics(font());
    const int last = m_model->columnCount() - 1;
    const int measured = std::min(m_model->rowCount(), kMeasuredRows);
    for (int column = 0; column <= last; ++column) {
        int width = m_delegate->widthOf(
            metrics, m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), false);
        for (int row = 0; row < measured; ++row)
            width = std::max(
                width,
                m_delegate->widthOf(metrics, m_model->index(row, column).data().toString(), column == 0));
        if (column == last)
            m_lastWidth = std::max(width, m_scale.wholePx(kLeastLastWidth));
        else if (columnWidth(column) != width)
            setColumnWidth(column, width);
    }
    fitLast();
}

void FoundTable::fitLast()
{
    const int last = m_model->columnCount() - 1;
    int others = 0;
    for (int column = 0; column < last; ++column)
        others += columnWidth(column);
    const int width = std::max(m_lastWidth, viewport()->width() - others);
    if (last >= 0 && columnWidth(last) != width)
        setColumnWidth(last, width);
}

void FoundTable::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid())
        emit opened(currentIndex().row());
    else
        QTableView::keyPressEvent(event);
}

void FoundTable::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model->rowCount() > 0)
        setCurrentIndex(m_model->index(0, 0)); // arrows have something to move from
}

void FoundTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitLast();
}

} // namespace tulpar
