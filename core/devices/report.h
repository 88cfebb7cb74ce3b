#pragma once

#include "core/devices/device.h"
#include "core/sky/direction.h"
#include "core/time/instant.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace tulpar {

/// What a mount measures of itself.
struct MountReport {
    HorizontalDirection pointing; ///< where the optical axis looks, refraction included
    Angle azimuthMechanical; ///< same azimuth on the turn of the cable wrap, e.g. -120..480 degrees
    std::optional<IcrsDirection> target; ///< what it tracks or slews to
    Angle distanceToTarget; ///< on the sky; zero without a target
    bool isTracking = false;
    bool isSlewing = false; ///< still moving to its target, settling included
    bool isParked = false;
    bool operator==(const MountReport &) const = default;
};

enum class OpeningState { Unknown, Closed, Opening, Open, Closing, PartlyOpen, Fault };

template <>
struct EnumNames<OpeningState> {
    static constexpr std::array<std::string_view, 7> names{"unknown", "closed",      "opening", "open",
                                                           "closing", "partly_open", "fault"};
};

/// What a roof or a mirror cover measures of itself.
struct OpeningReport {
    OpeningState state = OpeningState::Unknown;
    std::optional<double> openFraction; ///< 0 closed, 1 open
    bool operator==(const OpeningReport &) const = default;
};

enum class CameraState { Idle, Exposing, Reading, Fault };

template <>
struct EnumNames<CameraState> {
    static constexpr std::array<std::string_view, 4> names{"idle", "exposing", "reading", "fault"};
};

struct CameraReport {
    CameraState state = CameraState::Idle;
    std::optional<UtcInstant> exposureStart; ///< of the exposure now open
    Duration exposure{}; ///< of the exposure now open, or of the last
    double sensorTemperatureC = 0;
    bool isCold = false; ///< within 2 degrees of its set point
    int emGain = 1;
    bool operator==(const CameraReport &) const = default;
};

struct FocuserReport {
    int positionSteps = 0;
    bool isMoving = false;
    std::optional<double> temperatureC;
    bool operator==(const FocuserReport &) const = default;
};

struct RotatorReport {
    Angle angle;
    bool isMoving = false;
    bool operator==(const RotatorReport &) const = default;
};

/// What the weather station measures; what it has no sensor for is absent.
struct WeatherReport {
    std::optional<double> temperatureC;
    std::optional<double> humidityPercent;
    std::optional<double> dewPointC;
    std::optional<double> windMPerS; ///< mean
    std::optional<double> gustMPerS;
    std::optional<double> pressureHPa;
    std::optional<double> skyTemperatureC; ///< infrared; low means clear
    std::optional<bool> isRaining;
    std::optional<bool> isSnowing{}; ///< snow or ice
    bool operator==(const WeatherReport &) const = default;
};

/// The device answers (true) or the link to it is lost (false).
struct LinkReport {
    bool isConnected = false;
    bool operator==(const LinkReport &) const = default;
};

using ReportBody = std::variant<
    LinkReport, MountReport, OpeningReport, CameraReport, FocuserReport, RotatorReport, WeatherReport>;

/// One measurement, stamped when it was measured (simulated or by arrival), not when it is read.
struct DeviceReport {
    DeviceId device;
    ReportBody body;
    Now measured;
};

} // namespace tulpar
