#include "core/archive/frame_files.h"

#include "core/archive/archive_database.h"
#include "core/archive/frame_ledger.h"
#include "core/archive/frame_original.h"
#include "core/archive/whole_copy.h"

#include <map>
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

/// Looks at files; at one that many frames share only once.
class Looks {
public:
    explicit Looks(bool isDeep)
        : m_isDeep(isDeep)
    {
    }
    [[nodiscard]] FrameState at(const ArchivedFrame &frame)
    {
        const FrameState state = wholeFile(frame);
        const bool isPacked = frame.form == FrameForm::Rice || frame.form == FrameForm::Cube;
        if (state != FrameState::Good || !m_isDeep || !isPacked || !frame.original)
            return state;
        return originalBytes(frame) ? state : FrameState::Damaged;
    }

private:
    [[nodiscard]] FrameState wholeFile(const ArchivedFrame &frame)
    {
        if (frame.form != FrameForm::Cube || !frame.stored)
            return stateOnDisk(frame);
        // Frames of one file that do not agree on its checksum are not all good.
        const auto [found, isNew] = m_cubes.try_emplace({frame.path, frame.stored->sha256});
        if (isNew)
            found->second = stateOnDisk(frame);
        return found->second;
    }

    bool m_isDeep;
    std::map<std::pair<std::string, std::string>, FrameState> m_cubes;
};

Result<FrameState> lookAt(
    const ArchiveDatabase &archive, const ArchivedFrame &frame, Looks &looks, UtcInstant now)
{
    if (!frame.original) {
        const auto found = inspectFrame(frame.path);
        return recordInspection(archive, frame.key, found, now).map([&found] { return found.state; });
    }
    // The files of other frames damaged at their first look stay what they are: their checksum is of the
    // damage.
    FrameState state = looks.at(frame);
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

/// Copies files; of one that many frames share, once. True: it was there already.
class Copies {
public:
    [[nodiscard]] Result<bool> make(
        const std::filesystem::path &from, const std::filesystem::path &to, const FileDigest &digest)
    {
        const auto key = std::pair(to.string(), digest.sha256);
        if (const auto done = m_done.find(key); done != m_done.end())
            return done->second;
        const auto made = copyWhole(from, to, digest);
        if (made)
            m_done.emplace(key, *made);
        return made;
    }

private:
    std::map<std::pair<std::string, std::string>, bool> m_done;
};

Result<bool> bringBack(
    const ArchiveDatabase &archive, const std::filesystem::path &folder, const ArchivedFrame &frame,
    UtcInstant now, Copies &copies)
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
    const auto brought = copies.make(from, to, digest);
    if (!brought)
        return brought;
    const bool isRaw = to == std::filesystem::path(frame.originalPath);
    const FrameForm form = isRaw ? FrameForm::Raw : frame.form;
    return recordForm(archive, frame.key, form, to, digest, isRaw ? std::nullopt : frame.plane)
        .and_then([&] { return recordState(archive, frame.key, FrameState::Good, now); })
        .map([&brought] { return *brought; });
}

} // namespace

Result<FilesFound> checkFrames(
    const ArchiveDatabase &archive, const ArchiveSearch &search, bool isDeep, UtcInstant now,
    const UseChecked &use)
{
    FilesFound found;
    Looks looks(isDeep);
    return forEachNight(
               archive, search,
               [&](std::vector<ArchivedFrame> &frames) -> Result<void> {
                   for (ArchivedFrame &frame : frames) {
                       if (frame.form == FrameForm::Deleted)
                           continue;
                       const auto state = lookAt(archive, frame, looks, now);
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
    Copies copies;
    return forEachNight(
               archive, search,
               [&](std::vector<ArchivedFrame> &frames) -> Result<void> {
                   std::erase_if(frames, [](const ArchivedFrame &frame) {
                       return frame.copied || frame.form == FrameForm::Deleted || !frame.stored;
                   });
                   copyEach(frames, use, done, [&](const ArchivedFrame &frame) {
                       return copies.make(frame.path, placeOf(folder, frame), *frame.stored)
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
    Copies copies;
    return forEachNight(
               archive, {},
               [&](std::vector<ArchivedFrame> &frames) -> Result<void> {
                   std::erase_if(frames, [](const ArchivedFrame &frame) {
                       std::error_code failed;
                       return frame.form == FrameForm::Deleted || !frame.stored
                           || std::filesystem::exists(frame.path, failed);
                   });
                   copyEach(frames, use, done, [&](const ArchivedFrame &frame) {
                       return bringBack(archive, folder, frame, now, copies);
                   });
                   return {};
               })
        .map([&done] { return done; });
}

} // namespace tulpar
