#pragma once

#include "widgets/night/night_rows.h"

#include <QAbstractTableModel>

namespace tulpar {

/// Rows of the night as a table. Only cells that show something else are told to have changed; other rows, or
/// the same in another order, are a reset. GUI thread.
class NightModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit NightModel(QStringList titles, QObject *parent = nullptr);

    void setRows(std::vector<NightRow> rows);
    [[nodiscard]] const NightRow *rowAt(int row) const;
    /// -1: none. A block that comes again stands in several rows: `preferred`, where that is one of them.
    [[nodiscard]] int rowOf(const QString &key, int preferred = -1) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QStringList m_titles;
    std::vector<NightRow> m_rows;
};

} // namespace tulpar
