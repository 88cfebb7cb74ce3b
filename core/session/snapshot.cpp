#include "core/session/snapshot.h"

#include <algorithm>

namespace tulpar {

const DeviceView *findDevice(const Snapshot &snapshot, const DeviceId &device)
{
    const auto found =
        std::find_if(snapshot.devices.begin(), snapshot.devices.end(), [&](const DeviceView &view) {
            return view.device == device;
        });
    return found == snapshot.devices.end() ? nullptr : &*found;
}

Duration ageAt(UtcInstant now, UtcInstant measured)
{
    return std::max(Duration{}, now - measured);
}

bool isUnknown(const DeviceView &view, UtcInstant now)
{
    return !view.isConnected || !view.measuredUtc || ageAt(now, *view.measuredUtc) > view.staleAfter;
}

} // namespace tulpar
