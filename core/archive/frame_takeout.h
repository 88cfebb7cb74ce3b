#pragma once

#include "core/archive/frame_inspection.h"
#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// A frame that somebody wants to have elsewhere.
struct WantedFrame {
    std::filesystem::path path;
    std::string night; ///< the folder that its copy goes to
    std::optional<FileDigest> stored; ///< none: nobody has looked at the file yet; it is taken as it is
};

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

/// Copies frames to <folder>/<night>/<name>, each whole and on the disk under its name, its checksum that of
/// the archive. Replaces no file; what fails is counted and the rest goes on. The archive is not told: these
/// are no backups. Waits for the disk.
[[nodiscard]] TakeoutResult takeFramesOut(
    const std::vector<WantedFrame> &frames, const std::filesystem::path &folder, const GoOn &goOn);

} // namespace tulpar
