#include "core/session/snapshot.h"

#include <algorithm>

namespace tulpar {

AlertRows rowsOf(const std::vector<AlertView> &alerts)
{
    AlertRows rows;
    for (const AlertView &alert : alerts)
        rows.push_back(std::make_shared<const AlertView>(alert));
    return rows;
}

bool isNewer(const AlertView &a, const AlertView &b)
{
    return a.receivedUtc != b.receivedUtc ? a.receivedUtc > b.receivedUtc : a.event < b.event;
}

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
