#include "core/fits/mapped_file.h"

#include "core/fits/mapping_guard.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tulpar {

Result<std::shared_ptr<const MappedFile>> MappedFile::open(const std::filesystem::path &file)
{
    const auto failed = [&](const char *what) {
        const Errc code = errno == ENOENT ? Errc::NotFound : Errc::Io;
        return fail(code, file.string() + ": " + what + ": " + std::strerror(errno));
    };
    // Without O_NONBLOCK a pipe would keep us until somebody writes into it.
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0)
        return failed("cannot open");
    struct stat status { };
    const bool isKnown = ::fstat(descriptor, &status) == 0;
    if (!isKnown || !S_ISREG(status.st_mode) || status.st_size == 0) {
        ::close(descriptor);
        const char *what = !isKnown   ? "cannot be looked at"
            : S_ISDIR(status.st_mode) ? "is a folder"
            : S_ISREG(status.st_mode) ? "is empty"
                                      : "is no file but a pipe or a device";
        return fail(Errc::UnknownFormat, file.string() + ": " + what);
    }
    const auto size = static_cast<std::size_t>(status.st_size);
    void *start = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0);
    if (start == MAP_FAILED) {
        const auto why = failed("cannot map");
        ::close(descriptor);
        return why;
    }
    const auto guard = guardMapping(start, size);
    if (!guard) {
        ::munmap(start, size);
        ::close(descriptor);
        return fail(Errc::TooLarge, file.string() + ": too many files are open");
    }
    return std::shared_ptr<const MappedFile>(
        new MappedFile({static_cast<const std::byte *>(start), size}, descriptor, *guard));
}

MappedFile::~MappedFile()
{
    releaseMapping(m_guard);
    ::munmap(const_cast<std::byte *>(m_bytes.data()), m_bytes.size());
    ::close(m_descriptor);
}

bool MappedFile::isWhole() const
{
    struct stat status { };
    return !wasMappingHurt(m_guard) && ::fstat(m_descriptor, &status) == 0
        && static_cast<std::size_t>(status.st_size) >= m_bytes.size();
}

} // namespace tulpar
