#include "core/night/lost_time.h"

#include <algorithm>

namespace tulpar {

namespace {

bool isOfTheSky(Condition condition)
{
    return condition <= Condition::Hot;
}

ReasonCode badCode(Condition condition)
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
        break;
    }
    return ReasonCode::ConditionUnknown;
}

} // namespace

LedgerClass classOf(const Reason &reason)
{
    switch (reason.code) {
    case ReasonCode::Raining:
    case ReasonCode::Snowing:
    case ReasonCode::HumidityHigh:
    case ReasonCode::DewPointNear:
    case ReasonCode::WindHigh:
    case ReasonCode::GustHigh:
    case ReasonCode::ColdOrHot:
    case ReasonCode::Cloudy:
        return LedgerClass::Weather;
    case ReasonCode::ConditionWaits:
    case ReasonCode::ConditionMarginal:
        if (reason.condition == Condition::Sun)
            return LedgerClass::Waiting;
        return reason.condition && !isOfTheSky(*reason.condition) ? LedgerClass::Fault : LedgerClass::Weather;
    case ReasonCode::DeviceUnknown:
    case ReasonCode::DeviceStale:
    case ReasonCode::DeviceUnconnected:
    case ReasonCode::DeviceFault:
    case ReasonCode::DeviceLate:
    case ReasonCode::JournalFailing:
    case ReasonCode::JournalDamaged:
    case ReasonCode::OnBattery:
    case ReasonCode::LinkDown:
    case ReasonCode::DiskLow:
    case ReasonCode::ConditionUnknown:
    case ReasonCode::MovedByOther:
    case ReasonCode::SettingDiffers:
    case ReasonCode::ClockUnsure:
    case ReasonCode::HeartbeatWithheld:
    case ReasonCode::NotGuarded:
    case ReasonCode::CoreRestarted:
        return LedgerClass::Fault;
    default:
        return LedgerClass::Waiting;
    }
}

LedgerClass classOf(const Reasons &reasons)
{
    LedgerClass worst = LedgerClass::Waiting;
    for (const Reason &reason : reasons)
        worst = std::min(worst, classOf(reason));
    return worst;
}

std::optional<Reason> lossOf(
    Condition condition, ConditionState state, const std::optional<double> &value, bool isClosed)
{
    Reason reason;
    reason.condition = condition;
    reason.value = value;
    if (isOfTheStation(condition))
        reason.device = DeviceId{DeviceKind::Weather, {}};
    switch (state) {
    case ConditionState::NotWatched:
    case ConditionState::Good:
        return std::nullopt;
    case ConditionState::Marginal:
        if (!isClosed)
            return std::nullopt;
        reason.code = ReasonCode::ConditionMarginal;
        return reason;
    case ConditionState::Unknown:
        reason.code = ReasonCode::ConditionUnknown;
        return reason;
    case ConditionState::Waiting:
        reason.code = ReasonCode::ConditionWaits;
        reason.value.reset(); // the fact has the measured value, the reason would want the seconds left
        return reason;
    case ConditionState::Bad:
        reason.code = badCode(condition);
        return reason;
    }
    return std::nullopt;
}

} // namespace tulpar
