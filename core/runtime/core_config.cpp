#include "core/runtime/core_config.h"

#include <algorithm>

namespace tulpar {

const Policy &policyOf(const CoreConfig &config)
{
    return config.policy ? *config.policy : builtInPolicy();
}

Angle inFieldTolerance(const CoreConfig &config, Angle errorRadius)
{
    return std::max(Angle::arcminutes(1), config.fieldWidth / 2 - errorRadius);
}

} // namespace tulpar
