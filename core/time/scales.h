#pragma once

#include "core/time/instant.h"
#include "core/time/leap_seconds.h"

namespace tulpar {

/// Terrestrial Time as a Julian date in two parts: a day number ending in .5 and the fraction of the day.
/// Good to a nanosecond. Serves as TDB too where 1.7 ms do not matter.
struct TtInstant {
    double day = 0;
    double fraction = 0;
};

/// Universal Time (UT1), the angle of the Earth's rotation, as a Julian date in two parts like TtInstant.
struct Ut1Instant {
    double day = 0;
    double fraction = 0;
};

[[nodiscard]] TtInstant ttFrom(UtcInstant t, const LeapSeconds &leapSeconds);

/// `dut1S` is UT1 - UTC in seconds (IERS; |dut1S| < 0.9, since 2024 below 0.14). Leaving it 0 turns the sky
/// by 15.04" a second.
[[nodiscard]] Ut1Instant ut1From(UtcInstant t, double dut1S = 0);

/// Julian years of 365.25 days since 2000-01-01 12:00 TT, for proper motions; good to a minute.
[[nodiscard]] double julianYearsSinceJ2000(UtcInstant t);

/// The whole UTC Julian date, for headers and logs; good to 40 microseconds.
[[nodiscard]] double julianDate(UtcInstant t);

} // namespace tulpar
