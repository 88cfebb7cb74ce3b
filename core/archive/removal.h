#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <vector>

namespace tulpar {

/// Removes files of one folder, and for good: the folder is brought to the disk. Errc::Io.
[[nodiscard]] Result<void> removeForGood(const std::vector<std::filesystem::path> &files);

} // namespace tulpar
