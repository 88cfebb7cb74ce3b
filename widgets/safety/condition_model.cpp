#include "widgets/safety/condition_model.h"

#include "widgets/common/mark_delegate.h"

#include <QStringList>

#include <algorithm>

namespace tulpar {

void ConditionModel::setRows(std::vector<ConditionRow> rows)
{
    const bool isSameShape = rows.size() == m_rows.size()
        && std::equal(rows.begin(), rows.end(), m_rows.begin(),
                      [](const auto &a, const auto &b) { return a.condition == b.condition; });
    if (!isSameShape) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i] == m_rows[i])
            continue;
        const ConditionRow before = std::exchange(m_rows[i], std::move(rows[i]));
        const ConditionRow &now = m_rows[i];
        const bool isLookSame = before.mark == now.mark && before.need == now.need
            && before.isStale == now.isStale && before.isOverridden == now.isOverridden;
        const int row = static_cast<int>(i);
        if (!isLookSame) {
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
            continue;
        }
        for (int column = 0; column < ColumnCount; ++column)
            if (text(before, column) != text(now, column))
                emit dataChanged(index(row, column), index(row, column));
    }
}

const ConditionRow *ConditionModel::rowAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

int ConditionModel::rowOf(const std::optional<Condition> &condition) const
{
    const auto found = std::find_if(
        m_rows.begin(), m_rows.end(), [&](const ConditionRow &row) { return row.condition == condition; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int ConditionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ConditionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QString ConditionModel::text(const ConditionRow &row, int column)
{
    switch (column) {
    case Name:
        return row.name;
    case Value:
        return row.value;
    case BadAt:
        return row.badAt;
    case GoodAt:
        return row.goodAt;
    case Age:
        return row.age;
    case State:
        return row.state;
    default:
        return {};
    }
}

QVariant ConditionModel::data(const QModelIndex &index, int role) const
{
    const ConditionRow *row = rowAt(index.row());
    if (row == nullptr)
        return {};
    const bool isAboutNow = index.column() == Name || index.column() == Value || index.column() == State;
    switch (role) {
    case Qt::DisplayRole:
        return text(*row, index.column());
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        if (role == Qt::AccessibleTextRole && index.column() != Name)
            return text(*row, index.column());
        return QStringList{row->name, row->value, row->state}.join(QStringLiteral(", "));
    case MarkDelegate::MarkRole:
        return index.column() == Name ? QVariant(static_cast<int>(row->mark)) : QVariant();
    case MarkDelegate::NeedRole:
        return static_cast<int>(isAboutNow ? row->need : Need::None);
    case MarkDelegate::StaleRole:
        return row->isStale && (index.column() == Value || index.column() == Age);
    case MarkDelegate::FrameRole:
        return row->isOverridden;
    case MarkDelegate::DimRole:
        return !isAboutNow;
    default:
        return {};
    }
}

QVariant ConditionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("condition");
    case Value:
        return tr("now");
    case BadAt:
        return tr("bad", "column: limit beyond which it is bad");
    case GoodAt:
        return tr("good again", "column: limit within which it is good again");
    case Age:
        return tr("age");
    case State:
        return tr("what it does");
    default:
        return {};
    }
}

} // namespace tulpar
