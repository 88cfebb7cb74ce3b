#include "core/archive/frame_takeout.h"

#include "core/archive/whole_copy.h"

namespace tulpar {

namespace {

Result<FileDigest> known(const WantedFrame &frame)
{
    return frame.stored ? Result<FileDigest>(*frame.stored) : digestOf(frame.path);
}

} // namespace

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
        const auto digest = known(frame);
        const auto copied = digest.and_then([&](const FileDigest &is) {
            return copyWhole(frame.path, folder / frame.night / frame.path.filename(), is);
        });
        if (!copied) {
            if (result.failed++ == 0)
                result.firstFailure = copied.error().detail;
        } else if (*copied) {
            ++result.thereAlready;
        } else {
            ++result.copied;
            result.bytes += digest->bytes;
        }
    }
    return result;
}

} // namespace tulpar
