#pragma once

#include "app/core_settings.h"
#include "core/archive/archive_database.h"
#include "core/archive/archive_search.h"
#include "core/runtime/system_clock.h"

#include <QCommandLineParser>
#include <QStringList>

#include <string>

namespace tulpar {

/// `tulparctl archive WHAT ...`; returns the exit status.
[[nodiscard]] int runArchive(const QStringList &arguments);

/// One call of it, options read.
struct ArchiveCall {
    QCommandLineParser options;
    QStringList words; ///< what stands beside the options
    CoreSettings settings;
    ArchiveAddress address;
    SystemClock clock; ///< the observatory's
};

/// Its parts. Each prints its objects, and what went wrong for people, and returns the exit status.
[[nodiscard]] int searchArchive(const ArchiveCall &call);
[[nodiscard]] int exportArchive(const ArchiveCall &call);
[[nodiscard]] int checkArchive(const ArchiveCall &call);
[[nodiscard]] int backUpToFile(const ArchiveCall &call);
[[nodiscard]] int restoreFromFile(const ArchiveCall &call);
[[nodiscard]] int compressFrames(const ArchiveCall &call);
[[nodiscard]] int updateArchive(const ArchiveCall &call);
[[nodiscard]] int tellArchive(const ArchiveCall &call);

/// What the options ask for. Errc::Malformed names the option.
[[nodiscard]] Result<ArchiveSearch> searchOf(const QCommandLineParser &options);

/// Prints {"ok":false, ...} and the same for people; returns 1.
[[nodiscard]] int refused(const Error &error);

void printLine(const std::string &line);

} // namespace tulpar
