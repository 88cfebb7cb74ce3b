#pragma once

#include <QStringList>

namespace tulpar {

/// `tulparctl nights --seeds A[..B] [--threads N] [--verbose] | --scenario FILE.night [--verbose]`
[[nodiscard]] int runNightsCommand(const QStringList &arguments);

} // namespace tulpar
