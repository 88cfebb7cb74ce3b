#pragma once

#include "core/base/result.h"
#include "core/feeds/kafka_feed.h"
#include "core/indi/indi_config.h"
#include "core/runtime/core_config.h"

#include <QString>
#include <QStringList>

namespace tulpar {

/// Everything a core is started with: the observatory, its devices, its feeds and its folders.
/// The commented example resources/observatory.toml is the documentation of the file.
struct CoreSettings {
    CoreConfig core;
    IndiConfig indi;
    QStringList drivers; ///< INDI drivers to start when no server answers
    QString starCatalogue; ///< for the simulator; empty: its own
    KafkaFeedConfig kafka; ///< no servers: no feed
    QString stateFolder; ///< journal, world, log
    QString frameFolder; ///< empty: "frames" in the state folder
    QString sessionName = QStringLiteral("tulpar");
    Duration utcOffset{}; ///< simulation only
    Duration heartbeatLimit =
        std::chrono::seconds(30); ///< the device side closes by itself after this silence
};

/// The settings of the file at `path`; errors name the file and the key. A table or key that is not known is
/// refused, so that a slip of the pen is not a limit left at its default. Empty path: the built-in simulated
/// observatory.
[[nodiscard]] Result<CoreSettings> readCoreSettings(const QString &path);

/// Where a core keeps its state unless told otherwise: $XDG_STATE_HOME/tulpar or ~/.local/state/tulpar.
[[nodiscard]] QString defaultStateFolder();

} // namespace tulpar
