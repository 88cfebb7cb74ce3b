#pragma once

#include "core/archive/frame_inspection.h"
#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <span>

namespace tulpar {

/// A file at `to` with this digest: made from `from`, or there already (true). It gets its name only when it
/// is whole and on the disk. Errc::Refused: another file has that name, or `from` is not what the digest
/// says; Errc::Io.
[[nodiscard]] Result<bool> copyWhole(
    const std::filesystem::path &from, const std::filesystem::path &to, const FileDigest &digest);

/// The same of bytes, which are what the digest says.
[[nodiscard]] Result<bool> writeWhole(
    std::span<const std::byte> bytes, const std::filesystem::path &to, const FileDigest &digest);

} // namespace tulpar
