#pragma once

#include <QStringList>

namespace tulpar {

/// `tulparctl events --scenario FILE.json [--root DIR]`: delivers the notices of each scenario in their order
/// to a fresh event book and prints its end state, one JSON object a scenario. A response counts as begun
/// where a single notice and the book permit one; errors, ages, sky and the site's rules are not asked.
/// Returns the exit status: 0 all read, 1 some notice refused (said in its object), 2 wrong usage.
[[nodiscard]] int runEvents(const QStringList &arguments);

} // namespace tulpar
