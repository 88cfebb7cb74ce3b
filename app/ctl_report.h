#pragma once

#include <QStringList>

namespace tulpar {

/// `tulparctl report [--night DATE] [--format text|html|json|pdf] [--output FILE] [--language en|ru|kk]
/// [--state DIR] [--config FILE]`; a PDF needs its file and is made by the program tulpar-report beside this
/// one. Exit status 1 when there is no such night or journal, 2 for wrong usage.
[[nodiscard]] int runReport(const QStringList &arguments);

} // namespace tulpar
