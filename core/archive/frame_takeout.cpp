#include "core/archive/frame_takeout.h"

#include "core/archive/frame_original.h"
#include "core/archive/whole_copy.h"

#include <system_error>

namespace tulpar {

namespace {

Result<FileDigest> known(const WantedFrame &frame)
{
    return frame.digest ? Result<FileDigest>(*frame.digest) : digestOf(frame.path);
}

std::int64_t bytesAt(const std::filesystem::path &file)
{
    std::error_code failed;
    const auto bytes = std::filesystem::file_size(file, failed);
    return failed ? 0 : static_cast<std::int64_t>(bytes);
}

/// The file that the plane was made of.
Result<std::vector<std::byte>> planeBytes(const WantedFrame &frame)
{
    ArchivedFrame plane;
    plane.form = FrameForm::Cube;
    plane.path = frame.path.string();
    plane.plane = frame.plane;
    plane.original = frame.digest;
    return originalBytes(plane);
}

} // namespace

WantedFrame wanted(const ArchivedFrame &frame)
{
    const bool isPlane = frame.form == FrameForm::Cube;
    return {
        frame.path, frame.night, isPlane ? frame.original : frame.stored,
        isPlane ? frame.plane : std::nullopt,
        isPlane ? std::filesystem::path(frame.originalPath).filename().string() : std::string()};
}

std::filesystem::path takeoutPlace(const WantedFrame &frame, const std::filesystem::path &folder)
{
    return folder / frame.night / (frame.plane ? std::filesystem::path(frame.name) : frame.path.filename());
}

Result<bool> takeFrameOut(const WantedFrame &frame, const std::filesystem::path &folder)
{
    const auto digest = known(frame);
    if (!digest)
        return tl::unexpected(digest.error());
    const auto to = takeoutPlace(frame, folder);
    if (!frame.plane)
        return copyWhole(frame.path, to, *digest);
    return planeBytes(frame).and_then(
        [&](const std::vector<std::byte> &bytes) { return writeWhole(bytes, to, *digest); });
}

TakeoutResult takeFramesOut(
    const std::vector<WantedFrame> &frames, const std::filesystem::path &folder, const GoOn &goOn)
{
    TakeoutResult result;
    std::size_t done = 0;
    for (const WantedFrame &frame : frames) {
        if (!goOn(done)) {
            result.isStopped = true;
            break;
        }
        ++done;
        const auto copied = takeFrameOut(frame, folder);
        if (!copied) {
            if (result.failed++ == 0)
                result.firstFailure = copied.error().detail;
        } else if (*copied) {
            ++result.thereAlready;
        } else {
            ++result.copied;
            result.bytes += bytesAt(takeoutPlace(frame, folder));
        }
    }
    return result;
}

} // namespace tulpar
