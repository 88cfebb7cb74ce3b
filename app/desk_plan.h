#pragma once

#include "core/session/snapshot.h"
#include "widgets/chart/sky_plan.h"

#include <memory>

namespace tulpar {

/// What the chart draws of the night to come: blocks of the plan as targets, those that cover the region of
/// an alert as fields with their probability and order, and the alerts that wait in the queue.
[[nodiscard]] std::shared_ptr<const SkyPlan> planOnSky(const Snapshot &snapshot);

} // namespace tulpar
