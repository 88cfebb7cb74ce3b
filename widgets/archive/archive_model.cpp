#include "widgets/archive/archive_model.h"

#include "widgets/common/mark_delegate.h"

#include <algorithm>

namespace tulpar {

void ArchiveModel::clear(ArchiveTopic topic)
{
    beginResetModel();
    m_topic = topic;
    m_titles = archiveTitles(topic);
    m_pieces.clear();
    m_rows = 0;
    m_kept = 0;
    m_bytes = 0;
    m_cellsOf = -1;
    endResetModel();
}

void ArchiveModel::add(std::shared_ptr<const FoundRows> rows)
{
    const auto size = static_cast<int>(rows->size());
    if (size == 0)
        return;
    beginInsertRows({}, m_rows, m_rows + size - 1);
    for (const FoundFrame &frame : rows->frames)
        if (frame.file != FoundFile::Deleted) {
            ++m_kept;
            m_bytes += frame.bytes;
        }
    m_pieces.push_back({m_rows, std::move(rows)});
    m_rows += size;
    endInsertRows();
}

std::pair<const FoundRows *, std::size_t> ArchiveModel::find(int row) const
{
    if (row < 0 || row >= m_rows)
        return {nullptr, 0};
    const auto after = std::ranges::upper_bound(m_pieces, row, {}, &Piece::first);
    const Piece &piece = *std::prev(after);
    return {piece.rows.get(), static_cast<std::size_t>(row - piece.first)};
}

const FoundFrame *ArchiveModel::frameAt(int row) const
{
    const auto [rows, at] = find(row);
    return rows && at < rows->frames.size() ? &rows->frames[at] : nullptr;
}

const FoundEvent *ArchiveModel::eventAt(int row) const
{
    const auto [rows, at] = find(row);
    return rows && at < rows->events.size() ? &rows->events[at] : nullptr;
}

const FoundNight *ArchiveModel::nightAt(int row) const
{
    const auto [rows, at] = find(row);
    return rows && at < rows->nights.size() ? &rows->nights[at] : nullptr;
}

const ArchiveCells &ArchiveModel::cells(int row) const
{
    if (row == m_cellsOf)
        return m_cells;
    m_cellsOf = row;
    if (const FoundFrame *frame = frameAt(row))
        m_cells = cellsOf(*frame);
    else if (const FoundEvent *event = eventAt(row))
        m_cells = cellsOf(*event);
    else if (const FoundNight *night = nightAt(row))
        m_cells = cellsOf(*night);
    else
        m_cells = {};
    return m_cells;
}

int ArchiveModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int ArchiveModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_titles.size());
}

QVariant ArchiveModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows)
        return {};
    const ArchiveCells &row = cells(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return row.texts.value(index.column());
    case MarkDelegate::MarkRole:
        return index.column() == 0 ? QVariant(static_cast<int>(row.mark)) : QVariant();
    case MarkDelegate::NeedRole:
        return static_cast<int>(row.need);
    case MarkDelegate::DimRole:
        return row.isDim;
    default:
        return {};
    }
}

QVariant ArchiveModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole)
        return m_titles.value(section);
    return {};
}

} // namespace tulpar
