#pragma once

#include "core/archive/retention_plan.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace tulpar {

class ArchiveDatabase;

/// The frames that a plan by these rules may touch, with what their files' folder says of them: those that
/// are compressed already are among them only where deleting is allowed or something was left over; reads the
/// headers of raw ones of responses. Waits for the disk.
[[nodiscard]] Result<std::vector<RetentionFrame>> retentionFrames(
    const ArchiveDatabase &archive, const RetentionPolicy &policy);

/// What is free where `folder` is, for who is not root.
[[nodiscard]] Result<DiskState> diskStateOf(const std::filesystem::path &folder);

/// Does one step of a plan with a frame, if it still holds: the frame is read again first. Whatever ends it
/// in between, the frame is whole in one file at least, and the next plan cleans up. Returns the bytes freed.
/// Errc::Refused: the frame is protected now, or its file is not what the archive knows. Errc::Unsupported:
/// it cannot be compressed. Errc::Io and as `archiveError`.
[[nodiscard]] Result<std::int64_t> carryOut(
    const ArchiveDatabase &archive, FrameKey frame, RetentionAction action, const RetentionPolicy &policy,
    UtcInstant now);

/// The same with a whole step of a plan that was made of `frames`.
[[nodiscard]] Result<std::int64_t> carryOut(
    const ArchiveDatabase &archive, std::span<const RetentionFrame> frames, const RetentionStep &step,
    const RetentionPolicy &policy, UtcInstant now);

} // namespace tulpar
