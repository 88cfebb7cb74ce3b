#pragma once

#include "core/time/instant.h"

#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// One packet of the recorded month, with what an independent reader found in it.
struct MonthPacket {
    std::string bytes;
    std::string noticeType;
    std::string eventId;
    std::string positionKind; ///< "source", "spacecraft_pointing", "unavailable", "skymap", "none"
    std::string advice; ///< "yes", or "no: " and the reasons
    bool isTest = false;
    bool isRetraction = false;
    UtcInstant noticeUtc;
    std::optional<UtcInstant> triggerUtc;
};

/// The whole broadcast of October 2022 in order of the notices' own times, unpacked by `bzip2` and `gzip`.
/// Empty where the shared samples or those programs are absent.
[[nodiscard]] std::vector<MonthPacket> monthStream();

} // namespace tulpar
