#include "core/archive/frame_files.h"

#include "core/archive/archive_database.h"
#include "core/archive/frame_ledger.h"
#include "core/archive/whole_copy.h"
#include "core/fits/frame_packer.h"

#include <QCryptographicHash>

#include <system_error>
#include <utility>
#include <vector>

namespace tulpar {

namespace {

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

std::filesystem::path placeOf(const std::filesystem::path &folder, const ArchivedFrame &frame)
{
    return folder / frame.night / std::filesystem::path(frame.path).filename();
}

/// The frames of the search night after night, so that an archive of many years needs no more memory than one
/// night; ends with the first error.
template <class Use>
Result<void> forEachNight(const ArchiveDatabase &archive, ArchiveSearch search, Use use)
{
    std::vector<std::string> nights;
    if (search.night)
        nights.push_back(*search.night);
    ArchiveSearch all;
    all.in = SearchIn::Nights;
    const auto listed =
        search.night ? Result<void>() : forEachRow(archive, all, [&nights](const QVariantList &row) {
            nights.push_back(row[0].toString().toStdString());
            return true;
        });
    if (!listed)
        return listed;
    for (const std::string &night : nights) {
        search.night = night;
        auto frames = findFrames(archive, search);
        if (!frames)
            return tl::unexpected(frames.error());
        if (const auto used = use(*frames); !used)
            return used;
    }
    return {};
}

/// Does it for each, and counts.
template <class Copy>
void copyEach(const std::vector<ArchivedFrame> &frames, const UseFailure &use, FilesCopied &done, Copy copy)
{
    for (const ArchivedFrame &frame : frames) {
        const Result<bool> was = copy(frame);
        if (!was) {
            ++done.failed;
            use(frame, was.error());
        } else {
            ++(*was ? done.thereAlready : done.copied);
        }
    }
}

Result<bool> bringBack(
    const ArchiveDatabase &archive, const std::filesystem::path &folder, const ArchivedFrame &frame,
    UtcInstant now)
{
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
}

} // namespace

Result<FilesFound> checkFrames(
    const ArchiveDatabase &archive, const ArchiveSearch &search, bool isDeep, UtcInstant now,
    const UseChecked &use)
{
    FilesFound found;
    return forEachNight(
               archive, search,
               [&](std::vector<ArchivedFrame> &frames) -> Result<void> {
                   for (ArchivedFrame &frame : frames) {
                       if (frame.form == FrameForm::Deleted)
                           continue;
                       const auto state = lookAt(archive, frame, isDeep, now);
                       if (!state)
                           return tl::unexpected(state.error());
                       count(found, *state);
                       const FrameState before = std::exchange(frame.state, *state);
                       use(frame, before);
                   }
                   return {};
               })
        .map([&found] { return found; });
}

Result<FilesCopied> copyFrames(
    const ArchiveDatabase &archive, const std::filesystem::path &folder, UtcInstant now,
    const UseFailure &use)
{
    ArchiveSearch search;
    search.state = FrameState::Good;
    FilesCopied done;
    return forEachNight(
               archive, search,
               [&](std::vector<ArchivedFrame> &frames) -> Result<void> {
                   std::erase_if(frames, [](const ArchivedFrame &frame) {
                       return frame.copied || frame.form == FrameForm::Deleted || !frame.stored;
                   });
                   copyEach(frames, use, done, [&](const ArchivedFrame &frame) {
                       return copyWhole(frame.path, placeOf(folder, frame), *frame.stored)
                           .and_then([&](bool wasThere) {
                               return recordCopy(archive, frame.key, now).map([wasThere] {
                                   return wasThere;
                               });
                           });
                   });
                   return {};
               })
        .map([&done] { return done; });
}

Result<FilesCopied> bringFramesBack(
    const ArchiveDatabase &archive, const std::filesystem::path &folder, UtcInstant now,
    const UseFailure &use)
{
    FilesCopied done;
    return forEachNight(
               archive, {},
               [&](std::vector<ArchivedFrame> &frames) -> Result<void> {
                   std::erase_if(frames, [](const ArchivedFrame &frame) {
                       std::error_code failed;
                       return frame.form == FrameForm::Deleted || !frame.stored
                           || std::filesystem::exists(frame.path, failed);
                   });
                   copyEach(frames, use, done, [&](const ArchivedFrame &frame) {
                       return bringBack(archive, folder, frame, now);
                   });
                   return {};
               })
        .map([&done] { return done; });
}

} // namespace tulpar
