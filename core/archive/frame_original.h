#pragma once

#include "core/archive/archived_frame.h"
#include "core/base/result.h"

#include <cstddef>
#include <vector>

namespace tulpar {

/// The file of a frame as it was written, header and all, out of the form that it has now, proven by its
/// checksum. Errc::NotFound: its file is not there. Errc::Refused: other bytes than were written, or nobody
/// looked at them then; a deleted frame. Errc::Malformed, Errc::Io. Waits for the disk, any thread.
[[nodiscard]] Result<std::vector<std::byte>> originalBytes(const ArchivedFrame &frame);

} // namespace tulpar
