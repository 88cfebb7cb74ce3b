#include "core/archive/removal.h"

#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace tulpar {

Result<void> removeForGood(const std::vector<std::filesystem::path> &files)
{
    if (files.empty())
        return {};
    std::error_code failed;
    for (const std::filesystem::path &file : files)
        if (std::filesystem::remove(file, failed); failed)
            return fail(Errc::Io, file.string() + ": " + failed.message());
    const std::filesystem::path home = files.front().parent_path();
    const int folder = ::open(home.c_str(), O_RDONLY | O_CLOEXEC);
    const bool isDone = folder >= 0 && ::fsync(folder) == 0;
    if (folder >= 0)
        ::close(folder);
    return isDone ? Result<void>() : fail(Errc::Io, home.string() + " cannot be synced");
}

} // namespace tulpar
