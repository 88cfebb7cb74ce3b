#include "core/policy/policy_promises.h"

#include <algorithm>
#include <array>

namespace tulpar {

namespace {

constexpr std::array kEveryResponse{
    Rule::NotATest,
    Rule::NotARetraction,
    Rule::ClassPermitsResponse,
    Rule::PositionIsSource,
    Rule::ErrorWithinField,
    Rule::TimesReadable,
    Rule::Fresh,
    Rule::AboveHardLimit,
    Rule::SunIsDown,
    Rule::FarFromSun,
    Rule::MayInterrupt};

/// Reasons that no policy may overlook on the way to a response.
constexpr std::array kNeverOverlooked{
    SlewReason::Test,
    SlewReason::Retraction,
    SlewReason::LostLock,
    SlewReason::KnownSourceFlight,
    SlewReason::KnownSourceGround,
    SlewReason::DefinitelyNotGrb,
    SlewReason::Nack,
    SlewReason::Auxiliary,
    SlewReason::Utility,
    SlewReason::NotAnAlert};

/// What a person does not settle by saying nothing.
constexpr std::array kNeverByItself{
    Rule::NotATest, Rule::NotARetraction, Rule::PositionIsSource, Rule::TimesReadable};

std::string where(const Strategy &strategy)
{
    return "line " + std::to_string(strategy.line) + ": [[strategy]] \"" + strategy.name + "\" ";
}

std::string quoted(Rule rule)
{
    return "{ rule = \"" + std::string(nameOf(rule)) + "\", ... }";
}

bool leadsTo(const Requirement &one, Outcome outcome)
{
    return one.otherwise == outcome || one.unknown == outcome;
}

bool mayRespond(const Strategy &strategy)
{
    if (strategy.outcome == Outcome::Respond)
        return true;
    const bool asks = strategy.outcome == Outcome::Ask
        || std::ranges::any_of(strategy.requirements, [](const Requirement &one) {
                          return leadsTo(one, Outcome::Ask);
                      });
    return asks && strategy.unanswered == Outcome::Respond;
}

bool overlooks(const Strategy &strategy, SlewReason reason)
{
    return std::ranges::none_of(strategy.requirements, [&](const Requirement &one) {
        const bool onlyAsks = one.otherwise == Outcome::Ask && strategy.unanswered == Outcome::Respond;
        return one.rule == Rule::ClassPermitsResponse && !onlyAsks
            && std::ranges::find(one.except, reason) == one.except.end();
    });
}

/// The class is stated and wanted; one that is not stated needs a strong signal instead.
bool settlesTheClass(const Strategy &strategy)
{
    const bool isStated = strategy.demands(Rule::ClassIsGrb) || strategy.demands(Rule::ClassIsAmong);
    const bool isAskedFor = std::ranges::any_of(strategy.requirements, [](const Requirement &one) {
        return one.rule == Rule::ClassIsGrb || one.rule == Rule::ClassIsAmong;
    });
    return isStated
        || (isAskedFor
            && (strategy.demands(Rule::SignificanceEnough) || strategy.demands(Rule::FalseAlarmRare)));
}

/// A notice that says it is a test never leads to a response. Some missions never say that theirs is none, so
/// a policy may let a mark that is not stated pass; nothing else may be unknown.
bool stands(const Strategy &strategy, Rule rule)
{
    if (rule != Rule::NotATest)
        return strategy.demands(rule);
    return std::ranges::find(strategy.requirements, rule, &Requirement::rule) != strategy.requirements.end();
}

Result<void> keepsPromises(const Strategy &strategy)
{
    for (const Rule rule : kEveryResponse)
        if (!stands(strategy, rule))
            return fail(
                Errc::Refused,
                where(strategy) + "responds without the rule " + std::string(nameOf(rule)) + "; add "
                    + quoted(rule));
    if (!settlesTheClass(strategy))
        return fail(
            Errc::Refused,
            where(strategy) + "responds to sources of any class; add " + quoted(Rule::ClassIsGrb) + " or "
                + quoted(Rule::ClassIsAmong) + ", and after unknown = \"go_on\" "
                + quoted(Rule::SignificanceEnough));
    for (const SlewReason reason : kNeverOverlooked)
        if (overlooks(strategy, reason))
            return fail(
                Errc::Refused,
                where(strategy) + "responds in spite of " + std::string(nameOf(reason))
                    + "; take it out of `except`");
    for (const Requirement &one : strategy.requirements) {
        if (strategy.unanswered != Outcome::Respond || !leadsTo(one, Outcome::Ask)
            || std::ranges::find(kNeverByItself, one.rule) == kNeverByItself.end())
            continue;
        return fail(
            Errc::Refused,
            where(strategy) + "would respond when nobody answered whether " + std::string(nameOf(one.rule))
                + " holds; let that rule lead to \"ignore\" or \"queue\", or write unanswered = \"queue\"");
    }
    return {};
}

} // namespace

Result<void> keepsPromises(const Policy &policy)
{
    for (const Strategy &strategy : policy.strategies) {
        if (!mayRespond(strategy))
            continue;
        if (auto kept = keepsPromises(strategy); !kept)
            return kept;
    }
    return {};
}

std::vector<std::string> oddities(const Policy &policy)
{
    std::vector<std::string> found;
    for (std::size_t i = 1; i < policy.strategies.size(); ++i) {
        const Strategy &late = policy.strategies[i];
        for (std::size_t j = 0; j < i; ++j) {
            if (!policy.strategies[j].when.covers(late.when))
                continue;
            found.push_back(
                where(late) + "is never reached: \"" + policy.strategies[j].name
                + "\" before it takes every notice that it would; move it up");
            break;
        }
    }
    for (const Strategy &strategy : policy.strategies) {
        for (std::size_t i = 0; i < strategy.requirements.size(); ++i) {
            const Requirement &one = strategy.requirements[i];
            const bool again = std::any_of(
                strategy.requirements.begin(), strategy.requirements.begin() + static_cast<long>(i),
                [&](const Requirement &before) {
                    Requirement same = before;
                    same.line = one.line;
                    return same == one;
                });
            if (again)
                found.push_back(
                    where(strategy) + "requires " + std::string(nameOf(one.rule)) + " twice; leave out one");
        }
    }
    return found;
}

} // namespace tulpar
