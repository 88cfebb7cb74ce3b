#pragma once

#include "core/archive/archive_search.h"
#include "core/archive/archived_frame.h"
#include "core/base/result.h"
#include "core/time/instant.h"

#include <cstddef>
#include <filesystem>
#include <functional>

namespace tulpar {

class ArchiveDatabase;

/// What was found of the files of many frames.
struct FilesFound {
    std::size_t frames = 0; ///< looked at
    std::size_t good = 0;
    std::size_t missing = 0;
    std::size_t damaged = 0;
    bool operator==(const FilesFound &) const = default;
};

/// `frame` with the state that it has now; `before` is what the archive knew.
using UseChecked = std::function<void(const ArchivedFrame &frame, FrameState before)>;

/// Reads every file of the frames found again and writes down what it is now: by its checksum, of a frame
/// nobody looked at by its first look; a cube is read once. `isDeep`: compressed frames and the planes of
/// cubes are unpacked too, and compared with the checksum of what they were made of. Errc as `archiveError`.
[[nodiscard]] Result<FilesFound> checkFrames(
    const ArchiveDatabase &archive, const ArchiveSearch &search, bool isDeep, UtcInstant now,
    const UseChecked &use);

struct FilesCopied {
    std::size_t copied = 0;
    std::size_t thereAlready = 0;
    std::size_t failed = 0;
    bool operator==(const FilesCopied &) const = default;
};

using UseFailure = std::function<void(const ArchivedFrame &frame, const Error &error)>;

/// Copies every sound frame that has no copy yet to <folder>/<night>/<name>, each whole and on the disk under
/// its name, its checksum that of the archive; then the archive knows of the copy.
[[nodiscard]] Result<FilesCopied> copyFrames(
    const ArchiveDatabase &archive, const std::filesystem::path &folder, UtcInstant now,
    const UseFailure &use);

/// Brings frames that are missing back from such a folder, where the checksum is that of the archive. Never
/// replaces a file.
[[nodiscard]] Result<FilesCopied> bringFramesBack(
    const ArchiveDatabase &archive, const std::filesystem::path &folder, UtcInstant now,
    const UseFailure &use);

} // namespace tulpar
