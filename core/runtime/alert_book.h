#pragma once

#include "core/alerts/notice.h"
#include "core/base/result.h"
#include "core/session/snapshot.h"

#include <cstddef>
#include <deque>
#include <string>
#include <unordered_map>

namespace tulpar {

/// The rows of the alert queue. A row is copied when it changes, so that snapshots share what stays. Knows
/// nothing of linking (core/alerts/event_book) and decides nothing. Confine to one thread.
class AlertBook {
public:
    /// Older rows leave the queue, but for those that are being answered or asked; the journal has them all.
    static constexpr std::size_t kMostRows = 5000;

    /// A row for bytes that could not be read.
    void enterRefused(const std::string &label, const Error &error, UtcInstant received);

    /// Null: no such row.
    [[nodiscard]] const AlertView *find(const std::string &event) const;

    /// Adds the row if its event is new; its receipt must not be older than that of any row.
    void add(AlertView row);

    /// Lets `edit` change the row of that event; nothing happens when there is none.
    template <class Edit>
    void change(const std::string &event, Edit edit)
    {
        const auto found = m_places.find(event);
        if (found == m_places.end())
            return;
        auto &row = m_rows[found->second - m_left];
        auto next = std::make_shared<AlertView>(*row);
        edit(*next);
        next->version = ++m_version;
        row = std::move(next);
    }
    void setState(const std::string &event, AlertState state);

    [[nodiscard]] AlertRows rows() const; ///< newest first
    [[nodiscard]] std::uint64_t version() const { return m_version; }

private:
    void dropOne();

    std::deque<std::shared_ptr<const AlertView>> m_rows; ///< oldest first
    std::unordered_map<std::string, std::size_t> m_places; ///< counted from the first row ever
    std::size_t m_left = 0; ///< rows that have left
    std::uint64_t m_version = 0;
};

} // namespace tulpar
