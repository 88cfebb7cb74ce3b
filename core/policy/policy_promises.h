#pragma once

#include "core/base/result.h"
#include "core/policy/policy.h"

#include <string>
#include <vector>

namespace tulpar {

/// What holds for every policy whatever its author wants: no strategy may respond, by itself or when nobody
/// answered, without having made sure that there is a burst, a place, a time and a night. Errc::Refused names
/// strategy, line and what to add. Internal to this room.
[[nodiscard]] Result<void> keepsPromises(const Policy &policy);

/// What is allowed but can hardly be meant.
[[nodiscard]] std::vector<std::string> oddities(const Policy &policy);

} // namespace tulpar
