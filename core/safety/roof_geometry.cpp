#include "core/safety/roof_geometry.h"

namespace tulpar {

bool isOutOfRoofsWay(const MountReport &mount, const SafetyLimits &limits)
{
    const bool isAtRest = !mount.isSlewing && !mount.isTracking;
    return isAtRest && (mount.isParked || mount.pointing.altitude < limits.roofClearsBelow);
}

RoofVerdict roofMayClose(const Knowledge &knowledge, Now now)
{
    const SafetyLimits &limits = knowledge.limits();
    if (limits.tubeClearsRoof)
        return {};
    const DeviceId id{DeviceKind::Mount, {}};
    const Known<MountReport> &mount = knowledge.mount();
    const bool isClear = mount.value && isOutOfRoofsWay(*mount.value, limits);
    const Duration age = now.mono - mount.measured.mono;
    if (isClear && !knowledge.isDisturbed(id) && !knowledge.mountMayHaveMoved())
        return {};
    Reason why{ReasonCode::MountInTheWay, id, {}, {}};
    if (mount.value)
        why.value = seconds(age);
    return {
        isHeard(mount, limits.mountStale, now) ? RoofClosing::WaitsForMount : RoofClosing::AsksPerson, why};
}

} // namespace tulpar
