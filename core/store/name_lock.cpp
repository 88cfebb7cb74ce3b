#include "core/store/name_lock.h"

#include <cerrno>
#include <cstddef>
#include <cstring>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace tulpar {

Result<NameLock> NameLock::take(const std::string &name)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    // Abstract: a zero byte, then the name without a zero at its end.
    if (name.empty() || name.size() + 1 > sizeof address.sun_path)
        return fail(Errc::OutOfRange, name + " cannot be the name of a lock");
    std::memcpy(address.sun_path + 1, name.data(), name.size());
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        return fail(Errc::Io, std::string("no socket: ") + std::strerror(errno));
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + name.size());
    if (::bind(descriptor, reinterpret_cast<const sockaddr *>(&address), length) != 0) {
        const int why = errno;
        ::close(descriptor);
        if (why == EADDRINUSE)
            return fail(Errc::Refused, name + " is held by another process");
        return fail(Errc::Io, name + " cannot be held: " + std::strerror(why));
    }
    return NameLock(descriptor);
}

NameLock::~NameLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace tulpar
