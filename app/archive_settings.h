#pragma once

#include "core/archive/archive_address.h"
#include "core/archive/retention_plan.h"

#include <QDir>

#include <optional>

namespace tulpar {

class SettingsTable;

/// Table [archive] of the settings.
struct ArchiveSettings {
    bool isKept = true; ///< false: no archive at all
    ArchiveAddress address; ///< a file without a name: archive.sqlite in the state folder
    RetentionPolicy retention;
    bool operator==(const ArchiveSettings &) const = default;
};

/// File names are taken from `folder`, that of the settings.
void readArchive(SettingsTable table, const QDir &folder, ArchiveSettings &archive);

/// None: no archive is kept.
[[nodiscard]] std::optional<ArchiveAddress> archiveAddress(
    const ArchiveSettings &archive, const QString &stateFolder);

} // namespace tulpar
