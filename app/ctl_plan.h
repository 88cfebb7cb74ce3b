#pragma once

#include <QStringList>

namespace tulpar {

/// `tulparctl plan --night YYYY-MM-DD --programme FILE [--config FILE] [--steps N] [--seed N] [--why BLOCK]
/// [--changes N|all]`: the night's plan as one JSON object, with why-not for all that did not fit and every
/// problem of the programme (FILE: TOML, or CSV by its ending). What would let a block in is looked for in
/// the 20 of highest priority and for some ten seconds, in N, in all, or in BLOCK alone; what was left out is
/// said on standard error, as is the progress of what takes longer than a second. Returns the exit status: 0
/// good, 1 something of the programme was refused, 2 wrong usage.
[[nodiscard]] int runPlan(const QStringList &arguments);

} // namespace tulpar
