#include "core/runtime/safety_keeper.h"

#include <algorithm>

namespace tulpar {

namespace {

constexpr Duration kWarmUp = 15s; ///< devices never heard of are no alarm so soon after the start

bool isShut(const Knowledge &known, Now now)
{
    return known.freshRoof(now) == OpeningState::Closed && known.freshCover(now) == OpeningState::Closed;
}

} // namespace

SafetyKeeper::SafetyKeeper(const CoreConfig &config, MonoInstant started)
    : m_config(config)
    , m_started(started)
{
}

void SafetyKeeper::begin(
    const std::string &cause, const Reasons &reasons, DeviceKeeper &devices, Outbox &out, Now now)
{
    devices.wishCamerasIdle();
    devices.wishMount(MountStopped{});
    devices.wishCover(OpeningGoal::Closed);
    devices.wishRoof(OpeningGoal::Closed);
    if (m_makingSafe)
        return;
    m_makingSafe = true;
    m_cause = cause;
    out.fact(SafetyActed{cause, false, reasons}, now);
}

void SafetyKeeper::notice(const DeviceKeeper &devices, Outbox &out, Now now)
{
    if (!m_makingSafe || !isShut(devices.knowledge(), now))
        return;
    m_makingSafe = false;
    out.fact(SafetyActed{m_cause, true, {}}, now);
}

Reasons SafetyKeeper::whyClose(const DeviceKeeper &devices, Angle sunAltitude, Now now) const
{
    const Goals &goals = devices.goals();
    const bool wantsOpen = goals.roof == OpeningGoal::Open || goals.cover == OpeningGoal::Open;
    if (m_makingSafe || (isShut(devices.knowledge(), now) && !wantsOpen))
        return {};
    const Knowledge &known = devices.knowledge();
    Reasons reasons = closingReasons(known, now);
    if (now.mono - m_started < kWarmUp)
        std::erase_if(reasons, [](const Reason &reason) {
            return reason.code == ReasonCode::DeviceUnknown
                || (reason.code == ReasonCode::ConditionUnknown && !reason.value); // never measured yet
        });
    const double sunLimit = known.conditions().rule(Condition::Sun).bad;
    const auto isSun = [](const Reason &reason) { return reason.code == ReasonCode::SunTooHigh; };
    if (sunAltitude.asDegrees() > sunLimit && !known.overrides().covers(std::nullopt, now)
        && std::none_of(reasons.begin(), reasons.end(), isSun))
        reasons.push_back({ReasonCode::SunTooHigh, {}, sunAltitude.asDegrees(), sunLimit});
    return reasons;
}

} // namespace tulpar
