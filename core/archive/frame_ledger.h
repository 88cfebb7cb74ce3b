#pragma once

#include "core/archive/archived_frame.h"
#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <vector>

namespace tulpar {

class ArchiveDatabase;

/// What becomes known of frames' files, written into the archive; each call is a transaction. Errc as
/// `archiveError`.

/// Frames whose files nobody has looked at, oldest first.
[[nodiscard]] Result<std::vector<ArchivedFrame>> newFrames(const ArchiveDatabase &database, std::size_t most);

/// Errc::NotFound.
[[nodiscard]] Result<ArchivedFrame> findFrame(const ArchiveDatabase &database, FrameKey frame);

/// After the first look.
[[nodiscard]] Result<void> recordInspection(
    const ArchiveDatabase &database, FrameKey frame, const FrameInspection &found, UtcInstant now);

[[nodiscard]] Result<void> recordState(
    const ArchiveDatabase &database, FrameKey frame, FrameState state, UtcInstant now);

/// Frames of the night that have this file: of a cube many, else one.
[[nodiscard]] Result<std::vector<ArchivedFrame>> framesAt(
    const ArchiveDatabase &database, const std::string &night, const std::string &path);

/// Its pixels now stand in another file: all of it, or one plane of a cube.
[[nodiscard]] Result<void> recordForm(
    const ArchiveDatabase &database, FrameKey frame, FrameForm form, const std::filesystem::path &path,
    const FileDigest &stored, std::optional<std::int64_t> plane = {});

/// Its file is about to be removed by the rules.
[[nodiscard]] Result<void> recordDeletion(const ArchiveDatabase &database, FrameKey frame);

[[nodiscard]] Result<void> recordCopy(const ArchiveDatabase &database, FrameKey frame, UtcInstant now);

/// A look at the file of a frame that was looked at before: what it is now.
[[nodiscard]] FrameState stateOnDisk(const ArchivedFrame &frame);

} // namespace tulpar
