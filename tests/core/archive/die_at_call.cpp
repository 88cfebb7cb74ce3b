// Loaded into a process of a test (LD_PRELOAD): it dies, as by SIGKILL, at the TULPAR_DIE_AT-th of its calls
// that change a file or speak to a server: before the call, or in the middle of a writing one when
// TULPAR_DIE_HALF is set. TULPAR_DIE_AT 0: lives, and says on standard error how many calls there were.
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include <dlfcn.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

namespace {

long dieAt()
{
    const char *text = std::getenv("TULPAR_DIE_AT");
    return text ? std::atol(text) : -1;
}

long calls = 0;

/// True: this one is the last.
bool isLast()
{
    static const long last = dieAt();
    return last >= 0 && ++calls == last;
}

void die()
{
    ::syscall(SYS_kill, ::getpid(), SIGKILL);
}

bool diesHalfway()
{
    static const bool isHalf = std::getenv("TULPAR_DIE_HALF") != nullptr;
    return isHalf;
}

template <class Call>
Call next(const char *name)
{
    return reinterpret_cast<Call>(::dlsym(RTLD_NEXT, name));
}

struct Teller {
    ~Teller()
    {
        if (dieAt() == 0)
            std::fprintf(stderr, "calls %ld\n", calls);
    }
} teller;

/// What is left of a writing call: all of it, or half and then the end.
template <class Write>
ssize_t writing(std::size_t bytes, Write write)
{
    if (isLast()) {
        if (diesHalfway())
            write(bytes / 2);
        die();
    }
    return write(bytes);
}

} // namespace

extern "C" {

ssize_t write(int file, const void *bytes, std::size_t count)
{
    return writing(count, [&](std::size_t n) { return ::syscall(SYS_write, file, bytes, n); });
}

ssize_t pwrite64(int file, const void *bytes, std::size_t count, off64_t at)
{
    return writing(count, [&](std::size_t n) { return ::syscall(SYS_pwrite64, file, bytes, n, at); });
}

ssize_t pwrite(int file, const void *bytes, std::size_t count, off_t at)
{
    return pwrite64(file, bytes, count, at);
}

ssize_t send(int socket, const void *bytes, std::size_t count, int flags)
{
    return writing(
        count, [&](std::size_t n) { return ::syscall(SYS_sendto, socket, bytes, n, flags, nullptr, 0); });
}

int fsync(int file)
{
    if (isLast())
        die();
    return static_cast<int>(::syscall(SYS_fsync, file));
}

int fdatasync(int file)
{
    if (isLast())
        die();
    return static_cast<int>(::syscall(SYS_fdatasync, file));
}

int ftruncate64(int file, off64_t bytes)
{
    if (isLast())
        die();
    return static_cast<int>(::syscall(SYS_ftruncate, file, bytes));
}

int rename(const char *from, const char *to)
{
    if (isLast())
        die();
    return next<int (*)(const char *, const char *)>("rename")(from, to);
}

int unlink(const char *name)
{
    if (isLast())
        die();
    return next<int (*)(const char *)>("unlink")(name);
}

int remove(const char *name)
{
    if (isLast())
        die();
    return next<int (*)(const char *)>("remove")(name);
}

} // extern "C"
