#pragma once

#include "app/archive_settings.h"
#include "app/state_folder.h"
#include "core/base/result.h"
#include "core/feeds/feed_set.h"
#include "core/host/host_watch.h"
#include "core/indi/indi_config.h"
#include "core/notify/notify_way.h"
#include "core/plan/programme_text.h"
#include "core/runtime/core_config.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace tulpar {

/// Everything a core is started with: the observatory, its devices, its feeds and its folders.
/// The commented example resources/observatory.toml is the documentation of the file.
struct CoreSettings {
    QString file; ///< what they were read from, whole path; empty: built in
    CoreConfig core;
    IndiConfig indi;
    QStringList drivers; ///< INDI drivers to start when no server answers
    QString indiFifo; ///< through which that server starts and stops drivers; empty: in the state folder
    QStringList powerCycle; ///< command that takes a device's power away for a moment; its name comes last
    HostConfig host; ///< without its folders
    QString skyFolder; ///< the tables of the sky; empty: no pointing check is made
    QString starCatalogue; ///< for the simulator; empty: its own
    KafkaFeedConfig kafka; ///< no servers: no feed
    std::vector<VtpFeedConfig> vtp; ///< one a broker
    SocketFeedConfig socket; ///< port 0: no feed
    FolderFeedConfig watchedFolder; ///< no path: no feed
    ReplayFeedConfig replay; ///< no path: no feed
    FeedCompare::Settings compare; ///< without its `feeds`: see compareSettings
    Duration feedQuiet = std::chrono::hours(1); ///< without a notice this long a live feed counts as quiet
    std::vector<NotifyWay> notify; ///< people away from the desk
    bool mayFetchMaps = true; ///< sky maps that a notice only names are fetched from their server
    ArchiveSettings archive;
    QString policyFile; ///< the rules about alerts; empty: the built-in ones (resources/policy.toml)
    QString programmeFile; ///< what is observed at night; empty: nothing until a desk enters one
    PlaceLookup places; ///< names of the built-in catalogues, for programmes; empty: none are known
    QString stateFolder; ///< journal, world, log
    QString frameFolder; ///< empty: "frames" in the state folder
    QString sessionName = QStringLiteral("tulpar");
    Duration utcOffset{}; ///< simulation only
};

/// The settings of the file at `path`; errors name the file and the key. A table or key that is not known is
/// refused, so that a slip of the pen is not a limit left at its default. Empty path: the built-in simulated
/// observatory.
[[nodiscard]] Result<CoreSettings> readCoreSettings(const QString &path);

/// The feeds that are switched on, for a FeedSet.
[[nodiscard]] std::vector<FeedConfig> feedConfigs(const CoreSettings &settings);

/// Which of them are compared: those that bring notices as they are sent.
[[nodiscard]] FeedCompare::Settings compareSettings(const CoreSettings &settings);

} // namespace tulpar
