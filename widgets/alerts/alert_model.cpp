#include "widgets/alerts/alert_model.h"

#include <algorithm>

namespace tulpar {

namespace {

constexpr qint64 kSkyTickNs = 20'000'000'000; // the sky turns 0.08 degrees

int indexOf(const std::vector<AlertRow> &rows, const std::string &event, std::size_t from = 0)
{
    for (std::size_t i = from; i < rows.size(); ++i)
        if (rows[i].event == event)
            return static_cast<int>(i);
    return -1;
}

} // namespace

AlertModel::AlertModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

std::vector<AlertRow> AlertModel::freshRows() const
{
    std::vector<AlertRow> rows;
    if (m_snapshot)
        for (const auto &alert : m_snapshot->alerts)
            rows.push_back(alertRow(*alert, m_snapshot->observatory, m_now));
    return rows;
}

void AlertModel::setSection(const std::shared_ptr<const Snapshot> &snapshot, UtcInstant now)
{
    m_snapshot = snapshot;
    m_now = now;
    m_skyTick = now.nsSinceUnixEpoch / kSkyTickNs;
    take(freshRows());
}

void AlertModel::setNow(UtcInstant now)
{
    m_now = now;
    if (now.nsSinceUnixEpoch / kSkyTickNs != m_skyTick) {
        m_skyTick = now.nsSinceUnixEpoch / kSkyTickNs;
        take(freshRows());
        return;
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const QString age = alertAge(m_rows[i], now);
        if (age == m_ages[i])
            continue;
        m_ages[i] = age;
        const QModelIndex cell = index(static_cast<int>(i), Age);
        emit dataChanged(cell, cell, {Qt::DisplayRole});
    }
}

void AlertModel::take(std::vector<AlertRow> rows)
{
    using Difference = std::vector<AlertRow>::difference_type;
    for (int i = static_cast<int>(m_rows.size()) - 1; i >= 0; --i) {
        if (indexOf(rows, m_rows[static_cast<std::size_t>(i)].event) >= 0)
            continue;
        beginRemoveRows({}, i, i);
        m_rows.erase(m_rows.begin() + Difference(i));
        m_ages.erase(m_ages.begin() + Difference(i));
        endRemoveRows();
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const int row = static_cast<int>(i);
        const QString age = alertAge(rows[i], m_now);
        const int old = indexOf(m_rows, rows[i].event, i);
        if (old < 0) {
            beginInsertRows({}, row, row);
            m_rows.insert(m_rows.begin() + Difference(row), rows[i]);
            m_ages.insert(m_ages.begin() + Difference(row), age);
            endInsertRows();
            continue;
        }
        if (old != row) {
            beginMoveRows({}, old, old, {}, row);
            std::rotate(
                m_rows.begin() + Difference(row), m_rows.begin() + Difference(old),
                m_rows.begin() + Difference(old + 1));
            std::rotate(
                m_ages.begin() + Difference(row), m_ages.begin() + Difference(old),
                m_ages.begin() + Difference(old + 1));
            endMoveRows();
        }
        const bool isChanged = m_rows[i] != rows[i];
        const bool isOlder = m_ages[i] != age;
        m_rows[i] = rows[i];
        m_ages[i] = age;
        if (isChanged)
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
        else if (isOlder)
            emit dataChanged(index(row, Age), index(row, Age), {Qt::DisplayRole});
    }
}

void AlertModel::setColours(const Palette &palette)
{
    m_palette = palette;
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(static_cast<int>(m_rows.size()) - 1, ColumnCount - 1));
}

const AlertView *AlertModel::alertAt(int row) const
{
    if (!m_snapshot || row < 0 || static_cast<std::size_t>(row) >= m_rows.size())
        return nullptr;
    const std::string &event = m_rows[static_cast<std::size_t>(row)].event;
    const auto found =
        std::find_if(m_snapshot->alerts.begin(), m_snapshot->alerts.end(), [&](const auto &alert) {
            return alert->event == event;
        });
    return found == m_snapshot->alerts.end() ? nullptr : found->get();
}

const ObservatoryView *AlertModel::observatory() const
{
    return m_snapshot ? &m_snapshot->observatory : nullptr;
}

int AlertModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int AlertModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString AlertModel::text(const AlertRow &row, int column) const
{
    switch (column) {
    case Event:
        return row.name;
    case Source:
        return row.source;
    case Error:
        return row.error;
    case Altitude:
        return row.altitude;
    case Decision:
        return row.decision;
    case State:
        return row.state;
    default:
        return {};
    }
}

QVariant AlertModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto i = static_cast<std::size_t>(index.row());
    const AlertRow &row = m_rows[i];
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Age ? m_ages[i] : text(row, index.column());
    case Qt::ToolTipRole:
        return index.column() == Age ? QVariant() : QVariant(text(row, index.column()));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::AlignVCenter | (index.column() == Age ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ForegroundRole:
        return row.isQuiet ? m_palette.dimText : m_palette.text;
    case StruckRole:
        return row.isStruck;
    case MarkRole:
        return static_cast<int>(row.mark);
    case NeedRole:
        return static_cast<int>(row.need);
    case EventRole:
        return QString::fromStdString(row.event);
    default:
        return {};
    }
}

QVariant AlertModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (section == Age ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Age:
        return tr("age");
    case Event:
        return tr("event");
    case Source:
        return tr("source");
    case Error:
        return tr("error / field");
    case Altitude:
        return tr("altitude now");
    case Decision:
        return tr("decision");
    case State:
        return tr("state");
    default:
        return {};
    }
}

} // namespace tulpar
