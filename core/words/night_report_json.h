#pragma once

#include "core/night/night_report.h"

#include <string>

namespace tulpar::words {

/// The report as one JSON object without a new line at the end: codes, and sentences beside them. Keys carry
/// units; what is not known is null. Pure.
[[nodiscard]] std::string asJson(const NightReport &report);

} // namespace tulpar::words
