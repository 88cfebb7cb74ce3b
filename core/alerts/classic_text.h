#pragma once

#include "core/alerts/notice.h"
#include "core/base/result.h"

#include <string_view>

namespace tulpar {

/// Whether the bytes look like GCN's classic text: lines "KEY: value", one of them NOTICE_TYPE.
[[nodiscard]] bool looksLikeClassicText(std::string_view bytes) noexcept;

/// Reads a classic text notice. Of the three printed equinoxes J2000 is taken; coordinates whose decimal and
/// sexagesimal forms contradict each other, or that stand twice, are PositionDoubtful. Errors: Malformed,
/// OutOfRange, TooLarge, each with key and line.
[[nodiscard]] Result<Notice> parseClassicText(std::string_view bytes);

} // namespace tulpar
