#pragma once

#include "core/base/result.h"

#include <QString>

#include <cstdint>
#include <string>

namespace tulpar {

class ArchiveDatabase;

struct ArchiveCopy {
    std::uint64_t rows = 0;
    std::string sha256; ///< of all rows in order, as `rowsDigest` counts them
};

/// Copies the archive as it is at one moment, while others write, into a new file that either engine
/// restores: itself an SQLite archive, with the digest of its rows in it. It appears under its name when it
/// is whole and on the disk. Errc::Refused: the file is there already. Else Errc as `archiveError`.
[[nodiscard]] Result<ArchiveCopy> backUpArchive(const ArchiveDatabase &archive, const QString &file);

/// Brings a backup, or any SQLite archive, into an empty archive, all of it or nothing. Errc::Refused: the
/// archive holds something. Errc::Malformed: the file is damaged, its rows are not those of its digest.
[[nodiscard]] Result<ArchiveCopy> restoreArchive(const ArchiveDatabase &archive, const QString &file);

/// Counts and digests all rows of an archive in the order of their keys; equal for equal archives of either
/// engine.
[[nodiscard]] Result<ArchiveCopy> rowsDigest(const ArchiveDatabase &archive);

} // namespace tulpar
