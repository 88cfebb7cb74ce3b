#pragma once

#include <QStringList>

namespace tulpar {

/// `tulparctl report [--night DATE] [--format text|html|json] [--language en|ru|kk] [--state DIR]
/// [--config FILE]`. Exit status 1 when there is no such night or journal, 2 for wrong usage.
[[nodiscard]] int runReport(const QStringList &arguments);

} // namespace tulpar
