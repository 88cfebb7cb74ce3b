#pragma once

#include "widgets/alerts/alert_rows.h"

#include <QAbstractTableModel>

#include <memory>

namespace tulpar {

/// The alert queue of one snapshot as a table: a pure view. Rows keep their identity (the event), so that a
/// selection stays with its burst when others arrive above it.
class AlertModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Age, Event, Source, Error, Altitude, State, Decision, ColumnCount };
    enum Role { MarkRole = Qt::UserRole, NeedRole, EventRole, StruckRole };

    explicit AlertModel(QObject *parent = nullptr);

    void setSection(const std::shared_ptr<const Snapshot> &snapshot, UtcInstant now);
    /// Ticks the ages; once in twenty seconds the altitudes too.
    void setNow(UtcInstant now);
    void setColours(const Palette &palette);

    [[nodiscard]] const AlertView *alertAt(int row) const;
    [[nodiscard]] const ObservatoryView *observatory() const;
    [[nodiscard]] UtcInstant now() const { return m_now; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void take(std::vector<AlertRow> rows);
    [[nodiscard]] std::vector<AlertRow> freshRows() const;
    [[nodiscard]] QString text(const AlertRow &row, int column) const;

    std::shared_ptr<const Snapshot> m_snapshot;
    UtcInstant m_now;
    qint64 m_skyTick = 0;
    std::vector<AlertRow> m_rows;
    std::vector<QString> m_ages;
    Palette m_palette = Palette::of(Lighting::Night);
};

} // namespace tulpar
