#include "core/runtime/alert_book.h"

#include <utility>

namespace tulpar {

void AlertBook::add(AlertView row)
{
    if (!m_places.try_emplace(row.event, m_left + m_rows.size()).second)
        return;
    row.version = ++m_version;
    m_rows.push_back(std::make_shared<const AlertView>(std::move(row)));
    if (m_rows.size() > kMostRows)
        dropOne();
}

void AlertBook::dropOne()
{
    const auto isInHand = [](const AlertView &row) {
        return row.state == AlertState::Responding || row.state == AlertState::Asking;
    };
    constexpr std::size_t kMostInHand = 64;
    std::size_t goes = 0;
    while (goes < kMostInHand && isInHand(*m_rows[goes]))
        ++goes;
    if (goes == kMostInHand)
        goes = 0;
    m_places.erase(m_rows[goes]->event);
    for (; goes > 0; --goes) {
        m_rows[goes] = std::move(m_rows[goes - 1]);
        m_places[m_rows[goes]->event] = m_left + goes;
    }
    m_rows.pop_front();
    ++m_left;
}

void AlertBook::enterRefused(const std::string &label, const Error &error, UtcInstant received)
{
    AlertView alert;
    alert.event = label;
    for (int copy = 2; m_places.contains(alert.event); ++copy) // of one moment, from a feed without offsets
        alert.event = label + " (" + std::to_string(copy) + ")";
    alert.name = alert.event;
    alert.receivedUtc = received;
    alert.state = AlertState::Refused;
    alert.refusal = error.detail;
    add(std::move(alert));
}

const AlertView *AlertBook::find(const std::string &event) const
{
    const auto found = m_places.find(event);
    return found == m_places.end() ? nullptr : m_rows[found->second - m_left].get();
}

void AlertBook::setState(const std::string &event, AlertState state)
{
    const AlertView *row = find(event);
    if (row && row->state != state)
        change(event, [state](AlertView &alert) { alert.state = state; });
}

AlertRows AlertBook::rows() const
{
    return {m_rows.rbegin(), m_rows.rend()};
}

} // namespace tulpar
