#include "core/runtime/block_possible.h"

#include <algorithm>
#include <iterator>

namespace tulpar {

namespace {

Reason reasonOf(const FailedConstraint &failed)
{
    const auto code = [&] {
        switch (failed.kind) {
        case ConstraintKind::AltitudeMax:
            return ReasonCode::TargetAboveLimit;
        case ConstraintKind::Horizon:
            return ReasonCode::BelowHorizon;
        case ConstraintKind::SunAltitude:
            return ReasonCode::SunTooHigh;
        case ConstraintKind::AltitudeMin:
            return ReasonCode::TargetBelowLimit;
        default:
            return ReasonCode::ConstraintBroken;
        }
    }();
    Reason reason{code, {}, failed.value, failed.limit};
    if (code == ReasonCode::ConstraintBroken)
        reason.who = nameOf(failed.kind);
    return reason;
}

} // namespace

Reasons reasonsOf(const std::vector<FailedConstraint> &failed)
{
    Reasons reasons;
    std::ranges::transform(failed, std::back_inserter(reasons), &reasonOf);
    return reasons;
}

std::optional<UtcInstant> earliestStart(
    const Block &block, const Target &target, const NightSky &night, const PlanTerms &terms, UtcInstant from)
{
    Block free = block;
    free.fixedStart.reset();
    for (const Span &span : startSpans(free, night.trackOf(target.direction), night, terms))
        if (span.to >= from)
            return std::max(span.from, from);
    return std::nullopt;
}

Reasons whyLater(
    const Block &block, const Target &target, const NightSky &night, const PlanTerms &terms,
    UtcInstant wanted, const std::optional<UtcInstant> &possible, UtcInstant now)
{
    if (possible == wanted)
        return {};
    Reasons reasons;
    if (night.span().contains(wanted))
        reasons = reasonsOf(failuresAt(block, night.trackOf(target.direction), night, terms, wanted));
    if (possible)
        reasons.push_back({ReasonCode::PossibleLater, {}, seconds(*possible - now), {}});
    else
        reasons.push_back({ReasonCode::NotTonight, {}, {}, {}});
    return reasons;
}

} // namespace tulpar
