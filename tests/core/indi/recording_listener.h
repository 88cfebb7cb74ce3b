#pragma once

#include "core/devices/port.h"

#include <optional>
#include <vector>

namespace tulpar {

/// Keeps all that a port tells.
class RecordingListener final : public DeviceListener {
public:
    void reported(const DeviceReport &report) override { reports.push_back(report); }
    void exposureOpened(const ExposureOpened &exposure) override { openings.push_back(exposure); }
    void frameArrived(const CameraFrame &frame) override { frames.push_back(frame); }

    /// The newest report of this kind of body from this device.
    template <class Body>
    [[nodiscard]] std::optional<Body> newest(const DeviceId &device) const
    {
        for (auto report = reports.rbegin(); report != reports.rend(); ++report)
            if (const auto *body = std::get_if<Body>(&report->body);
                body != nullptr && report->device == device)
                return *body;
        return std::nullopt;
    }
    [[nodiscard]] bool isLinked(const DeviceId &device) const
    {
        const auto link = newest<LinkReport>(device);
        return link && link->isConnected;
    }

    std::vector<DeviceReport> reports;
    std::vector<ExposureOpened> openings;
    std::vector<CameraFrame> frames;
};

} // namespace tulpar
