#include "core/policy/policy.h"

#include "core/policy/judgement.h"
#include "core/policy/policy_text.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

/// A two-dimensional Gaussian of one sigma holds p within sigma times this.
double sigmasAt(double probability)
{
    return std::sqrt(-2 * std::log1p(-std::clamp(probability, 0.01, 0.999)));
}

std::optional<Angle> loosest(const Policy &policy, Rule rule)
{
    std::optional<double> found;
    for (const Strategy &strategy : policy.strategies) {
        if (strategy.outcome != Outcome::Respond)
            continue;
        std::optional<double> strictest; // of this strategy
        for (const Requirement &one : strategy.requirements)
            if (one.rule == rule)
                strictest = !strictest                   ? one.limit
                    : senseOf(rule) == RuleSense::AtMost ? std::min(*strictest, one.limit)
                                                         : std::max(*strictest, one.limit);
        const double open = senseOf(rule) == RuleSense::AtMost ? 90 : -90;
        const double limit = strictest.value_or(open);
        if (!found)
            found = limit;
        else
            found = senseOf(rule) == RuleSense::AtMost ? std::max(*found, limit) : std::min(*found, limit);
    }
    return found ? std::optional(Angle::degrees(*found)) : std::nullopt;
}

} // namespace

const Strategy *Policy::strategyFor(const Notice &notice) const
{
    const auto found = std::ranges::find_if(
        strategies, [&](const Strategy &strategy) { return strategy.when.matches(notice); });
    return found == strategies.end() ? nullptr : &*found;
}

std::optional<Angle> Policy::sunLimit() const
{
    return loosest(*this, Rule::SunIsDown);
}

std::optional<Angle> Policy::altitudeLimit() const
{
    return loosest(*this, Rule::AboveHardLimit);
}

const Policy &builtInPolicy()
{
    // Its text is compiled in and read by every test, so that it can only be right.
    static const Policy policy = readPolicy(builtInPolicyText()).value().policy;
    return policy;
}

Angle radiusAt(Angle radius, double from, double to)
{
    return radius * (sigmasAt(to) / sigmasAt(from));
}

std::optional<Angle> errorWithSystematics(const Notice &notice, const Policy &policy)
{
    if (!notice.position.error)
        return std::nullopt;
    Angle error = *notice.position.error;
    if (notice.position.containment && *notice.position.containment != policy.errorContainment)
        error = radiusAt(error, *notice.position.containment, policy.errorContainment);
    for (const Systematic &systematic : policy.systematics) {
        if (!systematic.when.matches(notice))
            continue;
        error = systematic.inQuadrature
            ? Angle::radians(std::hypot(error.asRadians(), systematic.add.asRadians()))
            : error + systematic.add;
    }
    return error;
}

Decision decide(const Notice &notice, const PolicyContext &context)
{
    const Policy &policy = context.policy ? *context.policy : builtInPolicy();
    Decision decision;
    const Strategy *used = nullptr;
    for (const Strategy &strategy : policy.strategies) {
        if (strategy.when.matches(notice)) {
            used = &strategy;
            break;
        }
        decision.notMatched.push_back(strategy.name);
    }
    if (!used)
        return decision;
    decision.strategy = used->name;
    decision.priority = used->priority;
    decision.ifAllPass = decision.outcome = used->outcome;
    decision.unanswered = used->unanswered;
    decision.rules.reserve(used->requirements.size());
    bool decided = false;
    for (const Requirement &requirement : used->requirements) {
        AppliedRule applied = judged(requirement, *used, notice, context, policy);
        if (!applied.passed && !applied.goesOn && !decided) {
            decided = applied.decides = true;
            decision.outcome = applied.otherwise;
        }
        decision.rules.push_back(std::move(applied));
    }
    if (decision.outcome == Outcome::Ask)
        decision.askWithin = used->askWithin;
    return decision;
}

} // namespace tulpar
