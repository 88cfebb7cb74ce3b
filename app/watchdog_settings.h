#pragma once

#include "app/settings_file.h"
#include "core/indi/indi_config.h"

#include <string>
#include <vector>

namespace tulpar {

/// What the watchdog is told by the settings of the observatory.
struct WatchdogConfig {
    std::vector<IndiConfig> servers{{}}; ///< that know roof, cover and mount; the observatory's own first
    Duration limit = std::chrono::seconds(15); ///< until the first beat; each beat brings its own
    Duration retry = std::chrono::seconds(5);
    bool tubeClearsRoof = true;
    Duration mountWait = std::chrono::seconds(120); ///< for a mount in the roof's way
    bool closesOverMount = true; ///< when that is over
    std::vector<std::string> further; ///< servers as written: "host:port"
};

/// The keys of [watchdog] alone.
void readWatchdogKeys(SettingsTable table, WatchdogConfig &config);

/// From the settings of the whole observatory at `path`, of which only what concerns the watchdog is looked
/// at: a mistake elsewhere must not keep the roof open. Empty path: the built-in simulated observatory.
[[nodiscard]] Result<WatchdogConfig> readWatchdogConfig(const QString &path);

} // namespace tulpar
