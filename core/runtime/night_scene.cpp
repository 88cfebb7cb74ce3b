#include "core/runtime/night_scene.h"

namespace tulpar {

bool isOnTarget(const NightScene &scene, const IcrsDirection &target, Angle tolerance)
{
    const auto mount = scene.known().freshMount(scene.now);
    constexpr Angle sameTarget = Angle::arcseconds(2);
    if (!mount || !mount->target || separation(*mount->target, target) > sameTarget)
        return false;
    // Against where the target stood when the axis was measured; not the mount's own word.
    const Observer then = scene.sky.rotatedTo(scene.known().mount().measured.utc);
    return separation(mount->pointing, then.observed(target)) <= tolerance;
}

std::vector<std::string> workingChannels(const NightScene &scene)
{
    std::vector<std::string> channels;
    for (const std::string &channel : scene.config.channels)
        if (const auto camera = scene.known().freshCamera(channel, scene.now);
            camera && camera->state != CameraState::Fault)
            channels.push_back(channel);
    return channels;
}

} // namespace tulpar
