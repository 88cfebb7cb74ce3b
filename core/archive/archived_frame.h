#pragma once

#include "core/archive/frame_inspection.h"
#include "core/base/enum_names.h"
#include "core/sky/direction.h"
#include "core/time/instant.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tulpar {

/// How a frame's pixels are kept.
enum class FrameForm {
    Raw, ///< as the camera's frame was written
    Rice, ///< RICE-compressed, without loss
    Cube, ///< the same, as one plane of a file that holds many frames
    Deleted, ///< no longer: the rules said so
};

template <>
struct EnumNames<FrameForm> {
    static constexpr std::array<std::string_view, 4> names{"raw", "rice", "cube", "deleted"};
};

/// Names one frame of an archive: the fact that told of it.
struct FrameKey {
    std::int64_t atUtcNs = 0;
    std::uint64_t seq = 0;
    auto operator<=>(const FrameKey &) const = default;
};

/// One frame as the archive knows it.
struct ArchivedFrame {
    FrameKey key;
    std::string night; ///< "2026-11-22"
    std::string channel;
    std::uint64_t number = 0;
    UtcInstant start;
    Duration exposure{};
    std::string subject; ///< event or block it was taken for; empty: none
    std::string kind; ///< IMAGETYP; empty: not looked at yet, or not said
    std::string object; ///< OBJECT
    std::optional<IcrsDirection> pointing;
    bool isRecovered = false;
    std::string originalPath; ///< where it was written
    std::string path; ///< where it is
    std::optional<std::int64_t> plane; ///< of the cube at `path`, from 0; none: the file is of this frame
    FrameForm form = FrameForm::Raw;
    FrameState state = FrameState::New;
    std::optional<FileDigest> original; ///< of the file as it was written; none: not looked at yet
    std::optional<FileDigest> stored; ///< of the file at `path`; of a cube: of all of it
    std::optional<UtcInstant> checked; ///< when its file was last looked at
    std::optional<UtcInstant> copied; ///< when a copy of its file was made elsewhere
};

} // namespace tulpar
