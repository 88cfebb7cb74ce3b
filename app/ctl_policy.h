#pragma once

#include <QStringList>

namespace tulpar {

/// `tulparctl policy --check FILE`: what the rules of FILE mean, or why they cannot be used.
/// `tulparctl policy --dry-run FILE [--against OTHER] RECORDING`: what FILE would have gained, lost and
/// disturbed on a recorded stream (a folder of notices or a journal), compared with OTHER or the built-in
/// rules. Text for people; with --json one object a line. Returns the exit status: 0 good, 1 refused, 2 wrong
/// usage.
[[nodiscard]] int runPolicy(const QStringList &arguments);

} // namespace tulpar
