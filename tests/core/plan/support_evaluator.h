#pragma once

#include "core/plan/plan.h"
#include "core/plan/plan_terms.h"
#include "core/sky/site.h"

#include <string>
#include <vector>

namespace tulpar {

/// Looks at a plan second by second with the exact transformations of `core/sky` and nothing of the planner's
/// own tables, spans or values, and tells everything that is broken, in words. The Sun and the Moon are
/// looked at every minute. `value` is reckoned anew.
struct Verdict {
    std::vector<std::string> broken;
    double value = 0;
};

[[nodiscard]] Verdict judge(
    const Plan &plan, const Programme &programme, const Site &site, const Span &night, const PlanTerms &terms,
    const PlanStart &start = {});

} // namespace tulpar
