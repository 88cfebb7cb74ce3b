#pragma once

#include "widgets/alerts/alert_look.h"

#include <QString>

#include <array>

namespace tulpar {

/// Which rows of the queue are shown. A value.
struct AlertFilter {
    AlertGroup group = AlertGroup::All;
    QString words; ///< all of them must occur, in any case: name, alias, mission, notice, state, note
    bool operator==(const AlertFilter &) const = default;
};

[[nodiscard]] bool matches(const AlertFilter &filter, const AlertView &alert);

enum class AlertOrder { Received, Trigger, Error, Altitude, State };

/// How many rows each group has, the words aside; All is the first.
[[nodiscard]] std::array<int, kAlertGroups> groupCounts(const AlertRows &rows);

} // namespace tulpar
