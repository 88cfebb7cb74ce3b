#pragma once

#include "core/base/result.h"
#include "core/nights/night_line.h"
#include "core/nights/night_notices.h"

#include <map>
#include <string>

namespace tulpar {

/// The bursts of a night that a person wrote, by the names given there, and the notices they bring.
class NightBursts {
public:
    /// Of the line "TIME notice MISSION WHAT NAME [at AZIMUTH ALTITUDE] [error DEGREES]", `at` after `start`.
    /// The first notice of a burst says where it is. Errc::Malformed with what was expected.
    [[nodiscard]] Result<NoticeArrives> notice(const NightLine &line, UtcInstant start, Duration at);

private:
    /// Reads what stands behind the name; whether it says where.
    [[nodiscard]] static Result<bool> readRest(
        const NightLine &line, UtcInstant start, Duration at, NightBurst &burst);

    std::map<std::string, NightBurst> m_bursts;
};

} // namespace tulpar
