#include "core/archive/frame_files.h"

#include "core/archive/archive_database.h"
#include "core/archive/frame_ledger.h"
#include "core/fits/frame_packer.h"

#include <QCryptographicHash>

#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace tulpar {

namespace {

constexpr std::size_t kFramesTogether = 256;

void count(FilesFound &found, FrameState state)
{
    ++found.frames;
    found.good += state == FrameState::Good;
    found.missing += state == FrameState::Missing;
    found.damaged += state == FrameState::Damaged;
}

FrameState deepState(const ArchivedFrame &frame)
{
    const FrameState state = stateOnDisk(frame);
    if (state != FrameState::Good || frame.form != FrameForm::Rice || !frame.original)
        return state;
    const auto bytes = unpackedBytes(frame.path);
    if (!bytes)
        return FrameState::Damaged;
    const auto hash = QCryptographicHash::hash(
        QByteArrayView(bytes->data(), static_cast<qsizetype>(bytes->size())), QCryptographicHash::Sha256);
    return hash.toHex().toStdString() == frame.original->sha256 ? state : FrameState::Damaged;
}

Result<FrameState> lookAt(
    const ArchiveDatabase &archive, const ArchivedFrame &frame, bool isDeep, UtcInstant now)
{
    if (!frame.original) {
        const auto found = inspectFrame(frame.path);
        return recordInspection(archive, frame.key, found, now).map([&found] { return found.state; });
    }
    // The files of other frames damaged at their first look stay what they are: their checksum is of the
    // damage.
    FrameState state = isDeep ? deepState(frame) : stateOnDisk(frame);
    if (state == FrameState::Good && frame.state == FrameState::Damaged && frame.form == FrameForm::Raw)
        state = inspectFrame(frame.path).state;
    return recordState(archive, frame.key, state, now).map([state] { return state; });
}

Result<void> flush(const std::filesystem::path &path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool isFlushed = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0)
        ::close(descriptor);
    return isFlushed ? Result<void>() : fail(Errc::Io, path.string() + ": cannot flush");
}

/// A file at `to` with this digest: made from `from`, or there already (true).
Result<bool> copyWhole(
    const std::filesystem::path &from, const std::filesystem::path &to, const FileDigest &digest)
{
    std::error_code failed;
    if (std::filesystem::exists(to, failed)) {
        const auto there = digestOf(to);
        if (!there || *there != digest)
            return fail(Errc::Refused, to.string() + " is there already, and is another file");
        return true;
    }
    const std::filesystem::path part = to.string() + ".copying";
    std::filesystem::create_directories(to.parent_path(), failed);
    if (!failed)
        std::filesystem::copy_file(from, part, std::filesystem::copy_options::overwrite_existing, failed);
    if (failed)
        return fail(Errc::Io, part.string() + ": " + failed.message());
    const auto flushed = flush(part);
    const auto made = digestOf(part);
    if (!flushed || !made || *made != digest) {
        std::filesystem::remove(part, failed);
        return fail(
            flushed ? Errc::Refused : Errc::Io,
            from.string() + " could not be copied as the archive knows it");
    }
    std::filesystem::rename(part, to, failed);
    if (failed)
        return fail(Errc::Io, to.string() + ": " + failed.message());
    return flush(to.parent_path()).map([] { return false; });
}

std::filesystem::path placeOf(const std::filesystem::path &folder, const ArchivedFrame &frame)
{
    return folder / frame.night / std::filesystem::path(frame.path).filename();
}

/// Does it for each, and counts.
template <class Copy>
Result<FilesCopied> forEachOf(const std::vector<ArchivedFrame> &frames, const UseFailure &use, Copy copy)
{
    FilesCopied done;
    for (const ArchivedFrame &frame : frames) {
        const Result<bool> was = copy(frame);
        if (!was) {
            ++done.failed;
            use(frame, was.error());
        } else {
            ++(*was ? done.thereAlready : done.copied);
        }
    }
    return done;
}

} // namespace

Result<FilesFound> checkFrames(
    const ArchiveDatabase &archive, const ArchiveSearch &search, bool isDeep, UtcInstant now,
    const UseChecked &use)
{
    auto frames = findFrames(archive, search);
    if (!frames)
        return tl::unexpected(frames.error());
    FilesFound found;
    std::span<ArchivedFrame> rest(*frames);
    while (!rest.empty()) {
        const auto piece = rest.first(std::min(rest.size(), kFramesTogether));
        rest = rest.subspan(piece.size());
        for (ArchivedFrame &frame : piece) {
            if (frame.form == FrameForm::Deleted)
                continue;
            const auto state = lookAt(archive, frame, isDeep, now);
            if (!state)
                return tl::unexpected(state.error());
            count(found, *state);
            use(frame, std::exchange(frame.state, *state));
        }
    }
    return found;
}

Result<FilesCopied> copyFrames(
    const ArchiveDatabase &archive, const std::filesystem::path &folder, UtcInstant now,
    const UseFailure &use)
{
    ArchiveSearch search;
    search.state = FrameState::Good;
    auto frames = findFrames(archive, search);
    if (!frames)
        return tl::unexpected(frames.error());
    std::erase_if(*frames, [](const ArchivedFrame &frame) {
        return frame.copied || frame.form == FrameForm::Deleted || !frame.stored;
    });
    return forEachOf(*frames, use, [&](const ArchivedFrame &frame) {
        return copyWhole(frame.path, placeOf(folder, frame), *frame.stored).and_then([&](bool wasThere) {
            return recordCopy(archive, frame.key, now).map([wasThere] { return wasThere; });
        });
    });
}

Result<FilesCopied> bringFramesBack(
    const ArchiveDatabase &archive, const std::filesystem::path &folder, UtcInstant now,
    const UseFailure &use)
{
    auto frames = findFrames(archive, {});
    if (!frames)
        return tl::unexpected(frames.error());
    std::erase_if(*frames, [](const ArchivedFrame &frame) {
        std::error_code failed;
        return frame.form == FrameForm::Deleted || !frame.stored
            || std::filesystem::exists(frame.path, failed);
    });
    return forEachOf(*frames, use, [&](const ArchivedFrame &frame) -> Result<bool> {
        std::filesystem::path from = placeOf(folder, frame);
        std::filesystem::path to = frame.path;
        FileDigest digest = *frame.stored;
        std::error_code failed;
        if (!std::filesystem::exists(from, failed) && frame.original) { // copied before it was compressed
            to = frame.originalPath;
            from = from.parent_path() / to.filename();
            digest = *frame.original;
        }
        const auto brought = copyWhole(from, to, digest);
        if (!brought)
            return brought;
        const FrameForm form = to == std::filesystem::path(frame.originalPath) ? FrameForm::Raw : frame.form;
        return recordForm(archive, frame.key, form, to, digest)
            .and_then([&] { return recordState(archive, frame.key, FrameState::Good, now); })
            .map([&brought] { return *brought; });
    });
}

} // namespace tulpar
