#pragma once

#include "core/night/ledger_span.h"
#include "core/session/fact.h"

#include <string>
#include <utility>
#include <vector>

namespace tulpar::testing {

/// A fact with its hour.
struct TimedFact {
    UtcInstant at;
    Fact fact;
};

/// A clock of the night of 2026-12-10: hours before seven, noon at the site, belong to the morning after.
[[nodiscard]] UtcInstant hour(const std::string &clock);
[[nodiscard]] std::string clock(UtcInstant t);

/// Facts as a table for the eye, a line each: "18:00:00 mount slewing", "18:00:10 expose g 60 flats",
/// "18:01:10 frame g", "18:02:00 choose M51 deep nothing_fits". Throws std::invalid_argument with the line.
[[nodiscard]] std::vector<TimedFact> factsOf(const std::string &table);

/// Spans as such a table: "18:00:00 18:10:00 waiting not_running"; a subject follows an "@".
[[nodiscard]] std::string tableOf(const LedgerSpans &spans);

} // namespace tulpar::testing
