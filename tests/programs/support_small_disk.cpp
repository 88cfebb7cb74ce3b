#include "tests/programs/support_small_disk.h"

#include <QFile>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

namespace tulpar {

namespace {

bool put(const char *path, const QByteArray &text)
{
    QFile file(QString::fromLatin1(path));
    return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && file.write(text) == text.size();
}

} // namespace

QString SmallDisk::enterOwnMounts()
{
    const auto user = ::geteuid();
    const auto group = ::getegid();
    if (::unshare(CLONE_NEWNS) != 0) {
        if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
            return QStringLiteral("no mount namespace of our own: %1")
                .arg(QString::fromLocal8Bit(std::strerror(errno)));
        if (!put("/proc/self/setgroups", "deny")
            || !put("/proc/self/uid_map", "0 " + QByteArray::number(user) + " 1")
            || !put("/proc/self/gid_map", "0 " + QByteArray::number(group) + " 1"))
            return QStringLiteral("no user namespace of our own");
    }
    if (::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        return QStringLiteral("mounts cannot be made private: %1")
            .arg(QString::fromLocal8Bit(std::strerror(errno)));
    return {};
}

SmallDisk::SmallDisk(qint64 bytes)
{
    const QByteArray size = "size=" + QByteArray::number(bytes) + ",mode=0700";
    m_isThere = ::mount("tmpfs", QFile::encodeName(path()).constData(), "tmpfs", 0, size.constData()) == 0;
}

SmallDisk::~SmallDisk()
{
    if (m_isThere)
        ::umount2(QFile::encodeName(path()).constData(), MNT_DETACH);
}

void SmallDisk::fill()
{
    const int file =
        ::open(QFile::encodeName(ballast()).constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    const QByteArray block(4096, 'b');
    while (::write(file, block.constData(), 4096) > 0) { }
    ::close(file);
}

void SmallDisk::free()
{
    QFile::remove(ballast());
}

bool SmallDisk::makeReadOnly(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    return ::mount(name.constData(), name.constData(), nullptr, MS_BIND, nullptr) == 0
        && ::mount(nullptr, name.constData(), nullptr, MS_BIND | MS_REMOUNT | MS_RDONLY, nullptr) == 0;
}

} // namespace tulpar
