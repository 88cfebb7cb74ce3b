#pragma once

#include "core/base/result.h"
#include "core/time/instant.h"

#include <string_view>
#include <vector>

namespace tulpar {

/// The table of TAI - UTC since 1972. Immutable; any thread.
///
/// The built-in table ends with 37 s since 2017-01-01 and says until when IERS promised it; hand the text of
/// /usr/share/zoneinfo/leap-seconds.list to `parse` for a newer promise.
class LeapSeconds {
public:
    /// As in tzdata 2026f: no leap second announced, valid until 2027-06-28.
    [[nodiscard]] static const LeapSeconds &builtIn();

    /// Reads the IERS/NIST "leap-seconds.list": NTP seconds and TAI - UTC a line, "#@" the expiry. The
    /// checksum line "#h" is not verified. Errc::Malformed names the line.
    [[nodiscard]] static Result<LeapSeconds> parse(std::string_view list);

    /// TAI - UTC in whole seconds at `t`; 10 before 1972.
    [[nodiscard]] int taiMinusUtcS(UtcInstant t) const noexcept;

    /// From then on the last value may be wrong.
    [[nodiscard]] UtcInstant expires() const noexcept { return m_expires; }

private:
    struct Step {
        UtcInstant from;
        int taiMinusUtcS = 0;
    };

    LeapSeconds() = default;

    std::vector<Step> m_steps; // oldest first
    UtcInstant m_expires;
};

} // namespace tulpar
