#pragma once

#include "core/night/ledger_span.h"
#include "core/safety/condition.h"

namespace tulpar {

/// To which class time belongs that is lost for this reason: weather, fault or waiting.
[[nodiscard]] LedgerClass classOf(const Reason &reason);

/// Of several reasons the weather counts first, then a fault. Waiting for an empty list.
[[nodiscard]] LedgerClass classOf(const Reasons &reasons);

/// Why a condition in this state keeps the observatory closed; none if it does not. A marginal one does only
/// while it `isClosed`. A value that is not known is a fault of the station, whatever the sky is.
[[nodiscard]] std::optional<Reason> lossOf(
    Condition condition, ConditionState state, const std::optional<double> &value, bool isClosed);

} // namespace tulpar
