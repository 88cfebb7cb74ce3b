#include "core/policy/judgement.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

constexpr double kSecondsInYear = 365.25 * 86400;
constexpr double kRounding = 1e-9; ///< deg; of angles on their way from radians

std::optional<double> degrees(const std::optional<Angle> &angle)
{
    return angle ? std::optional(angle->asDegrees()) : std::nullopt;
}

/// Readable: no time of the notice is impossible, the trigger is given, and none lies in our future.
bool timesReadable(const Notice &notice, const PolicyContext &context, const Policy &policy)
{
    const UtcInstant latest = context.now + policy.clockTolerance;
    const bool fromFuture = (notice.triggerUtc && *notice.triggerUtc > latest)
        || (notice.noticeUtc && *notice.noticeUtc > latest);
    return notice.timeReadable && notice.triggerUtc && !fromFuture;
}

std::optional<double> ageSeconds(const Notice &notice, const PolicyContext &context, const Policy &policy)
{
    if (!timesReadable(notice, context, policy))
        return std::nullopt;
    const UtcInstant oldest = std::min(*notice.triggerUtc, notice.noticeUtc.value_or(*notice.triggerUtc));
    return seconds(context.now - oldest);
}

/// The value of a rule that compares numbers.
std::optional<double> valueOf(
    const Requirement &requirement, const Notice &notice, const PolicyContext &context, const Policy &policy)
{
    switch (requirement.rule) {
    case Rule::ErrorWithinField:
        return degrees(errorWithSystematics(notice, policy));
    case Rule::Fresh:
    case Rule::NotStale:
        return ageSeconds(notice, context, policy);
    case Rule::AboveHardLimit:
        return degrees(context.altitude);
    case Rule::SunIsDown:
        return degrees(context.sunAltitude);
    case Rule::FarFromSun:
        return degrees(context.sunSeparation);
    case Rule::SignificanceEnough:
        return notice.significance;
    case Rule::FalseAlarmRare:
        return notice.falseAlarmHz ? std::optional(*notice.falseAlarmHz * kSecondsInYear) : std::nullopt;
    case Rule::HighEnoughTonight:
        return context.tonight ? std::optional(context.tonight->highest().asDegrees()) : std::nullopt;
    case Rule::UpLongEnough:
        return context.tonight
            ? std::optional(seconds(context.tonight->timeAbove(Angle::degrees(requirement.above))))
            : std::nullopt;
    case Rule::FarFromMoon:
        return degrees(context.moonSeparation);
    case Rule::MoonNotBright:
        return context.moonIllumination;
    case Rule::ResponsesTonight:
        return context.responsesTonight + 1;
    case Rule::MissionResponsesTonight:
        return context.missionResponsesTonight + 1;
    default:
        return std::nullopt;
    }
}

/// A Moon that is down, or dim, is far from everything.
bool moonDoesNotCount(const Requirement &requirement, const PolicyContext &context)
{
    return (context.moonAltitude && *context.moonAltitude < Angle())
        || (context.moonIllumination && *context.moonIllumination < requirement.above);
}

void judgeClass(const Requirement &requirement, const Notice &notice, AppliedRule &applied)
{
    applied.detail = nameOf(notice.sourceClass);
    applied.passed = requirement.rule == Rule::ClassIsGrb
        ? notice.sourceClass == SourceClass::Grb
        : std::ranges::find(requirement.classes, notice.sourceClass) != requirement.classes.end();
}

void judgeReasons(const Requirement &requirement, const Notice &notice, AppliedRule &applied)
{
    for (const SlewReason reason : notice.reasons) {
        if (std::ranges::find(requirement.except, reason) != requirement.except.end())
            continue;
        if (!applied.detail.empty())
            applied.detail += ' ';
        applied.detail += nameOf(reason);
    }
    applied.passed = applied.detail.empty();
}

/// Nothing runs, it is this event itself, or what runs has a lower priority.
void judgeRunning(
    const Strategy &strategy, const Notice &notice, const PolicyContext &context, AppliedRule &applied)
{
    const Running &running = context.running;
    const bool own =
        running.kind == Running::Kind::Response && !notice.event.empty() && running.event == notice.event;
    if (running.kind == Running::Kind::Nothing || own) {
        applied.passed = true;
        return;
    }
    applied.value = running.priority;
    applied.limit = strategy.priority;
    applied.passed = running.priority < strategy.priority;
    applied.detail = running.kind == Running::Kind::Programme ? "programme" : "response";
}

void judgeStatement(
    const Requirement &requirement, const Strategy &strategy, const Notice &notice,
    const PolicyContext &context, const Policy &policy, AppliedRule &applied)
{
    switch (requirement.rule) {
    case Rule::NotATest:
        applied.passed = notice.test == Stated::No;
        applied.detail = notice.test == Stated::Unstated ? nameOf(notice.test) : "";
        break;
    case Rule::NotARetraction:
        applied.passed = !notice.retraction;
        break;
    case Rule::ClassIsGrb:
    case Rule::ClassIsAmong:
        judgeClass(requirement, notice, applied);
        break;
    case Rule::ClassPermitsResponse:
        judgeReasons(requirement, notice, applied);
        break;
    case Rule::PositionIsSource:
        applied.passed =
            notice.position.kind == PositionKind::Source && notice.position.direction.has_value();
        applied.detail = nameOf(notice.position.kind);
        break;
    case Rule::TimesReadable:
        applied.passed = timesReadable(notice, context, policy);
        break;
    case Rule::MayInterrupt:
        judgeRunning(strategy, notice, context, applied);
        break;
    default:
        break;
    }
}

/// Whether what fails here fails since it is not known.
bool isUnknown(const AppliedRule &applied, const Notice &notice)
{
    switch (applied.rule) {
    case Rule::NotATest:
        return notice.test == Stated::Unstated;
    case Rule::ClassIsGrb:
    case Rule::ClassIsAmong:
        return notice.sourceClass == SourceClass::Unstated;
    default:
        return senseOf(applied.rule) != RuleSense::Statement
            && (!applied.value || std::isnan(*applied.value));
    }
}

} // namespace

double limitOf(const Requirement &requirement, Angle halfField)
{
    return requirement.inHalfFields ? requirement.limit * halfField.asDegrees() : requirement.limit;
}

AppliedRule judged(
    const Requirement &requirement, const Strategy &strategy, const Notice &notice,
    const PolicyContext &context, const Policy &policy)
{
    AppliedRule applied;
    applied.rule = requirement.rule;
    applied.unit = unitOf(requirement.rule);
    applied.otherwise = requirement.otherwise;
    const RuleSense sense = senseOf(requirement.rule);
    if (sense == RuleSense::Statement) {
        judgeStatement(requirement, strategy, notice, context, policy, applied);
    } else {
        applied.value = valueOf(requirement, notice, context, policy);
        applied.limit = limitOf(requirement, context.fieldRadius);
        // A comparison with what is no number is false, so that it never passes.
        const double slack = applied.unit == RuleUnit::Degrees ? kRounding : 0;
        applied.passed = applied.value
            && (sense == RuleSense::AtMost ? *applied.value <= *applied.limit + slack
                                           : *applied.value >= *applied.limit - slack);
        if (requirement.rule == Rule::FarFromMoon && moonDoesNotCount(requirement, context))
            applied.passed = true;
    }
    if (!applied.passed && isUnknown(applied, notice)) {
        applied.goesOn = requirement.unknownGoesOn;
        applied.otherwise = requirement.unknown.value_or(requirement.otherwise);
    }
    return applied;
}

} // namespace tulpar
