#pragma once

#include "core/alerts/notice.h"
#include "core/base/result.h"

#include <string_view>

namespace tulpar {

/// Reads a VOEvent (1.1, 2.0, 2.1; by local names, whatever the namespaces) that guardXml() has passed.
/// Swift is understood whole; of other missions only what all VOEvents share, with their class left unstated.
[[nodiscard]] Result<Notice> parseVoEvent(std::string_view bytes);

} // namespace tulpar
