#pragma once

#include "core/words/report_page.h"

namespace tulpar::words {

/// The report for a terminal or a mail: columns in equal letters, figures as what they say. Ends with a new
/// line. Pure.
[[nodiscard]] QString asText(const ReportPage &page);

} // namespace tulpar::words
