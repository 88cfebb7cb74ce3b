#pragma once

#include "core/plan/plan_terms.h"
#include "core/runtime/core_config.h"

namespace tulpar {

/// What the planner must know of the observatory that the core is configured for.
[[nodiscard]] PlanTerms planTermsOf(const CoreConfig &config);

} // namespace tulpar
