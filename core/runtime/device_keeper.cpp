#include "core/runtime/device_keeper.h"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace tulpar {

namespace {

const DeviceId kMount{DeviceKind::Mount, {}};
const DeviceId kRoof{DeviceKind::Roof, {}};
const DeviceId kCover{DeviceKind::Cover, {}};

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

template <class Report>
void show(const Known<Report> &known, std::optional<Report> &shown, DeviceView &view)
{
    view.isConnected = known.isConnected;
    shown = known.value;
    if (known.value)
        view.measuredUtc = known.measured.utc;
}

std::optional<std::string> wordOf(OpeningGoal goal)
{
    switch (goal) {
    case OpeningGoal::Open:
        return "open";
    case OpeningGoal::Closed:
        return "closed";
    case OpeningGoal::Free:
        break;
    }
    return std::nullopt;
}

std::optional<std::string> wordOf(const MountWish &goal)
{
    if (std::holds_alternative<MountTracking>(goal))
        return "track";
    if (std::holds_alternative<MountStopped>(goal))
        return "stop";
    return std::nullopt;
}

} // namespace

DeviceKeeper::DeviceKeeper(const CoreConfig &config)
    : m_config(config)
    , m_knowledge(config.safety)
{
}

void DeviceKeeper::take(const DeviceReport &report, Outbox &out, Now now)
{
    if (m_knowledge.take(report) && !isExposureChurn(report))
        out.fact(DeviceChanged{report.device, stateOf(report)}, now);
    if (report.device.kind != DeviceKind::Camera)
        return;
    const auto *camera = std::get_if<CameraReport>(&report.body);
    const auto goal = m_goals.cameras.find(report.device.channel);
    if (camera && camera->state == CameraState::Idle && goal != m_goals.cameras.end() && goal->second.ladder)
        goal->second.ladder->rested();
}

void DeviceKeeper::opened(const std::string &channel)
{
    const auto goal = m_goals.cameras.find(channel);
    if (goal != m_goals.cameras.end() && goal->second.ladder)
        goal->second.ladder->opened();
}

void DeviceKeeper::wishMount(const MountWish &goal)
{
    if (goal == m_goals.mount)
        return;
    m_goals.mount = goal;
    m_reconcilers[kMount].forget();
}

void DeviceKeeper::wishRoof(OpeningGoal goal)
{
    if (std::exchange(m_goals.roof, goal) != goal)
        m_reconcilers[kRoof].forget();
}

void DeviceKeeper::wishCover(OpeningGoal goal)
{
    if (std::exchange(m_goals.cover, goal) != goal)
        m_reconcilers[kCover].forget();
}

void DeviceKeeper::wishCamera(const std::string &channel, const CameraGoal &goal)
{
    m_goals.cameras[channel] = goal;
    m_reconcilers[DeviceId{DeviceKind::Camera, channel}].forget();
}

void DeviceKeeper::wishCamerasIdle()
{
    for (const std::string &channel : m_config.channels)
        if (const CameraGoal &goal = m_goals.cameras[channel]; !goal.idle || goal.ladder)
            wishCamera(channel, CameraGoal{true, {}});
}

void DeviceKeeper::reconcile(const Observer &sky, const HorizontalDirection &sun, Outbox &out, Now now)
{
    act(kMount, m_reconcilers[kMount].mount(m_goals.mount, m_knowledge, now), sky, sun, out, now);
    act(kRoof, m_reconcilers[kRoof].opening(DeviceKind::Roof, m_goals.roof, m_knowledge, now), sky, sun, out,
        now);
    act(kCover, m_reconcilers[kCover].opening(DeviceKind::Cover, m_goals.cover, m_knowledge, now), sky, sun,
        out, now);
    for (const auto &[channel, goal] : m_goals.cameras) {
        const DeviceId camera{DeviceKind::Camera, channel};
        act(camera, m_reconcilers[camera].camera(channel, goal, m_knowledge, now), sky, sun, out, now);
    }
}

void DeviceKeeper::act(
    const DeviceId &device, const std::optional<Reconciler::Wish> &wish, const Observer &sky,
    const HorizontalDirection &sun, Outbox &out, Now now)
{
    Reasons &held = m_held[device];
    if (!wish) {
        held.clear();
        return;
    }
    GateSky gate{sun, {}};
    if (const auto *track = std::get_if<TrackTarget>(&wish->command))
        gate.target = sky.observed(track->target);
    const Reasons reasons = whyNot(wish->command, m_knowledge, gate, now);
    if (!reasons.empty()) {
        const auto sameCodes = [](const Reason &a, const Reason &b) { return a.code == b.code; };
        if (!std::equal(held.begin(), held.end(), reasons.begin(), reasons.end(), sameCodes))
            out.fact(CommandRefused{device, std::string(commandName(wish->command)), reasons}, now);
        held = reasons;
        return;
    }
    held.clear();
    m_reconcilers[device].asked(*wish, now);
    out.command(wish->command, wish->attempt, now);
}

Reasons DeviceKeeper::heldBack() const
{
    Reasons all;
    for (const auto &[device, reasons] : m_held)
        for (const Reason &reason : reasons)
            if (std::find(all.begin(), all.end(), reason) == all.end())
                all.push_back(reason);
    return all;
}

Reasons DeviceKeeper::failing() const
{
    Reasons all;
    for (const auto &[device, reconciler] : m_reconcilers)
        if (reconciler.isFailing())
            all.push_back({ReasonCode::DeviceLate, device, {}, {}});
    return all;
}

bool DeviceKeeper::camerasRest(Now now) const
{
    return std::all_of(m_config.channels.begin(), m_config.channels.end(), [&](const std::string &channel) {
        const auto camera = m_knowledge.freshCamera(channel, now);
        return !camera || camera->state != CameraState::Exposing;
    });
}

std::vector<DeviceId> DeviceKeeper::devices() const
{
    std::vector<DeviceId> all{kMount, kRoof, kCover};
    for (const std::string &channel : m_config.channels)
        all.push_back({DeviceKind::Camera, channel});
    all.push_back({DeviceKind::Focuser, {}});
    all.push_back({DeviceKind::Rotator, {}});
    all.push_back({DeviceKind::Weather, {}});
    return all;
}

std::vector<DeviceView> DeviceKeeper::views() const
{
    std::vector<DeviceView> all;
    for (const DeviceId &device : devices()) {
        DeviceView view;
        view.device = device;
        view.staleAfter = m_knowledge.staleAfter(device.kind);
        switch (device.kind) {
        case DeviceKind::Mount:
            show(m_knowledge.mount(), view.mount, view);
            view.goal = wordOf(m_goals.mount);
            break;
        case DeviceKind::Roof:
            show(m_knowledge.roof(), view.opening, view);
            view.goal = wordOf(m_goals.roof);
            break;
        case DeviceKind::Cover:
            show(m_knowledge.cover(), view.opening, view);
            view.goal = wordOf(m_goals.cover);
            break;
        case DeviceKind::Camera:
            show(m_knowledge.camera(device.channel), view.camera, view);
            break;
        case DeviceKind::Focuser:
            show(m_knowledge.focuser(), view.focuser, view);
            break;
        case DeviceKind::Rotator:
            show(m_knowledge.rotator(), view.rotator, view);
            break;
        case DeviceKind::Weather:
            show(m_knowledge.weather(), view.weather, view);
            break;
        }
        all.push_back(std::move(view));
    }
    return all;
}

} // namespace tulpar
