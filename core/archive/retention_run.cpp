#include "core/archive/retention_run.h"

#include "core/archive/archive_database.h"
#include "core/archive/archive_search.h"
#include "core/archive/cube_maker.h"
#include "core/archive/frame_ledger.h"
#include "core/archive/frame_original.h"
#include "core/archive/removal.h"
#include "core/fits/cube_cards.h"
#include "core/fits/frame_packer.h"

#include <algorithm>
#include <set>
#include <system_error>

namespace tulpar {

namespace {

bool isThere(const std::filesystem::path &path)
{
    std::error_code failed;
    return std::filesystem::exists(path, failed);
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
    return removeForGood({frame.path}).map([&] { return frame.original->bytes - digest->bytes; });
}

bool isPacked(const ArchivedFrame &frame)
{
    return frame.form == FrameForm::Rice || frame.form == FrameForm::Cube;
}

/// A raw frame beside the compressed one that stands for it: one of them goes, never both.
Result<std::int64_t> removeRaw(const ArchiveDatabase &archive, const ArchivedFrame &frame)
{
    const auto raw = digestOf(frame.originalPath);
    if (!raw)
        return tl::unexpected(raw.error());
    if (!frame.original || *raw != *frame.original)
        return fail(Errc::Refused, frame.originalPath + " is not the frame that was compressed");
    if (!originalBytes(frame)) {
        const auto back = recordForm(archive, frame.key, FrameForm::Raw, frame.originalPath, *frame.original);
        if (!back)
            return tl::unexpected(back.error());
        return fail(Errc::Refused, frame.path + " does not hold: the frame as it was written stays");
    }
    return removeForGood({frame.originalPath}).map([&raw] { return raw->bytes; });
}

Result<std::int64_t> removeLeftOver(const ArchiveDatabase &archive, const ArchivedFrame &frame)
{
    if (isPacked(frame) && frame.path != frame.originalPath && isThere(frame.originalPath))
        return removeRaw(archive, frame);
    if (frame.form != FrameForm::Deleted || !isThere(frame.path))
        return fail(Errc::Refused, frame.path + " left nothing over");
    const auto digest = digestOf(frame.path);
    if (!digest)
        return tl::unexpected(digest.error());
    if (!frame.stored || *digest != *frame.stored)
        return fail(Errc::Refused, frame.path + " is not the frame that was deleted");
    const auto sharing = framesAt(archive, frame.night, frame.path);
    if (!sharing)
        return tl::unexpected(sharing.error());
    if (std::ranges::any_of(*sharing, [](const auto &other) { return other.form != FrameForm::Deleted; }))
        return fail(Errc::Refused, frame.path + " is the file of a frame that stays");
    return removeForGood({frame.path}).map([&digest] { return digest->bytes; });
}

Result<std::int64_t> remove(
    const ArchiveDatabase &archive, const ArchivedFrame &frame, const RetentionPolicy &policy, UtcInstant now)
{
    const auto sharing = frame.form == FrameForm::Cube ? framesAt(archive, frame.night, frame.path)
                                                       : Result<std::vector<ArchivedFrame>>({frame});
    if (!sharing)
        return tl::unexpected(sharing.error());
    for (const ArchivedFrame &other : *sharing)
        if (const auto why = whyKept(other, policy, now); why != Protection::None)
            return fail(
                Errc::Refused,
                frame.path + " may not be deleted: " + std::string(nameOf(why)) + ", " + other.originalPath);
    auto transaction = ArchiveTransaction::begin(archive, ArchiveTransaction::Kind::Write);
    if (!transaction)
        return tl::unexpected(transaction.error());
    for (const ArchivedFrame &other : *sharing)
        if (const auto told = recordDeletion(archive, other.key); !told)
            return tl::unexpected(told.error());
    if (const auto told = transaction->commit(); !told)
        return tl::unexpected(told.error());
    return removeForGood({frame.path}).map([&frame] { return frame.stored->bytes; });
}

/// What a step cut off left of this frame's files.
bool hasLeftOver(const ArchivedFrame &frame)
{
    return (isPacked(frame) && frame.path != frame.originalPath && isThere(frame.originalPath))
        || (frame.form == FrameForm::Deleted && isThere(frame.path));
}

/// Only frames of a response become planes of a cube.
bool mayBePlane(const ArchivedFrame &frame, const RetentionPolicy &policy)
{
    return policy.cubeFrom > 0 && frame.form == FrameForm::Raw && frame.state == FrameState::Good
        && !frame.subject.empty();
}

} // namespace

Result<std::vector<RetentionFrame>> retentionFrames(
    const ArchiveDatabase &archive, const RetentionPolicy &policy)
{
    std::vector<RetentionFrame> frames;
    std::set<std::string> deleted; // of a cube that left its file over, once
    const auto read = forEachRow(archive, {}, [&](const QVariantList &values) {
        RetentionFrame next{frameOf(values), false, {}};
        const ArchivedFrame &frame = next.frame;
        next.hasLeftOver =
            hasLeftOver(frame) && (frame.form != FrameForm::Deleted || deleted.insert(frame.path).second);
        const bool isDone = frame.form == FrameForm::Deleted || (isPacked(frame) && !policy.mayDelete);
        if (next.hasLeftOver || !isDone)
            frames.push_back(std::move(next));
        return true;
    });
    if (!read)
        return tl::unexpected(read.error());
    for (RetentionFrame &next : frames)
        if (mayBePlane(next.frame, policy))
            if (const auto likeness = likenessOf(std::filesystem::path(next.frame.path)))
                next.likeness = *likeness;
    return frames;
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
    case RetentionAction::Join:
        return fail(Errc::Refused, frame->path + " alone makes no cube");
    case RetentionAction::Delete:
        break;
    }
    return remove(archive, *frame, policy, now);
}

Result<std::int64_t> carryOut(
    const ArchiveDatabase &archive, std::span<const RetentionFrame> frames, const RetentionStep &step,
    const RetentionPolicy &policy, UtcInstant now)
{
    if (step.action != RetentionAction::Join)
        return carryOut(archive, frames[step.frame].frame.key, step.action, policy, now);
    std::vector<ArchivedFrame> planes;
    for (std::size_t i = 0; i <= step.others.size(); ++i) {
        auto frame = findFrame(archive, frames[i == 0 ? step.frame : step.others[i - 1]].frame.key);
        if (!frame)
            return tl::unexpected(frame.error());
        planes.push_back(std::move(*frame));
    }
    return joinFrames(archive, planes, now);
}

} // namespace tulpar
