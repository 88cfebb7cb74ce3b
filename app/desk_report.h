#pragma once

#include <QStringList>

class QApplication;

namespace tulpar {

/// `tulpar report [--night DATE] [--state DIR] [--config FILE] [--language NAME] OUT.pdf`: the night report
/// on paper, without a desk. Exit status as of `tulparctl report`.
[[nodiscard]] int writeReport(QApplication &application, const QStringList &arguments);

} // namespace tulpar
