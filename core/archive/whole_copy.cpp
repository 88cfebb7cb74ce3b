#include "core/archive/whole_copy.h"

#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace tulpar {

namespace {

Result<void> flush(const std::filesystem::path &path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool isFlushed = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0)
        ::close(descriptor);
    return isFlushed ? Result<void>() : fail(Errc::Io, path.string() + ": cannot flush");
}

} // namespace

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
    if (failed) {
        const std::string why = failed.message();
        std::filesystem::remove(part, failed);
        return fail(Errc::Io, part.string() + ": " + why);
    }
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

} // namespace tulpar
