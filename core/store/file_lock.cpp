#include "core/store/file_lock.h"

#include <QFile>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace tulpar {

Result<FileLock> FileLock::take(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return fail(Errc::Io, path.toStdString() + " cannot be written: " + std::strerror(errno));
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        const int why = errno;
        ::close(descriptor);
        if (why == EWOULDBLOCK)
            return fail(Errc::Refused, path.toStdString() + " is held by another core");
        return fail(Errc::Io, path.toStdString() + " cannot be locked: " + std::strerror(why));
    }
    return FileLock(descriptor);
}

FileLock::~FileLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace tulpar
