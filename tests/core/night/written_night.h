#pragma once

#include "core/night/night_report.h"
#include "core/session/fact_record.h"

#include <vector>

namespace tulpar::testing {

/// Longitude and latitude of Assy-Turgen, where the night below was.
[[nodiscard]] Site assy();

/// 2026-12-10 as the journal would tell it: start-up, flats, focus, three blocks, a burst in the middle of
/// one, an hour of rain, a core that dies once, a fault, an override, a drill. Written by hand for these
/// tests; the same each time.
[[nodiscard]] std::vector<FactRecord> typicalNight();

/// As records, numbered from 1, with a monotonic clock that goes along.
struct TimedFact;
[[nodiscard]] std::vector<FactRecord> recordsOf(const std::vector<TimedFact> &facts);

/// The report of the typical night, at its end.
[[nodiscard]] NightReport typicalReport();

} // namespace tulpar::testing
