#include "core/archive/cube_maker.h"

#include "core/archive/archive_database.h"
#include "core/archive/frame_ledger.h"
#include "core/archive/removal.h"
#include "core/fits/cube_file.h"
#include "core/fits/frame_cube.h"

#include <QCryptographicHash>

#include <filesystem>
#include <vector>

namespace tulpar {

namespace {

/// The first of them whose file is not what the archive knows; the archive is told of each.
Result<void> mustBeSound(
    const ArchiveDatabase &archive, std::span<const ArchivedFrame> frames, UtcInstant now)
{
    Result<void> sound;
    for (const ArchivedFrame &frame : frames) {
        const FrameState state = stateOnDisk(frame);
        if (state == FrameState::Good)
            continue;
        if (const auto told = recordState(archive, frame.key, state, now); !told)
            return told;
        if (sound)
            sound = fail(Errc::Refused, frame.path + " is " + std::string(nameOf(state)));
    }
    return sound;
}

/// Of an attempt that ended before the archive knew: no frame stands in it, and each of its planes is still
/// there as its own file.
bool isForgotten(const ArchiveDatabase &archive, const std::string &night, const std::filesystem::path &cube)
{
    const auto rows = framesAt(archive, night, cube.string());
    const auto file = CubeFile::open(cube);
    if (!rows || !rows->empty() || !file)
        return false;
    for (const CubePlane &plane : file->planes()) {
        const auto raw = digestOf(cube.parent_path() / plane.file);
        if (!raw || raw->sha256 != plane.sha256)
            return false;
    }
    return true;
}

Result<void> tell(
    const ArchiveDatabase &archive, std::span<const ArchivedFrame> frames, const std::filesystem::path &cube,
    const FileDigest &digest)
{
    auto transaction = ArchiveTransaction::begin(archive, ArchiveTransaction::Kind::Write);
    if (!transaction)
        return tl::unexpected(transaction.error());
    for (std::size_t i = 0; i < frames.size(); ++i)
        if (const auto told = recordForm(
                archive, frames[i].key, FrameForm::Cube, cube, digest, static_cast<std::int64_t>(i));
            !told)
            return told;
    return transaction->commit();
}

} // namespace

Result<std::int64_t> joinFrames(
    const ArchiveDatabase &archive, std::span<const ArchivedFrame> frames, UtcInstant now)
{
    std::vector<CubeSource> sources;
    std::int64_t before = 0;
    for (const ArchivedFrame &frame : frames) {
        if (frame.form != FrameForm::Raw || frame.state != FrameState::Good || !frame.original
            || frame.path != frame.originalPath)
            return fail(Errc::Refused, frame.path + " is no raw frame that was looked at");
        sources.push_back({frame.path, frame.original->sha256});
        before += frame.original->bytes;
    }
    if (frames.empty())
        return fail(Errc::Refused, "no frames to join");
    const auto cube = cubeName(frames.front().path);
    const auto isRight = [&frames](std::size_t plane, std::span<const std::byte> bytes) {
        const auto hash = QCryptographicHash::hash(
            QByteArrayView(bytes.data(), std::ssize(bytes)), QCryptographicHash::Sha256);
        return hash.toHex().toStdString() == frames[plane].original->sha256;
    };
    auto packed = packCube(sources, cube, isRight);
    if (!packed && packed.error().code == Errc::Refused && isForgotten(archive, frames.front().night, cube)) {
        if (const auto removed = removeForGood({cube}); !removed)
            return tl::unexpected(removed.error());
        packed = packCube(sources, cube, isRight);
    }
    if (!packed) {
        const auto sound = mustBeSound(archive, frames, now);
        return tl::unexpected(sound ? packed.error() : sound.error());
    }
    const auto digest = digestOf(cube);
    if (!digest)
        return tl::unexpected(digest.error());
    if (const auto told = tell(archive, frames, cube, *digest); !told)
        return tl::unexpected(told.error());
    std::vector<std::filesystem::path> raws;
    for (const CubeSource &source : sources)
        raws.push_back(source.raw);
    return removeForGood(raws).map([&] { return before - digest->bytes; });
}

} // namespace tulpar
