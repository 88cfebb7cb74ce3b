#pragma once

#include <QStringList>

namespace tulpar {

/// `tulparctl plan --night YYYY-MM-DD --map FILE | --circle RA,DEC,RADIUS [--event NAME] [--exposure S]
/// [--count N] [--epochs N] [--revisit S] [--most N] [--overlap PART] [--config FILE]`: the fields that cover
/// a sky map (FITS or the notice that holds it), or a circle of 90 %, and the night's visits to them, as one
/// JSON object. Returns the exit status: 0 good, 1 FILE holds no map that can be read, 2 wrong usage.
[[nodiscard]] int runTiles(const QStringList &arguments);

/// Whether `arguments` ask for it, and not for a programme.
[[nodiscard]] bool asksForTiles(const QStringList &arguments);

} // namespace tulpar
