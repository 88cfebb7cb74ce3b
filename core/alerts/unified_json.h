#pragma once

#include "core/alerts/notice.h"
#include "core/base/result.h"

#include <string_view>

namespace tulpar {

/// Reads a notice of GCN's unified JSON schema that guardJson() has passed. Nothing but `$schema` is
/// required; unknown fields are normal. LVK's own JSON and other JSON is Errc::UnknownFormat.
[[nodiscard]] Result<Notice> parseUnifiedJson(std::string_view bytes);

} // namespace tulpar
