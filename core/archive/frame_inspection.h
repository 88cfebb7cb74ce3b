#pragma once

#include "core/base/enum_names.h"
#include "core/base/result.h"
#include "core/sky/direction.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace tulpar {

/// What is known of a frame's file.
enum class FrameState {
    New, ///< not looked at yet
    Good, ///< was there, whole, and as its checksum says
    Missing, ///< not where it should be
    Damaged, ///< other bytes than were written
};

template <>
struct EnumNames<FrameState> {
    static constexpr std::array<std::string_view, 4> names{"new", "good", "missing", "damaged"};
};

struct FileDigest {
    std::int64_t bytes = 0;
    std::string sha256; ///< 64 hexadecimal digits
    bool operator==(const FileDigest &) const = default;
};

/// Errc::NotFound: no such file. Errc::Io. Reads all of it.
[[nodiscard]] Result<FileDigest> digestOf(const std::filesystem::path &file);

/// A frame's file looked at for the first time: its digest, and what its header says of it.
struct FrameInspection {
    FrameState state = FrameState::Good; ///< Good, Missing or Damaged
    FileDigest digest;
    std::string kind; ///< IMAGETYP; empty: not said
    std::string object; ///< OBJECT
    std::optional<IcrsDirection> pointing; ///< RA, DEC
};

/// Damaged: no FITS file, cut short, or its own CHECKSUM does not hold. Any thread; waits for the disk.
[[nodiscard]] FrameInspection inspectFrame(const std::filesystem::path &file);

} // namespace tulpar
