#pragma once

#include "core/archive/archived_frame.h"
#include "core/base/result.h"

#include <cstdint>
#include <span>

namespace tulpar {

class ArchiveDatabase;

/// Puts raw frames, alike and in this order, into one cube beside the first of them: every plane is read back
/// and has the checksum that its frame was archived with before the archive learns of the cube, all at once;
/// then the frames as written go. Whatever ends it in between, each frame is whole in one file at least, and
/// another call finishes or begins anew. Returns the bytes freed. Errc::Refused: a file is not what the
/// archive knows (which it then knows), or another file has the cube's name. Errc::Unsupported: the frames
/// are not alike. Errc::Io and as `archiveError`.
[[nodiscard]] Result<std::int64_t> joinFrames(
    const ArchiveDatabase &archive, std::span<const ArchivedFrame> frames, UtcInstant now);

} // namespace tulpar
