#pragma once

#include "widgets/alerts/alert_filter.h"
#include "widgets/alerts/alert_rows.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace tulpar {

/// The alert queue of one snapshot as a table: a pure view, filtered and ordered. Rows keep their identity
/// (the event), so that a selection stays with its burst when others arrive above it; only rows whose shared
/// view changed are made anew. Altitudes are computed for the rows that are looked at.
class AlertModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Age, Event, Source, Error, Altitude, State, Decision, ColumnCount };
    enum Role { MarkRole = Qt::UserRole, NeedRole, EventRole, StruckRole, StateRole };
    /// More rows coming, going or moving at once than this are a reset.
    static constexpr int kMostSteps = 200;

    explicit AlertModel(QObject *parent = nullptr);

    void setSection(const std::shared_ptr<const Snapshot> &snapshot, UtcInstant now);
    /// Ages of the rows `first` to `last` (those in sight) tick; once in twenty seconds their altitudes too.
    void setNow(UtcInstant now, int first = 0, int last = -1);
    void setColours(const Palette &palette);
    void setFilter(const AlertFilter &filter);
    void setOrder(AlertOrder order, bool isReversed);

    [[nodiscard]] const AlertFilter &filter() const { return m_filter; }
    [[nodiscard]] AlertOrder order() const { return m_order; }
    [[nodiscard]] bool isReversed() const { return m_isReversed; }
    [[nodiscard]] const AlertView *alertAt(int row) const;
    /// -1: not shown.
    [[nodiscard]] int rowOf(const std::string &event) const;
    [[nodiscard]] const ObservatoryView *observatory() const;
    /// Of the sky at the last tick; none before a snapshot.
    [[nodiscard]] const Observer *observer() const { return m_observer ? &*m_observer : nullptr; }
    [[nodiscard]] UtcInstant now() const { return m_now; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    using View = std::shared_ptr<const AlertView>;
    struct Shown {
        View view;
        AlertRow row;
        mutable QString altitude; ///< made when asked for; empty: not yet
    };

    [[nodiscard]] std::vector<View> wanted() const;
    void order(std::vector<View> &views) const;
    void take(const std::vector<View> &views);
    void refill(const std::vector<View> &views);
    [[nodiscard]] Shown made(const View &view) const;
    [[nodiscard]] QString text(const Shown &shown, int column) const;
    /// Behind the header's word: by what and in which direction the rows are ordered.
    [[nodiscard]] QString orderMark(int column) const;
    void renewSky();

    std::shared_ptr<const Snapshot> m_snapshot;
    std::optional<Observer> m_observer;
    UtcInstant m_now;
    qint64 m_skyTick = -1;
    AlertFilter m_filter;
    AlertOrder m_order = AlertOrder::Received;
    bool m_isReversed = false;
    std::vector<Shown> m_rows;
    Palette m_palette = Palette::of(Lighting::Night);
};

} // namespace tulpar
