#pragma once

#include "core/base/result.h"
#include "core/words/report_page.h"

#include <QString>

namespace tulpar {

/// Writes a report to a PDF file of A4 pages: selectable text, drawings as lines. GUI thread.
/// Errc::Io: the file cannot be written.
[[nodiscard]] Result<void> printReport(const words::ReportPage &page, const QString &path);

} // namespace tulpar
