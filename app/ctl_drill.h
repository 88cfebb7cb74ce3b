#pragma once

#include <QStringList>

namespace tulpar {

/// `tulparctl drill`: a burst on the simulated observatory through the real chain (Kafka, core, INDI, frames
/// on disk), at the burst's own hour. Prints the waterfall for people and one JSON object; with --keep it
/// goes on until ended.
[[nodiscard]] int runDrill(const QStringList &arguments);

} // namespace tulpar
