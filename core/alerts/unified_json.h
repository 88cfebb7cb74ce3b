#pragma once

#include "core/alerts/json_fields.h"
#include "core/alerts/notice.h"
#include "core/base/result.h"

namespace tulpar {

/// Reads a notice of GCN's unified JSON schema. Nothing but `$schema` is required; unknown fields and
/// missions not known here are normal. Heartbeats and circulars are notices that are no alerts.
[[nodiscard]] Result<Notice> readUnifiedJson(const JsonObject &object);

} // namespace tulpar
