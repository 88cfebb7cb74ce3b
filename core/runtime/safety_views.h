#pragma once

#include "core/safety/knowledge.h"
#include "core/session/safety_view.h"

namespace tulpar {

/// What a desk shows of conditions, overrides and host at `now`; the rest of SafetyView is others'.
[[nodiscard]] SafetyView safetyView(const Knowledge &knowledge, Now now);

} // namespace tulpar
