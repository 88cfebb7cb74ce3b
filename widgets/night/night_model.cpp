#include "widgets/night/night_model.h"

#include "widgets/common/mark_delegate.h"

#include <algorithm>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

NightModel::NightModel(QStringList titles, QObject *parent)
    : QAbstractTableModel(parent)
    , m_titles(std::move(titles))
{
}

void NightModel::setRows(std::vector<NightRow> rows)
{
    const bool isSameShape = std::ranges::equal(rows, m_rows, {}, &NightRow::key, &NightRow::key);
    if (!isSameShape) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i] == m_rows[i])
            continue;
        const NightRow before = std::exchange(m_rows[i], std::move(rows[i]));
        const NightRow &now = m_rows[i];
        const int row = static_cast<int>(i);
        if (before.mark != now.mark || before.need != now.need || before.isDim != now.isDim) {
            emit dataChanged(index(row, 0), index(row, columnCount() - 1));
            continue;
        }
        for (int column = 0; column < columnCount(); ++column)
            if (before.cells.value(column) != now.cells.value(column))
                emit dataChanged(index(row, column), index(row, column));
    }
}

const NightRow *NightModel::rowAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

int NightModel::rowOf(const QString &key, int preferred) const
{
    if (const NightRow *row = rowAt(preferred); row && row->key == key)
        return preferred;
    const auto found = std::ranges::find(m_rows, key, &NightRow::key);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int NightModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int NightModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_titles.size());
}

QVariant NightModel::data(const QModelIndex &index, int role) const
{
    const NightRow *row = rowAt(index.row());
    if (row == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return row->cells.value(index.column());
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        if (role == Qt::AccessibleTextRole && index.column() != 0)
            return row->cells.value(index.column());
        QStringList said = row->cells;
        said.removeAll(QString());
        return said.join(u", "_s);
    }
    case MarkDelegate::MarkRole:
        return index.column() == 0 ? QVariant(static_cast<int>(row->mark)) : QVariant();
    case MarkDelegate::NeedRole:
        return static_cast<int>(row->need);
    case MarkDelegate::DimRole:
        return row->isDim;
    default:
        return {};
    }
}

QVariant NightModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return m_titles.value(section);
}

} // namespace tulpar
