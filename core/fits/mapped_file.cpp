#include "core/fits/mapped_file.h"

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
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return failed("cannot open");
    struct stat status { };
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size == 0) {
        ::close(descriptor);
        return fail(Errc::UnknownFormat, file.string() + ": not a file with contents");
    }
    const auto size = static_cast<std::size_t>(status.st_size);
    void *start = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0);
    ::close(descriptor);
    if (start == MAP_FAILED)
        return failed("cannot map");
    return std::shared_ptr<const MappedFile>(new MappedFile({static_cast<const std::byte *>(start), size}));
}

MappedFile::~MappedFile()
{
    ::munmap(const_cast<std::byte *>(m_bytes.data()), m_bytes.size());
}

} // namespace tulpar
