#include "core/policy/decision.h"

#include <algorithm>
#include <iterator>

namespace tulpar {

bool Decision::passed(Rule rule) const
{
    const auto found = std::ranges::find(rules, rule, &AppliedRule::rule);
    return found != rules.end() && found->passed;
}

std::vector<AppliedRule> Decision::failed() const
{
    std::vector<AppliedRule> result;
    std::ranges::copy_if(
        rules, std::back_inserter(result), [](const AppliedRule &applied) { return !applied.passed; });
    return result;
}

} // namespace tulpar
