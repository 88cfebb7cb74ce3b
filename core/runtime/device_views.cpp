// What the device keeper shows of its devices.
#include "core/runtime/device_keeper.h"

#include <utility>

namespace tulpar {

namespace {

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
    if (std::holds_alternative<MountParked>(goal))
        return "park";
    if (std::holds_alternative<MountUnparked>(goal))
        return "unpark";
    return std::nullopt;
}

} // namespace

std::vector<DeviceId> DeviceKeeper::devices() const
{
    std::vector<DeviceId> all{{DeviceKind::Mount, {}}, {DeviceKind::Roof, {}}, {DeviceKind::Cover, {}}};
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
        view.isDisturbed = m_others.isDisturbed(device);
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
