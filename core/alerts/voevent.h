#pragma once

#include "core/alerts/guard.h"
#include "core/alerts/notice.h"
#include "core/base/result.h"

#include <string_view>

namespace tulpar {

/// Reads a VOEvent (1.1, 2.0, 2.1; by local names, whatever the namespaces). Strangers' bytes are safe to
/// give: what guardXml() does not pass is refused here too.
/// The missions of core/alerts/missions.h are understood whole; of others what all VOEvents share, with their
/// class left unstated.
[[nodiscard]] Result<Notice> parseVoEvent(std::string_view bytes, const NoticeLimits &limits = {});

} // namespace tulpar
