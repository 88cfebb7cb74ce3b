#pragma once

#include "widgets/safety/condition_rows.h"

#include <QAbstractTableModel>

namespace tulpar {

/// The conditions as a table. A row is told to have changed only when something shown of it has. GUI thread.
class ConditionModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Value, BadAt, GoodAt, Age, State, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<ConditionRow> rows);
    [[nodiscard]] const ConditionRow *rowAt(int row) const;
    [[nodiscard]] int rowOf(const std::optional<Condition> &condition) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString text(const ConditionRow &row, int column);

    std::vector<ConditionRow> m_rows;
};

} // namespace tulpar
