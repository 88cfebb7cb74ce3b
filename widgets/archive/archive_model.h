#pragma once

#include "widgets/archive/archive_cells.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>
#include <vector>

namespace tulpar {

/// What was found as a table; pieces are added at its end as they arrive. A row becomes text when it is
/// looked at, so that thousands cost nothing. GUI thread.
class ArchiveModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void clear(ArchiveTopic topic);
    /// Rows of the topic.
    void add(std::shared_ptr<const FoundRows> rows);

    [[nodiscard]] ArchiveTopic topic() const { return m_topic; }
    /// Null: no such row, or of another topic.
    [[nodiscard]] const FoundFrame *frameAt(int row) const;
    [[nodiscard]] const FoundEvent *eventAt(int row) const;
    [[nodiscard]] const FoundNight *nightAt(int row) const;
    /// Of the frames that the rules have not deleted: how many, and how large.
    [[nodiscard]] std::int64_t keptFrames() const { return m_kept; }
    [[nodiscard]] std::int64_t keptBytes() const { return m_bytes; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Piece {
        int first = 0;
        std::shared_ptr<const FoundRows> rows;
    };
    /// The piece that holds the row, and the place in it.
    [[nodiscard]] std::pair<const FoundRows *, std::size_t> find(int row) const;
    [[nodiscard]] const ArchiveCells &cells(int row) const;

    ArchiveTopic m_topic = ArchiveTopic::Frames;
    QStringList m_titles = archiveTitles(ArchiveTopic::Frames);
    std::vector<Piece> m_pieces;
    int m_rows = 0;
    std::int64_t m_kept = 0;
    std::int64_t m_bytes = 0;
    mutable int m_cellsOf = -1; ///< a view asks for one row's cells after another
    mutable ArchiveCells m_cells;
};

} // namespace tulpar
