#pragma once

#include "core/devices/device.h"
#include "core/sky/direction.h"
#include "core/time/instant.h"

#include <cstdint>
#include <string>
#include <variant>

namespace tulpar {

/// Slew to and follow a fixed direction of the sky.
struct TrackTarget {
    IcrsDirection target;
    bool operator==(const TrackTarget &) const = default;
};
struct StopMount {
    bool operator==(const StopMount &) const = default;
};
struct ParkMount {
    bool operator==(const ParkMount &) const = default;
};
struct UnparkMount {
    bool operator==(const UnparkMount &) const = default;
};
struct OpenRoof {
    bool operator==(const OpenRoof &) const = default;
};
struct CloseRoof {
    bool operator==(const CloseRoof &) const = default;
};
struct StopRoof {
    bool operator==(const StopRoof &) const = default;
};
struct OpenCover {
    bool operator==(const OpenCover &) const = default;
};
struct CloseCover {
    bool operator==(const CloseCover &) const = default;
};
/// What an exposure is for.
enum class ExposureKind {
    Light,
    Dark, ///< roof or cover measured closed
    Flat, ///< twilight or lamp; roof and cover as for light, at any place but near the Sun
};

template <>
struct EnumNames<ExposureKind> {
    static constexpr std::array<std::string_view, 3> names{"light", "dark", "flat"};
};

/// Take one exposure after another without a gap until told otherwise or `count` are done (0: no end).
struct StartExposures {
    std::string channel;
    Duration exposure{};
    int count = 0;
    int emGain = 1;
    ExposureKind kind = ExposureKind::Light;
    bool operator==(const StartExposures &) const = default;
};
/// Give up the exposure now open; its frame is lost.
struct AbortExposures {
    std::string channel;
    bool operator==(const AbortExposures &) const = default;
};
/// Cool the sensor to `setPointC`, or let it warm: a set point at or above zero.
struct CoolCamera {
    std::string channel;
    double setPointC = -60; ///< Celsius
    bool operator==(const CoolCamera &) const = default;
};
struct MoveFocuser {
    int positionSteps = 0;
    bool operator==(const MoveFocuser &) const = default;
};
struct RotateTo {
    Angle angle;
    bool operator==(const RotateTo &) const = default;
};

using CommandBody = std::variant<
    TrackTarget, StopMount, ParkMount, UnparkMount, OpenRoof, CloseRoof, StopRoof, OpenCover, CloseCover,
    StartExposures, AbortExposures, MoveFocuser, RotateTo, CoolCamera>;

using CommandId = std::uint64_t;

/// One actuator command as the gate lets it out. `id` is unique within a run of the core.
struct DeviceCommand {
    CommandId id = 0;
    CommandBody body;
    bool operator==(const DeviceCommand &) const = default;
};

/// The stable name of a command in the journal, e.g. "track_target".
[[nodiscard]] std::string_view commandName(const CommandBody &command);

/// The device that carries the command out.
[[nodiscard]] DeviceId deviceOf(const CommandBody &command);

/// True for commands that only take motion or light away (stop, close, abort): they leave whatever
/// happens.
[[nodiscard]] bool isSafing(const CommandBody &command);

} // namespace tulpar
