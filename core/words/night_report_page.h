#pragma once

#include "core/night/night_report.h"
#include "core/words/report_page.h"

namespace tulpar::words {

/// The night report in the reader's language; a normal night fits one page. All times UTC, the local zone
/// under the timeline. Pure; any thread.
[[nodiscard]] ReportPage nightReportPage(const NightReport &report);

} // namespace tulpar::words
