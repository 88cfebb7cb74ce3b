#pragma once

#include "core/session/request.h"

#include <string>

namespace tulpar {

/// The bytes of a notice in GCN's unified JSON that says what a person entered by hand, so that it is kept,
/// read again and judged like any other. Mission "manual"; error radius at 90 %.
[[nodiscard]] std::string manualNotice(const EnterAlert &alert, UtcInstant now);

} // namespace tulpar
