#include "core/runtime/core_config.h"

#include <algorithm>

namespace tulpar {

const Policy &policyOf(const CoreConfig &config)
{
    return config.policy ? *config.policy : builtInPolicy();
}

RecoveryLadder ladderOf(const CoreConfig &config, DeviceKind kind)
{
    const auto found = config.recovery.find(kind);
    return found != config.recovery.end() ? found->second : defaultLadder(kind);
}

Angle inFieldTolerance(const CoreConfig &config, Angle errorRadius)
{
    return std::max(Angle::arcminutes(1), config.fieldWidth / 2 - errorRadius);
}

} // namespace tulpar
