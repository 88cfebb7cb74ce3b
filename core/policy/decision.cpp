#include "core/policy/decision.h"

#include <algorithm>
#include <iterator>

namespace tulpar {

RuleUnit unitOf(Rule rule) noexcept
{
    switch (rule) {
    case Rule::ErrorWithinField:
    case Rule::AboveHardLimit:
    case Rule::SunIsDown:
    case Rule::FarFromSun:
    case Rule::HighEnoughTonight:
    case Rule::FarFromMoon:
        return RuleUnit::Degrees;
    case Rule::Fresh:
    case Rule::NotStale:
    case Rule::UpLongEnough:
        return RuleUnit::Seconds;
    case Rule::SignificanceEnough:
        return RuleUnit::Sigma;
    case Rule::FalseAlarmRare:
        return RuleUnit::PerYear;
    case Rule::MoonNotBright:
        return RuleUnit::Fraction;
    case Rule::ResponsesTonight:
    case Rule::MissionResponsesTonight:
        return RuleUnit::Count;
    case Rule::MayInterrupt:
        return RuleUnit::Priority;
    case Rule::NotATest:
    case Rule::NotARetraction:
    case Rule::ClassIsGrb:
    case Rule::ClassPermitsResponse:
    case Rule::PositionIsSource:
    case Rule::TimesReadable:
    case Rule::ClassIsAmong:
        break;
    }
    return RuleUnit::None;
}

RuleSense senseOf(Rule rule) noexcept
{
    switch (rule) {
    case Rule::ErrorWithinField:
    case Rule::Fresh:
    case Rule::NotStale:
    case Rule::SunIsDown:
    case Rule::FalseAlarmRare:
    case Rule::MoonNotBright:
    case Rule::ResponsesTonight:
    case Rule::MissionResponsesTonight:
        return RuleSense::AtMost;
    case Rule::AboveHardLimit:
    case Rule::FarFromSun:
    case Rule::SignificanceEnough:
    case Rule::HighEnoughTonight:
    case Rule::UpLongEnough:
    case Rule::FarFromMoon:
        return RuleSense::AtLeast;
    default:
        return RuleSense::Statement;
    }
}

bool Decision::passed(Rule rule) const
{
    bool applied = false;
    for (const AppliedRule &one : rules) {
        if (one.rule != rule)
            continue;
        if (!one.passed)
            return false;
        applied = true;
    }
    return applied;
}

std::vector<AppliedRule> Decision::failed() const
{
    std::vector<AppliedRule> result;
    std::ranges::copy_if(rules, std::back_inserter(result), [](const AppliedRule &applied) {
        return !applied.passed && !applied.goesOn;
    });
    return result;
}

const AppliedRule *Decision::deciding() const
{
    const auto found = std::ranges::find_if(rules, &AppliedRule::decides);
    return found == rules.end() ? nullptr : &*found;
}

} // namespace tulpar
