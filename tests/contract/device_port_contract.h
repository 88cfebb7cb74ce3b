#pragma once

#include "core/devices/port.h"
#include "core/sky/site.h"
#include "core/time/clock.h"
#include "tests/core/indi/recording_listener.h"

#include <functional>

namespace tulpar {

/// A DevicePort with an observatory behind it, as the contract drives it. Roof and cover closed, mount at
/// rest.
class PortRig {
public:
    virtual ~PortRig() = default;
    [[nodiscard]] virtual DevicePort &port() = 0;
    [[nodiscard]] virtual RecordingListener &heard() = 0;
    /// Lets time pass until `isSo` or `limit` is over; says whether it is so.
    [[nodiscard]] virtual bool until(const std::function<bool()> &isSo, Duration limit) = 0;
    [[nodiscard]] virtual Now now() const = 0;
    [[nodiscard]] Result<void> submit(CommandBody body)
    {
        return port().submit({++m_commands, std::move(body)});
    }
    [[nodiscard]] Site site() const;

private:
    CommandId m_commands = 0;
};

/// What every implementation of DevicePort owes the core, each as a Qt Test function's body.
namespace contract {
void everyDeviceReports(PortRig &rig);
void roofOpensStopsAndCloses(PortRig &rig);
void coverOpensAndCloses(PortRig &rig);
void mountTracksWhatItIsTold(PortRig &rig);
void stopIsIdempotent(PortRig &rig);
void countedExposuresComeWithoutGap(PortRig &rig);
void endlessExposuresEndByAbort(PortRig &rig);
void smallDevicesMove(PortRig &rig);
void unknownDeviceIsRefused(PortRig &rig);
void stampsNeverGoBack(PortRig &rig);
} // namespace contract

} // namespace tulpar
