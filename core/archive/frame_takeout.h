#pragma once

#include "core/archive/archived_frame.h"
#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// A frame that somebody wants to have elsewhere. One in a cube comes as the file that it was.
struct WantedFrame {
    std::filesystem::path path;
    std::string night; ///< the folder that its copy goes to
    /// Of its file, in a cube of the file that it was; none: nobody has looked at it yet, it is taken as is.
    std::optional<FileDigest> digest;
    std::optional<std::int64_t> plane; ///< of the cube at `path`; none: the file is of this frame
    std::string name; ///< of a frame in a cube: the name that its file had
};
[[nodiscard]] WantedFrame wanted(const ArchivedFrame &frame);

struct TakeoutResult {
    std::size_t copied = 0;
    std::size_t thereAlready = 0; ///< the same bytes under the same name
    std::size_t failed = 0;
    std::int64_t bytes = 0; ///< of those copied
    std::string firstFailure; ///< empty: none
    bool isStopped = false; ///< before all were looked at
    bool operator==(const TakeoutResult &) const = default;
};

/// Called before each frame, with how many are behind; false stops there.
using GoOn = std::function<bool(std::size_t done)>;

/// Writes one frame to <folder>/<night>/<name>: true where it stood there already. Errc as originalBytes and
/// copyWhole.
[[nodiscard]] Result<bool> takeFrameOut(const WantedFrame &frame, const std::filesystem::path &folder);

/// Where that is.
[[nodiscard]] std::filesystem::path takeoutPlace(
    const WantedFrame &frame, const std::filesystem::path &folder);

/// Copies frames to <folder>/<night>/<name>, each whole and on the disk under its name, its checksum that of
/// the archive. Replaces no file; what fails is counted and the rest goes on. The archive is not told: these
/// are no backups. Waits for the disk.
[[nodiscard]] TakeoutResult takeFramesOut(
    const std::vector<WantedFrame> &frames, const std::filesystem::path &folder, const GoOn &goOn);

} // namespace tulpar
