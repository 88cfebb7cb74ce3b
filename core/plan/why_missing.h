#pragma once

#include "core/plan/why_not.h"

namespace tulpar {

/// Why `block`, which `plan` misses, is missing, without a look for what would let it in: no planning anew,
/// so that thousands can be asked about. About a millisecond. Pure.
[[nodiscard]] WhyNotAnswer whyMissing(
    const std::string &block, const Programme &programme, const NightSky &night, const PlanTerms &terms,
    const PlanStart &start, const Plan &plan);

} // namespace tulpar
