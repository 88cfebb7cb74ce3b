#pragma once

#include "core/archive/archive_search.h"

#include <QVariantList>

#include <string>

namespace tulpar {

/// Rows of a search for people and programs. Times are ISO 8601 UTC ("start_utc"), durations seconds
/// ("exposure_s"), angles degrees; what only serves the search is left out.

/// One JSON object; a fact's body is an object in it. What is not known is null.
[[nodiscard]] std::string rowAsJson(SearchIn in, const QVariantList &values);

/// The names of the fields, and one row, of a CSV file (RFC 4180) without the end of the line. What is not
/// known is empty.
[[nodiscard]] std::string csvHeader(SearchIn in);
[[nodiscard]] std::string rowAsCsv(SearchIn in, const QVariantList &values);

} // namespace tulpar
