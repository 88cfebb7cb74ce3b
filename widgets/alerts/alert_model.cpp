#include "widgets/alerts/alert_model.h"

#include <algorithm>
#include <unordered_set>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kSkyTickNs = 20'000'000'000; // the sky turns 0.08 degrees

/// Those without the value go to the end, whatever the direction.
template <class Value>
bool isBefore(const std::optional<Value> &a, const std::optional<Value> &b, bool isReversed)
{
    if (!a || !b)
        return a.has_value() && !b.has_value();
    return isReversed ? *b < *a : *a < *b;
}

} // namespace

AlertModel::AlertModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void AlertModel::renewSky()
{
    m_skyTick = m_now.nsSinceUnixEpoch / kSkyTickNs;
    m_observer.reset();
    if (m_snapshot)
        m_observer.emplace(m_snapshot->observatory.site, m_now);
    for (Shown &shown : m_rows)
        shown.altitude.clear();
}

std::vector<AlertModel::View> AlertModel::wanted() const
{
    std::vector<View> views;
    if (!m_snapshot)
        return views;
    views.reserve(m_snapshot->alerts.size());
    for (const View &view : m_snapshot->alerts)
        if (matches(m_filter, *view))
            views.push_back(view);
    order(views);
    return views;
}

void AlertModel::order(std::vector<View> &views) const
{
    const bool reversed = m_isReversed;
    switch (m_order) {
    case AlertOrder::Received: // as the snapshot has them
        if (reversed)
            std::reverse(views.begin(), views.end());
        return;
    case AlertOrder::Trigger: // the youngest burst first
        std::stable_sort(views.begin(), views.end(), [reversed](const View &a, const View &b) {
            return isBefore(a->triggerUtc, b->triggerUtc, !reversed);
        });
        return;
    case AlertOrder::Error: // the best known first
        std::stable_sort(views.begin(), views.end(), [reversed](const View &a, const View &b) {
            return isBefore(a->errorRadius, b->errorRadius, reversed);
        });
        return;
    case AlertOrder::Altitude: {
        std::unordered_map<const AlertView *, std::optional<Angle>> altitudes;
        for (const View &view : views)
            altitudes[view.get()] = view->position && m_observer
                ? std::optional(m_observer->observed(*view->position).altitude)
                : std::nullopt;
        std::stable_sort(views.begin(), views.end(), [&](const View &a, const View &b) {
            return isBefore(altitudes[a.get()], altitudes[b.get()], !reversed);
        });
        return;
    }
    case AlertOrder::State: // what needs a person first
        std::stable_sort(views.begin(), views.end(), [reversed](const View &a, const View &b) {
            const auto rank = [](const View &view) {
                return std::pair(static_cast<int>(groupOf(view->state)), static_cast<int>(view->state));
            };
            return reversed ? rank(b) < rank(a) : rank(a) < rank(b);
        });
        return;
    }
}

void AlertModel::setSection(const std::shared_ptr<const Snapshot> &snapshot, UtcInstant now)
{
    const bool isSameSite =
        m_snapshot && snapshot && m_snapshot->observatory.site == snapshot->observatory.site;
    m_snapshot = snapshot;
    m_now = now;
    if (!isSameSite || now.nsSinceUnixEpoch / kSkyTickNs != m_skyTick)
        renewSky();
    take(wanted());
}

void AlertModel::setNow(UtcInstant now, int first, int last)
{
    const UtcInstant before = m_now;
    m_now = now;
    const int end = last < 0 ? rowCount() - 1 : std::min(last, rowCount() - 1);
    const bool isSkyOld = now.nsSinceUnixEpoch / kSkyTickNs != m_skyTick;
    if (isSkyOld) {
        renewSky();
        if (m_order == AlertOrder::Altitude)
            take(wanted());
        if (first <= end)
            emit dataChanged(index(first, Altitude), index(end, Altitude), {Qt::DisplayRole});
    }
    for (int row = first; row <= end; ++row) {
        const auto &trigger = m_rows[static_cast<std::size_t>(row)].row.triggerUtc;
        if (alertAge(trigger, before) == alertAge(trigger, now))
            continue;
        const QModelIndex cell = index(row, Age);
        emit dataChanged(cell, cell, {Qt::DisplayRole});
    }
}

AlertModel::Shown AlertModel::made(const View &view) const
{
    return {view, alertRow(*view, m_snapshot->observatory), {}};
}

void AlertModel::refill(const std::vector<View> &views)
{
    std::unordered_map<const AlertView *, std::size_t> known;
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        known.emplace(m_rows[i].view.get(), i);
    beginResetModel();
    std::vector<Shown> rows;
    rows.reserve(views.size());
    for (const View &view : views) {
        const auto old = known.find(view.get());
        rows.push_back(old == known.end() ? made(view) : std::move(m_rows[old->second]));
    }
    m_rows = std::move(rows);
    endResetModel();
}

void AlertModel::take(const std::vector<View> &views)
{
    using Difference = std::vector<Shown>::difference_type;
    std::unordered_set<std::string_view> coming;
    coming.reserve(views.size());
    for (const View &view : views)
        coming.insert(view->event);
    std::unordered_set<std::string> present;
    present.reserve(m_rows.size());
    int steps = 0;
    for (const Shown &shown : m_rows) {
        present.insert(shown.row.event);
        steps += coming.contains(shown.row.event) ? 0 : 1;
    }
    for (const View &view : views)
        steps += present.contains(view->event) ? 0 : 1;
    if (steps > kMostSteps) {
        refill(views);
        return;
    }
    for (int i = static_cast<int>(m_rows.size()) - 1; i >= 0 && steps > 0; --i) {
        if (coming.contains(m_rows[static_cast<std::size_t>(i)].row.event))
            continue;
        beginRemoveRows({}, i, i);
        m_rows.erase(m_rows.begin() + Difference(i));
        endRemoveRows();
    }
    for (std::size_t i = 0; i < views.size(); ++i) {
        const int row = static_cast<int>(i);
        if (i < m_rows.size() && m_rows[i].view == views[i])
            continue; // the same shared view: nothing changed
        const auto isSame = [&](const Shown &shown) { return shown.row.event == views[i]->event; };
        const auto found = present.contains(views[i]->event)
            ? std::find_if(m_rows.begin() + Difference(row), m_rows.end(), isSame)
            : m_rows.end();
        if (found == m_rows.end()) {
            beginInsertRows({}, row, row);
            m_rows.insert(m_rows.begin() + Difference(row), made(views[i]));
            endInsertRows();
            continue;
        }
        if (const int old = static_cast<int>(found - m_rows.begin()); old != row) {
            if (++steps > kMostSteps) {
                refill(views);
                return;
            }
            beginMoveRows({}, old, old, {}, row);
            std::rotate(m_rows.begin() + Difference(row), found, found + 1);
            endMoveRows();
        }
        if (m_rows[i].view == views[i])
            continue;
        Shown fresh = made(views[i]);
        const bool isPlaceChanged = m_rows[i].view->position != views[i]->position;
        const bool isChanged = fresh.row != m_rows[i].row || isPlaceChanged;
        if (!isPlaceChanged)
            fresh.altitude = m_rows[i].altitude;
        m_rows[i] = std::move(fresh);
        if (isChanged)
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

void AlertModel::setFilter(const AlertFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    refill(wanted());
}

void AlertModel::setOrder(AlertOrder order, bool isReversed)
{
    if (order == m_order && isReversed == m_isReversed)
        return;
    m_order = order;
    m_isReversed = isReversed;
    refill(wanted());
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

QString AlertModel::orderMark(int column) const
{
    const bool isOrdered = (m_order == AlertOrder::Trigger && column == Age)
        || (m_order == AlertOrder::Error && column == Error)
        || (m_order == AlertOrder::Altitude && column == Altitude)
        || (m_order == AlertOrder::State && column == State);
    return !isOrdered ? QString() : m_isReversed ? u" \u25b4"_s : u" \u25be"_s;
}

void AlertModel::setColours(const Palette &palette)
{
    m_palette = palette;
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(static_cast<int>(m_rows.size()) - 1, ColumnCount - 1));
}

const AlertView *AlertModel::alertAt(int row) const
{
    if (row < 0 || static_cast<std::size_t>(row) >= m_rows.size())
        return nullptr;
    return m_rows[static_cast<std::size_t>(row)].view.get();
}

int AlertModel::rowOf(const std::string &event) const
{
    const auto found = std::find_if(
        m_rows.begin(), m_rows.end(), [&event](const Shown &shown) { return shown.row.event == event; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
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

QString AlertModel::text(const Shown &shown, int column) const
{
    switch (column) {
    case Age:
        return alertAge(shown.row.triggerUtc, m_now);
    case Event:
        return shown.row.name;
    case Source:
        return shown.row.source;
    case Error:
        return shown.row.error;
    case Altitude:
        if (shown.altitude.isEmpty() && m_observer)
            shown.altitude = alertAltitude(*shown.view, m_snapshot->observatory, *m_observer);
        return shown.altitude;
    case Decision:
        return shown.row.decision;
    case State:
        return shown.row.state;
    default:
        return {};
    }
}

QVariant AlertModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Shown &shown = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(shown, index.column());
    case Qt::ToolTipRole:
        return index.column() == Age ? QVariant() : QVariant(text(shown, index.column()));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::AlignVCenter | (index.column() == Age ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ForegroundRole:
        return shown.row.look.isQuiet ? m_palette.dimText : m_palette.text;
    case StruckRole:
        return shown.row.look.isStruck;
    case MarkRole:
        return static_cast<int>(shown.row.look.mark);
    case NeedRole:
        return static_cast<int>(shown.row.look.need);
    case EventRole:
        return QString::fromStdString(shown.row.event);
    case StateRole:
        return static_cast<int>(shown.view->state);
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
        return tr("age") + orderMark(section);
    case Event:
        return tr("event");
    case Source:
        return tr("source");
    case Error:
        return tr("error / field") + orderMark(section);
    case Altitude:
        return tr("altitude now") + orderMark(section);
    case Decision:
        return tr("decision");
    case State:
        return tr("state") + orderMark(section);
    default:
        return {};
    }
}

} // namespace tulpar
