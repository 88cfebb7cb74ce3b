#pragma once

#include "core/alerts/json_fields.h"
#include "core/alerts/notice.h"
#include "core/base/result.h"

namespace tulpar {

/// Whether it is an alert of LIGO, Virgo and KAGRA as the topic igwn.gwalert brings it.
[[nodiscard]] bool isLvkJson(const JsonObject &object);

/// Reads LVK's JSON. Of its sky maps only the claim that there are some: core/lab reads them. A retraction
/// (`event` null) has neither time nor position. Errors: Malformed, with the member's name.
[[nodiscard]] Result<Notice> readLvkJson(const JsonObject &object);

} // namespace tulpar
