#pragma once

#include <QStringList>

namespace tulpar {

/// `tulparctl plan --night YYYY-MM-DD --programme FILE [--config FILE] [--steps N] [--seed N]`: the night's
/// plan as one JSON object, with why-not for all that did not fit and every problem of the programme (FILE:
/// TOML, or CSV by its ending). Returns the exit status: 0 good, 1 something of the programme was refused, 2
/// wrong usage.
[[nodiscard]] int runPlan(const QStringList &arguments);

} // namespace tulpar
