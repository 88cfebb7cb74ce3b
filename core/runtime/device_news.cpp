// What the device keeper hears: reports, what time changes of the conditions, what others do.
#include "core/runtime/device_keeper.h"

#include <type_traits>

namespace tulpar {

namespace {

constexpr Duration kDisturbanceKept = 60s;
constexpr Duration kWaitsTold = 50s; ///< shorter than any condition's age

std::string stateOf(const DeviceReport &report)
{
    return std::visit(
        [](const auto &body) -> std::string {
            using Body = std::remove_cvref_t<decltype(body)>;
            if constexpr (std::is_same_v<Body, LinkReport>)
                return body.isConnected ? "connected" : "unconnected";
            else if constexpr (std::is_same_v<Body, MountReport>)
                return body.isParked  ? "parked"
                    : body.isSlewing  ? "slewing"
                    : body.isTracking ? "tracking"
                                      : "stopped";
            else if constexpr (std::is_same_v<Body, WeatherReport>)
                return body.isRaining.value_or(false) ? "rain" : "no_rain";
            else if constexpr (std::is_same_v<Body, OpeningReport> || std::is_same_v<Body, CameraReport>)
                return std::string(nameOf(body.state));
            else
                return body.isMoving ? "moving" : "resting";
        },
        report.body);
}

bool isExposureChurn(const DeviceReport &report)
{
    // Exposing, reading, exposing: told by the exposure and frame facts already.
    const auto *camera = std::get_if<CameraReport>(&report.body);
    return camera && camera->state != CameraState::Fault;
}

} // namespace

void DeviceKeeper::resume(const std::vector<ConditionMemory> &conditions, Outbox &out, Now now)
{
    ConditionBook &book = m_knowledge.conditions();
    for (const ConditionMemory &memory : conditions) {
        const Duration waited = waitedFor(memory, book.rule(memory.condition).staleAfter, now.utc);
        book.resume(memory.condition, memory.state, waited);
        if (memory.state == ConditionState::Good || memory.state == ConditionState::NotWatched)
            continue; // measured anew soon enough
        if (memory.state != ConditionState::Waiting || waited > Duration{})
            out.fact(ConditionChanged{memory.condition, memory.state, memory.state, {}}, now);
        else // the wait begins anew
            out.fact(ConditionChanged{memory.condition, memory.state, ConditionState::Unknown, {}}, now);
    }
}

void DeviceKeeper::take(const DeviceReport &report, Outbox &out, Now now)
{
    if (report.device.kind == DeviceKind::Mount)
        m_mountSaid = std::holds_alternative<MountReport>(report.body) ? std::optional(report) : std::nullopt;
    if (m_knowledge.take(m_coordinates.meant(report)) && !isExposureChurn(report))
        out.fact(DeviceChanged{report.device, stateOf(report)}, now);
    if (const auto *link = std::get_if<LinkReport>(&report.body); link && link->isConnected)
        for (auto &[hand, reconciler] : m_reconcilers)
            if (hand.device == report.device)
                reconciler.linked();
    heed(m_others.take(report, now), out, now);
    if (const auto mount = m_knowledge.freshMount(now);
        mount && m_knowledge.freshRoof(now) == OpeningState::Closed)
        m_underRoof = mount->isSlewing || mount->isTracking ? std::nullopt : mount;
    if (report.device.kind == DeviceKind::Weather && m_isSunKnown)
        m_knowledge.watch(m_sunAltitude, now);
    sayChanges(out, now);
    if (report.device.kind != DeviceKind::Camera)
        return;
    const auto *camera = std::get_if<CameraReport>(&report.body);
    const auto goal = m_goals.cameras.find(report.device.channel);
    if (camera && camera->state == CameraState::Idle && goal != m_goals.cameras.end() && goal->second.ladder)
        goal->second.ladder->rested();
}

void DeviceKeeper::take(const HostReport &report, Outbox &out, Now now)
{
    m_knowledge.take(report);
    sayChanges(out, now);
}

void DeviceKeeper::opened(const std::string &channel)
{
    const auto goal = m_goals.cameras.find(channel);
    if (goal != m_goals.cameras.end() && goal->second.ladder)
        goal->second.ladder->opened();
}

void DeviceKeeper::watch(Angle sunAltitude, Outbox &out, Now now)
{
    m_sunAltitude = sunAltitude;
    m_isSunKnown = true;
    m_knowledge.watch(sunAltitude, now);
    sayChanges(out, now);
    sayWaits(out, now);
    heed(m_others.watch(now), out, now);
    std::erase_if(m_disturbances, [&](const Disturbance &one) {
        return one.isOver && now.mono - one.at > kDisturbanceKept;
    });
}

void DeviceKeeper::sayChanges(Outbox &out, Now now)
{
    for (const ConditionChange &change : m_knowledge.takeChanges())
        out.fact(ConditionChanged{change.condition, change.from, change.to, change.value}, now);
    for (const Override &ended : m_knowledge.takeEndedOverrides())
        out.fact(OverrideChanged{ended, false, {}}, now);
}

void DeviceKeeper::sayWaits(Outbox &out, Now now)
{
    if (!m_waitsToldAt)
        m_waitsToldAt = now.mono;
    if (now.mono - *m_waitsToldAt < kWaitsTold)
        return;
    m_waitsToldAt = now.mono;
    for (std::size_t i = 0; i < EnumNames<Condition>::names.size(); ++i) {
        const auto condition = static_cast<Condition>(i);
        const ConditionStanding &standing = m_knowledge.conditions().standing(condition);
        if (standing.state == ConditionState::Waiting)
            out.fact(
                ConditionChanged{condition, ConditionState::Waiting, ConditionState::Waiting, standing.value},
                now);
    }
}

void DeviceKeeper::heed(const OthersWatch::Findings &findings, Outbox &out, Now now)
{
    for (const OthersWatch::Finding &finding : findings) {
        out.fact(DeviceDisturbed{finding.device, finding.what, finding.isOver}, now);
        m_knowledge.disturbed(finding.device, m_others.isDisturbed(finding.device));
        if (!finding.isOver) {
            m_disturbances.push_back({finding.device, finding.what, now.mono, false});
            continue;
        }
        for (Disturbance &one : m_disturbances)
            one.isOver = one.isOver || one.device == finding.device;
    }
}

} // namespace tulpar
