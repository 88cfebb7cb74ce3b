#include "core/policy/policy.h"

#include <algorithm>
#include <array>

namespace tulpar {

namespace {

AppliedRule statement(Rule rule, bool passed)
{
    return {rule, passed, std::nullopt, std::nullopt, RuleUnit::None};
}

/// Unknown never passes.
AppliedRule atMost(Rule rule, std::optional<double> value, double limit, RuleUnit unit)
{
    return {rule, value && *value <= limit, value, limit, unit};
}

AppliedRule atLeast(Rule rule, std::optional<double> value, double limit, RuleUnit unit)
{
    return {rule, value && *value >= limit, value, limit, unit};
}

std::optional<double> degrees(const std::optional<Angle> &angle)
{
    return angle ? std::optional(angle->asDegrees()) : std::nullopt;
}

/// Readable: no time of the notice is impossible, the trigger is given, and none lies in our future.
bool timesReadable(const Notice &notice, const PolicyContext &context)
{
    const UtcInstant latest = context.now + context.limits.clockTolerance;
    const bool fromFuture = (notice.triggerUtc && *notice.triggerUtc > latest)
        || (notice.noticeUtc && *notice.noticeUtc > latest);
    return notice.timeReadable && notice.triggerUtc && !fromFuture;
}

std::optional<double> ageSeconds(const Notice &notice, const PolicyContext &context)
{
    if (!timesReadable(notice, context))
        return std::nullopt;
    const UtcInstant oldest = std::min(*notice.triggerUtc, notice.noticeUtc.value_or(*notice.triggerUtc));
    return seconds(context.now - oldest);
}

bool isDoubt(SlewReason reason)
{
    constexpr std::array kDoubts{
        SlewReason::ClassUnstated, SlewReason::TimeUnreadable, SlewReason::PossibleCosmicRay,
        SlewReason::PositionDoubtful};
    return std::ranges::find(kDoubts, reason) != kDoubts.end();
}

Outcome outcomeOf(const Notice &notice, const Decision &decision)
{
    if (decision.failed().empty())
        return Outcome::Respond;
    const auto rule = [&](Rule wanted) {
        return *std::ranges::find(decision.rules, wanted, &AppliedRule::rule);
    };
    const bool otherClass =
        notice.sourceClass != SourceClass::Grb && notice.sourceClass != SourceClass::Unstated;
    const bool forbidden = !std::ranges::all_of(notice.reasons, isDoubt);
    const bool tooOld = !rule(Rule::NotStale).passed && rule(Rule::NotStale).value;
    if (notice.test == Stated::Yes || notice.retraction || otherClass || forbidden
        || !rule(Rule::PositionIsSource).passed || tooOld)
        return Outcome::Ignore;
    constexpr std::array kAnswerable{Rule::NotATest,         Rule::ClassIsGrb,    Rule::ClassPermitsResponse,
                                     Rule::ErrorWithinField, Rule::TimesReadable, Rule::NotStale};
    const bool doubtful = std::ranges::any_of(kAnswerable, [&](Rule r) { return !decision.passed(r); });
    return doubtful ? Outcome::Ask : Outcome::Queue;
}

} // namespace

Decision decide(const Notice &notice, const PolicyContext &context)
{
    const PolicyLimits &limits = context.limits;
    const auto age = ageSeconds(notice, context);
    const bool isSource = notice.position.kind == PositionKind::Source && notice.position.direction;

    Decision decision;
    decision.rules = {
        statement(Rule::NotATest, notice.test == Stated::No),
        statement(Rule::NotARetraction, !notice.retraction),
        statement(Rule::ClassIsGrb, notice.sourceClass == SourceClass::Grb),
        statement(Rule::ClassPermitsResponse, notice.permitsSlew()),
        statement(Rule::PositionIsSource, isSource),
        atMost(
            Rule::ErrorWithinField, degrees(notice.position.error),
            (context.fieldRadius * limits.errorPerField).asDegrees(), RuleUnit::Degrees),
        statement(Rule::TimesReadable, timesReadable(notice, context)),
        atMost(Rule::Fresh, age, seconds(limits.fresh), RuleUnit::Seconds),
        atMost(Rule::NotStale, age, seconds(limits.stale), RuleUnit::Seconds),
        atLeast(
            Rule::AboveHardLimit, degrees(context.altitude), limits.hardAltitude.asDegrees(),
            RuleUnit::Degrees),
        atMost(
            Rule::SunIsDown, degrees(context.sunAltitude), limits.sunAltitude.asDegrees(), RuleUnit::Degrees),
        atLeast(
            Rule::FarFromSun, degrees(context.sunSeparation), limits.sunDistance.asDegrees(),
            RuleUnit::Degrees),
    };
    decision.outcome = outcomeOf(notice, decision);
    return decision;
}

} // namespace tulpar
