#include "core/safety/knowledge.h"

#include <algorithm>
#include <utility>

namespace tulpar {

namespace {

ReasonCode codeOf(Condition condition)
{
    switch (condition) {
    case Condition::Rain:
        return ReasonCode::Raining;
    case Condition::Snow:
        return ReasonCode::Snowing;
    case Condition::Humidity:
        return ReasonCode::HumidityHigh;
    case Condition::DewPointGap:
        return ReasonCode::DewPointNear;
    case Condition::Wind:
        return ReasonCode::WindHigh;
    case Condition::Gust:
        return ReasonCode::GustHigh;
    case Condition::Cloud:
        return ReasonCode::Cloudy;
    case Condition::Cold:
    case Condition::Hot:
        return ReasonCode::ColdOrHot;
    case Condition::Power:
        return ReasonCode::OnBattery;
    case Condition::Link:
        return ReasonCode::LinkDown;
    case Condition::Disk:
        return ReasonCode::DiskLow;
    case Condition::Sun:
        return ReasonCode::SunTooHigh;
    case Condition::Report:
        return ReasonCode::DeviceStale;
    }
    return ReasonCode::ConditionUnknown;
}

bool mustClose(ConditionState state)
{
    return state == ConditionState::Bad || state == ConditionState::Waiting
        || state == ConditionState::Unknown;
}

/// Of every condition that `counts` and is not overridden; a station that is not heard, once.
template <class Counts>
Reasons gather(const Knowledge &knowledge, Now now, const Counts &counts)
{
    const auto silent = knowledge.whyUnknown({DeviceKind::Weather, {}}, now);
    bool isSilenceTold = false;
    Reasons reasons;
    for (std::size_t i = 0; i < EnumNames<Condition>::names.size(); ++i) {
        const auto condition = static_cast<Condition>(i);
        if (!counts(knowledge.conditions().standingAt(condition, now).state)
            || knowledge.overrides().covers(condition, now))
            continue;
        if (!silent || !isOfTheStation(condition))
            reasons.push_back(*whyNotGood(knowledge, condition, now));
        else if (!std::exchange(isSilenceTold, true))
            reasons.push_back(*silent);
    }
    return reasons;
}

} // namespace

std::optional<Reason> whyNotGood(const Knowledge &knowledge, Condition condition, Now now)
{
    const ConditionRule &rule = knowledge.conditions().rule(condition);
    const ConditionStanding standing = knowledge.conditions().standingAt(condition, now);
    Reason reason;
    reason.condition = condition;
    if (isOfTheStation(condition))
        reason.device = DeviceId{DeviceKind::Weather, {}};
    reason.value = standing.value;
    if (standing.value)
        reason.limit = isBeyondBad(rule, *standing.value) ? rule.bad : rule.good;
    switch (standing.state) {
    case ConditionState::NotWatched:
    case ConditionState::Good:
        return std::nullopt;
    case ConditionState::Marginal:
        reason.code = ReasonCode::ConditionMarginal;
        break;
    case ConditionState::Bad:
        reason.code = codeOf(condition);
        break;
    case ConditionState::Waiting:
        reason.code = ReasonCode::ConditionWaits;
        reason.value = standing.changesAt ? std::max(0.0, seconds(*standing.changesAt - now.mono)) : 0;
        reason.limit = seconds(rule.goodDelay);
        break;
    case ConditionState::Unknown:
        reason.code = ReasonCode::ConditionUnknown;
        reason.value.reset();
        reason.limit.reset();
        if (standing.measured) {
            reason.value = seconds(now.mono - standing.measured->mono);
            reason.limit = seconds(rule.staleAfter);
        }
        break;
    }
    return reason;
}

Reasons openingReasons(const Knowledge &knowledge, Now now)
{
    return gather(knowledge, now, [](ConditionState state) {
        return state != ConditionState::Good && state != ConditionState::NotWatched;
    });
}

Reasons closingReasons(const Knowledge &knowledge, Now now)
{
    if (knowledge.overrides().covers(std::nullopt, now) && knowledge.mode() == Mode::Engineering)
        return {};
    return gather(knowledge, now, mustClose);
}

} // namespace tulpar
