#include "widgets/night/night_table.h"

#include "widgets/common/flat_sheet.h"
#include "widgets/common/mark_delegate.h"

#include <QHeaderView>
#include <QScrollBar>

#include <algorithm>

namespace tulpar {

namespace {

constexpr int kMostMeasured = 300; // of a crowd the first set the widths; the others have one line each

} // namespace

using namespace Qt::Literals::StringLiterals;

NightTable::NightTable(const QString &name, QStringList titles, QWidget *parent)
    : QTableView(parent)
    , m_model(new NightModel(std::move(titles), this))
    , m_delegate(new MarkDelegate(this))
{
    setModel(m_model);
    setItemDelegate(m_delegate);
    setAccessibleName(name);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(m_model->columnCount() - 1, QHeaderView::Stretch);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) {
        const NightRow *row = m_model->rowAt(now.row());
        if (row == nullptr || row->key == m_chosen)
            return;
        m_chosen = row->key;
        emit chosenChanged(m_chosen);
    });
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column) {
        if (column == m_model->columnCount() - 1)
            fitRows();
    });
}

void NightTable::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    m_delegate->setColours(palette, scale);
    horizontalHeader()->setFont(font());
    setStyleSheet(
        u"QTableView { background: %1; color: %2; border: none; outline: none; }"
        "QHeaderView { background: %1; border: none; }"
        "QHeaderView::section { background: %1; color: %3; border: none; border-bottom: 1px solid %4;"
        " padding: %5px %6px; }"_s.arg(
            palette.panel.name(), palette.text.name(), palette.dimText.name(), palette.line.name(),
            QString::number(scale.wholePx(3)), QString::number(m_delegate->padding())));
    verticalScrollBar()->setStyleSheet(flatScrollSheet(palette, scale));
    fitColumns();
}

void NightTable::setRows(std::vector<NightRow> rows)
{
    const int before = currentIndex().row();
    m_model->setRows(std::move(rows));
    if (const int row = m_model->rowOf(m_chosen, before); row >= 0) {
        if (currentIndex().row() != row)
            setCurrentIndex(m_model->index(row, 0));
    } else if (!m_chosen.isEmpty()) {
        m_chosen.clear();
        emit chosenChanged({});
    }
    fitColumns();
}

QString NightTable::chosen() const
{
    return m_chosen;
}

void NightTable::choose(const QString &key)
{
    if (const int row = m_model->rowOf(key, currentIndex().row()); row >= 0)
        setCurrentIndex(m_model->index(row, 0));
}

int NightTable::heightOf(int rows) const
{
    const QFontMetrics metrics(font());
    const int head = metrics.height() + 2 * m_scale.wholePx(3) + m_scale.wholePx(4);
    return head + rows * m_delegate->rowHeight(metrics) + 2;
}

int NightTable::wantedHeight() const
{
    return m_wanted;
}

void NightTable::fitColumns()
{
    const QFontMetrics metrics(font());
    verticalHeader()->setDefaultSectionSize(m_delegate->rowHeight(metrics));
    horizontalHeader()->setFixedHeight(heightOf(0) - 2);
    const int last = m_model->columnCount() - 1;
    for (int column = 0; column < last; ++column) {
        const QString title = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        int width = m_delegate->widthOf(metrics, title, false);
        for (int row = 0; row < std::min(m_model->rowCount(), kMostMeasured); ++row)
            width = std::max(
                width, m_delegate->widthOf(metrics, m_model->rowAt(row)->cells.value(column), column == 0));
        // A long name gives way to the words at the end; its tool tip has it whole.
        width = std::min(width, std::max(viewport()->width() / 3, m_scale.wholePx(60)));
        if (columnWidth(column) != width)
            setColumnWidth(column, width);
    }
    fitRows();
}

void NightTable::fitRows()
{
    const QFontMetrics metrics(font());
    const int least = m_delegate->rowHeight(metrics);
    const int last = m_model->columnCount() - 1;
    const int width = columnWidth(last) - 2 * m_delegate->padding();
    int all = 0;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QString text = m_model->rowAt(row)->cells.value(last);
        int high = least;
        if (row < kMostMeasured && width > 0 && metrics.horizontalAdvance(text) > width)
            high += metrics.boundingRect(QRect(0, 0, width, 10'000), Qt::TextWordWrap, text).height()
                - metrics.height();
        if (rowHeight(row) != high)
            setRowHeight(row, high);
        all += high;
    }
    const int wanted = heightOf(0) + std::max(least, all);
    if (wanted != m_wanted) {
        m_wanted = wanted;
        emit wantedHeightChanged();
    }
}

void NightTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void NightTable::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model->rowCount() > 0)
        setCurrentIndex(m_model->index(0, 0)); // arrows and letters have something to act on
}

} // namespace tulpar
