#pragma once

#include "core/plan/plan.h"

#include <nlohmann/json.hpp>

namespace tulpar {

/// `value` with so many decimals.
[[nodiscard]] double rounded(double value, int decimals);

/// One visit as `tulparctl plan` prints it.
[[nodiscard]] nlohmann::ordered_json visitJson(const PlannedVisit &visit);

/// The night, the time used and the value of a plan, as `tulparctl plan` begins.
[[nodiscard]] nlohmann::ordered_json headJson(const std::string &night, const Plan &plan);

} // namespace tulpar
