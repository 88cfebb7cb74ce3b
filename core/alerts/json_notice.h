#pragma once

#include "core/alerts/notice.h"
#include "core/base/result.h"

#include <string_view>

namespace tulpar {

/// Reads a JSON notice, LVK's or one of GCN's unified schema, told apart by its members. The bytes must have
/// passed guardJson(). Errors: Malformed, OutOfRange, UnknownFormat, each with what and where.
[[nodiscard]] Result<Notice> parseJsonNotice(std::string_view bytes);

} // namespace tulpar
