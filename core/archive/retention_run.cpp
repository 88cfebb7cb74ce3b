#include "core/archive/retention_run.h"

#include "core/archive/archive_search.h"
#include "core/archive/frame_ledger.h"
#include "core/fits/frame_packer.h"

#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace tulpar {

namespace {

bool isThere(const std::filesystem::path &path)
{
    std::error_code failed;
    return std::filesystem::exists(path, failed);
}

/// Removes the file, and for good: its folder is brought to the disk.
Result<void> removeFile(const std::filesystem::path &path)
{
    std::error_code failed;
    std::filesystem::remove(path, failed);
    if (failed)
        return fail(Errc::Io, path.string() + ": " + failed.message());
    const int folder = ::open(path.parent_path().c_str(), O_RDONLY | O_CLOEXEC);
    const bool isDone = folder >= 0 && ::fsync(folder) == 0;
    if (folder >= 0)
        ::close(folder);
    return isDone ? Result<void>() : fail(Errc::Io, path.parent_path().string() + " cannot be synced");
}

Result<std::int64_t> compress(const ArchiveDatabase &archive, const ArchivedFrame &frame, UtcInstant now)
{
    if (frame.form != FrameForm::Raw || !frame.original)
        return fail(Errc::Refused, frame.path + " is no raw frame that was looked at");
    if (const FrameState state = stateOnDisk(frame); state != FrameState::Good) {
        if (const auto told = recordState(archive, frame.key, state, now); !told)
            return tl::unexpected(told.error());
        return fail(Errc::Refused, frame.path + " is " + std::string(nameOf(state)));
    }
    const auto packed = packFrame(frame.path);
    if (!packed)
        return tl::unexpected(packed.error());
    const auto digest = digestOf(*packed);
    if (!digest)
        return tl::unexpected(digest.error());
    if (const auto told = recordForm(archive, frame.key, FrameForm::Rice, *packed, *digest); !told)
        return tl::unexpected(told.error());
    return removeFile(frame.path).map([&] { return frame.original->bytes - digest->bytes; });
}

/// A raw frame beside the compressed one that stands for it: one of them goes, never both.
Result<std::int64_t> removeRaw(const ArchiveDatabase &archive, const ArchivedFrame &frame)
{
    const auto raw = digestOf(frame.originalPath);
    if (!raw)
        return tl::unexpected(raw.error());
    if (!frame.original || *raw != *frame.original)
        return fail(Errc::Refused, frame.originalPath + " is not the frame that was compressed");
    if (stateOnDisk(frame) != FrameState::Good) {
        const auto back = recordForm(archive, frame.key, FrameForm::Raw, frame.originalPath, *frame.original);
        if (!back)
            return tl::unexpected(back.error());
        return fail(Errc::Refused, frame.path + " does not hold: the frame as it was written stays");
    }
    return removeFile(frame.originalPath).map([&raw] { return raw->bytes; });
}

Result<std::int64_t> removeLeftOver(const ArchiveDatabase &archive, const ArchivedFrame &frame)
{
    if (frame.form == FrameForm::Rice && frame.path != frame.originalPath && isThere(frame.originalPath))
        return removeRaw(archive, frame);
    if (frame.form != FrameForm::Deleted || !isThere(frame.path))
        return fail(Errc::Refused, frame.path + " left nothing over");
    const auto digest = digestOf(frame.path);
    if (!digest)
        return tl::unexpected(digest.error());
    if (!frame.stored || *digest != *frame.stored)
        return fail(Errc::Refused, frame.path + " is not the frame that was deleted");
    return removeFile(frame.path).map([&digest] { return digest->bytes; });
}

Result<std::int64_t> remove(
    const ArchiveDatabase &archive, const ArchivedFrame &frame, const RetentionPolicy &policy, UtcInstant now)
{
    if (const auto why = whyKept(frame, policy, now); why != Protection::None)
        return fail(Errc::Refused, frame.path + " may not be deleted: " + std::string(nameOf(why)));
    if (const auto told = recordDeletion(archive, frame.key); !told)
        return tl::unexpected(told.error());
    return removeFile(frame.path).map([&frame] { return frame.stored->bytes; });
}

} // namespace

Result<std::vector<RetentionFrame>> retentionFrames(
    const ArchiveDatabase &archive, const RetentionPolicy &policy)
{
    std::vector<RetentionFrame> frames;
    return forEachRow(
               archive, {},
               [&](const QVariantList &values) {
                   RetentionFrame next{frameOf(values), false};
                   const ArchivedFrame &frame = next.frame;
                   next.hasLeftOver = (frame.form == FrameForm::Rice && frame.path != frame.originalPath
                                       && isThere(frame.originalPath))
                       || (frame.form == FrameForm::Deleted && isThere(frame.path));
                   const bool isDone = frame.form == FrameForm::Deleted
                       || (frame.form == FrameForm::Rice && !policy.mayDelete);
                   if (next.hasLeftOver || !isDone)
                       frames.push_back(std::move(next));
                   return true;
               })
        .map([&frames] { return std::move(frames); });
}

Result<DiskState> diskStateOf(const std::filesystem::path &folder)
{
    std::error_code failed;
    const auto space = std::filesystem::space(folder, failed);
    if (failed)
        return fail(Errc::Io, folder.string() + ": " + failed.message());
    return DiskState{static_cast<std::int64_t>(space.available)};
}

Result<std::int64_t> carryOut(
    const ArchiveDatabase &archive, FrameKey key, RetentionAction action, const RetentionPolicy &policy,
    UtcInstant now)
{
    const auto frame = findFrame(archive, key);
    if (!frame)
        return tl::unexpected(frame.error());
    switch (action) {
    case RetentionAction::RemoveLeftOver:
        return removeLeftOver(archive, *frame);
    case RetentionAction::Compress:
        return compress(archive, *frame, now);
    case RetentionAction::Delete:
        break;
    }
    return remove(archive, *frame, policy, now);
}

} // namespace tulpar
