#include "core/runtime/safety_keeper.h"

#include <algorithm>

namespace tulpar {

namespace {

constexpr Duration kWarmUp = 15s; ///< what was never heard of is no alarm so soon after the start
/// A roof that is not heard for so long cannot be trusted to close when the weather turns: close it now.
constexpr Duration kDeafRoof = 30s;
constexpr Duration kJustNow = 3s;

} // namespace

SafetyKeeper::SafetyKeeper(const CoreConfig &config, MonoInstant started)
    : m_config(config)
    , m_started(started)
    , m_heartbeat(config.heartbeatLimit)
{
}

void SafetyKeeper::begin(
    const std::string &cause, const Reasons &reasons, DeviceKeeper &devices, Outbox &out, Now now)
{
    wishClosed(devices);
    if (m_since)
        return;
    m_since = now.mono;
    m_cause = cause;
    m_why = reasons;
    out.fact(SafetyActed{cause, false, reasons}, now);
}

void SafetyKeeper::wishClosed(DeviceKeeper &devices) const
{
    devices.wishCamerasIdle();
    devices.wishMount(MountStopped{}); // parked instead while it is in the roof's way
    devices.wishCover(OpeningGoal::Closed);
    devices.wishRoof(OpeningGoal::Closed);
}

void SafetyKeeper::notice(DeviceKeeper &devices, Outbox &out, Now now)
{
    if (!m_since)
        return;
    wishClosed(devices);
    if (!devices.knowledge().isShut(now))
        return;
    m_since.reset();
    out.fact(SafetyActed{m_cause, true, {}}, now);
}

void SafetyKeeper::watch(DeviceKeeper &devices, Outbox &out, Now now)
{
    m_heartbeat.watch(whyNoHeartbeat(devices.knowledge(), m_since, m_config.safeWithin, now), out, now);
    devices.contactCloses(m_heartbeat.contactMayClose());
    devices.guarded(m_heartbeat.isGuarding(now));
}

bool SafetyKeeper::isLate(Now now) const
{
    return m_since && now.mono - *m_since > m_config.safeWithin;
}

bool SafetyKeeper::isWarmingUp(Now now) const
{
    return now.mono - m_started < kWarmUp;
}

Reasons SafetyKeeper::whyClose(const DeviceKeeper &devices, Angle sunAltitude, Now now) const
{
    const Goals &goals = devices.goals();
    const bool wantsOpen = goals.roof == OpeningGoal::Open || goals.cover == OpeningGoal::Open;
    if (m_since || (devices.knowledge().isShut(now) && !wantsOpen))
        return {};
    const Knowledge &known = devices.knowledge();
    Reasons reasons = closingReasons(known, now);
    if (isWarmingUp(now))
        std::erase_if(reasons, [](const Reason &reason) {
            return reason.code == ReasonCode::DeviceUnknown
                || (reason.code == ReasonCode::ConditionUnknown && !reason.value); // never measured yet
        });
    if (known.overrides().covers(std::nullopt, now) && known.mode() == Mode::Engineering)
        return {};
    const double sunLimit = known.conditions().rule(Condition::Sun).bad;
    const auto isSun = [](const Reason &reason) { return reason.code == ReasonCode::SunTooHigh; };
    if (!(sunAltitude.asDegrees() <= sunLimit) && std::none_of(reasons.begin(), reasons.end(), isSun))
        reasons.push_back({ReasonCode::SunTooHigh, {}, sunAltitude.asDegrees(), sunLimit});
    const Known<OpeningReport> &roof = known.roof();
    const MonoInstant heard = roof.value ? roof.measured.mono : m_started;
    const DeviceId roofId{DeviceKind::Roof, {}};
    if (const auto deaf = known.whyUnknown(roofId, now); deaf && now.mono - heard > kDeafRoof)
        reasons.push_back(*deaf);
    // Somebody else closes it: he has a reason, and nothing of ours opens against him.
    for (const DeviceKeeper::Disturbance &other : devices.disturbances())
        if ((!other.isOver || now.mono - other.at < kJustNow) && other.device == roofId
            && other.what == "closing")
            reasons.push_back({ReasonCode::MovedByOther, roofId, {}, {}});
    return reasons;
}

} // namespace tulpar
