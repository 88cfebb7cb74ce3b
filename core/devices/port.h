#pragma once

#include "core/base/result.h"
#include "core/devices/command.h"
#include "core/devices/report.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// One image as a camera delivered it. Pixels are shared and never change.
struct CameraFrame {
    std::string channel;
    std::uint64_t number = 0; ///< counts the frames of this channel since the driver started
    UtcInstant exposureStart;
    Duration exposure{};
    int width = 0; ///< columns, fastest in memory
    int height = 0;
    std::shared_ptr<const std::vector<std::uint16_t>> pixels; ///< row by row, bottom row first
    int emGain = 1;
    double gainEPerAdu = 1;
    double sensorTemperatureC = 0;
    HorizontalDirection pointing; ///< of the mount at mid exposure, as far as the camera's side knows
    std::optional<IcrsDirection> pointingIcrs;
    Angle fieldRotation; ///< position angle of the image's +y axis
    MonoInstant received;
    ExposureKind kind = ExposureKind::Light; ///< as the driver says
};

/// An exposure of `channel` has opened its shutter.
struct ExposureOpened {
    std::string channel;
    UtcInstant start;
    Duration exposure{};
    MonoInstant at;
};

/// The one way in which commands reach devices. Implementations: INDI (core/indi), the simulated world
/// without INDI (core/simulator). What comes of a command is seen only in the reports. Each call returns at
/// once.
class DevicePort {
public:
    virtual ~DevicePort() = default;
    /// Errc::Unavailable when the device's link is down, Errc::Unsupported when it cannot do this.
    [[nodiscard]] virtual Result<void> submit(const DeviceCommand &command) = 0;
};

/// Who hears of devices. Called on the thread that owns the port.
class DeviceListener {
public:
    virtual ~DeviceListener() = default;
    virtual void reported(const DeviceReport &report) = 0;
    virtual void exposureOpened(const ExposureOpened &exposure) = 0;
    virtual void frameArrived(const CameraFrame &frame) = 0;
};

} // namespace tulpar
