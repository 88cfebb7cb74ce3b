#pragma once

#include "core/night/night_report.h"

#include <string>

namespace tulpar {

/// How things stand at the end of a report beyond what the report itself lists.
struct EndOfNight {
    bool isCoreRunning = false;
    std::string roof; ///< as reported; empty: unknown
    std::string mode;
    std::string modeBy;
};

/// What is open, what failed and what to look at, the gravest first.
[[nodiscard]] std::vector<HandOver> handOverOf(const NightReport &report, const EndOfNight &end);

} // namespace tulpar
