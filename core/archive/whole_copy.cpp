#include "core/archive/whole_copy.h"

#include <fstream>
#include <string>
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

/// Has `make` write the file under another name, and gives it its own when it is whole.
template <class Make>
Result<bool> madeWhole(
    const std::string &of, const std::filesystem::path &to, const FileDigest &digest, Make make)
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
        make(part, failed);
    if (failed) {
        const std::string why = failed.message();
        std::filesystem::remove(part, failed);
        return fail(Errc::Io, part.string() + ": " + why);
    }
    const auto flushed = flush(part);
    const auto made = digestOf(part);
    if (!flushed || !made || *made != digest) {
        std::filesystem::remove(part, failed);
        return fail(flushed ? Errc::Refused : Errc::Io, of + " could not be copied as the archive knows it");
    }
    std::filesystem::rename(part, to, failed);
    if (failed)
        return fail(Errc::Io, to.string() + ": " + failed.message());
    return flush(to.parent_path()).map([] { return false; });
}

} // namespace

Result<bool> copyWhole(
    const std::filesystem::path &from, const std::filesystem::path &to, const FileDigest &digest)
{
    return madeWhole(from.string(), to, digest, [&from](const auto &part, std::error_code &failed) {
        std::filesystem::copy_file(from, part, std::filesystem::copy_options::overwrite_existing, failed);
    });
}

Result<bool> writeWhole(
    std::span<const std::byte> bytes, const std::filesystem::path &to, const FileDigest &digest)
{
    return madeWhole(to.filename().string(), to, digest, [&bytes](const auto &part, std::error_code &failed) {
        std::ofstream file(part, std::ios::binary | std::ios::trunc);
        file.write(reinterpret_cast<const char *>(bytes.data()), std::ssize(bytes));
        file.close();
        if (!file)
            failed = std::make_error_code(std::errc::io_error);
    });
}

} // namespace tulpar
