#include "core/devices/command.h"

namespace tulpar {

namespace {
struct NameVisitor {
    std::string_view operator()(const TrackTarget &) const { return "track_target"; }
    std::string_view operator()(const StopMount &) const { return "stop_mount"; }
    std::string_view operator()(const ParkMount &) const { return "park_mount"; }
    std::string_view operator()(const UnparkMount &) const { return "unpark_mount"; }
    std::string_view operator()(const OpenRoof &) const { return "open_roof"; }
    std::string_view operator()(const CloseRoof &) const { return "close_roof"; }
    std::string_view operator()(const StopRoof &) const { return "stop_roof"; }
    std::string_view operator()(const OpenCover &) const { return "open_cover"; }
    std::string_view operator()(const CloseCover &) const { return "close_cover"; }
    std::string_view operator()(const StartExposures &) const { return "start_exposures"; }
    std::string_view operator()(const AbortExposures &) const { return "abort_exposures"; }
    std::string_view operator()(const MoveFocuser &) const { return "move_focuser"; }
    std::string_view operator()(const RotateTo &) const { return "rotate_to"; }
    std::string_view operator()(const CoolCamera &) const { return "cool_camera"; }
};

template <class... Ts>
constexpr bool holds(const CommandBody &command)
{
    return (std::holds_alternative<Ts>(command) || ...);
}
} // namespace

std::string_view commandName(const CommandBody &command)
{
    return std::visit(NameVisitor{}, command);
}

DeviceId deviceOf(const CommandBody &command)
{
    if (holds<TrackTarget, StopMount, ParkMount, UnparkMount>(command))
        return {DeviceKind::Mount, {}};
    if (holds<OpenRoof, CloseRoof, StopRoof>(command))
        return {DeviceKind::Roof, {}};
    if (holds<OpenCover, CloseCover>(command))
        return {DeviceKind::Cover, {}};
    if (const auto *start = std::get_if<StartExposures>(&command))
        return {DeviceKind::Camera, start->channel};
    if (const auto *abort = std::get_if<AbortExposures>(&command))
        return {DeviceKind::Camera, abort->channel};
    if (const auto *cool = std::get_if<CoolCamera>(&command))
        return {DeviceKind::Camera, cool->channel};
    return {holds<MoveFocuser>(command) ? DeviceKind::Focuser : DeviceKind::Rotator, {}};
}

bool isSafing(const CommandBody &command)
{
    return holds<StopMount, CloseRoof, StopRoof, CloseCover, AbortExposures>(command);
}

} // namespace tulpar
