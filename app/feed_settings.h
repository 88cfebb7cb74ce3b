#pragma once

#include "app/core_settings.h"

namespace tulpar {

class SettingsFile;

/// The tables [gcn], [vtp], [socket], [watched_folder], [replay] and [feeds].
void readFeeds(SettingsFile &file, CoreSettings &settings);

} // namespace tulpar
