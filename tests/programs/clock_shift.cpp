// Loaded before libc into a process of a test (LD_PRELOAD): its UTC is the machine's plus the nanoseconds in
// the first eight bytes of the file TULPAR_TEST_CLOCK names, read anew at each look, as a step by NTP would
// be. Only in tulpard; the monotonic clock is left alone, as NTP leaves it.
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

namespace {

const volatile std::int64_t *mapped()
{
    const char *name = std::getenv("TULPAR_TEST_CLOCK");
    if (!name || std::strcmp(program_invocation_short_name, "tulpard") != 0)
        return nullptr;
    const int file = ::open(name, O_RDONLY | O_CLOEXEC);
    void *at = file < 0 ? MAP_FAILED : ::mmap(nullptr, sizeof(std::int64_t), PROT_READ, MAP_SHARED, file, 0);
    if (file >= 0)
        ::close(file);
    return at == MAP_FAILED ? nullptr : static_cast<const volatile std::int64_t *>(at);
}

std::int64_t shift()
{
    static const volatile std::int64_t *const ns = mapped();
    return ns ? *ns : 0;
}

} // namespace

extern "C" int clock_gettime(clockid_t clock, timespec *now)
{
    const long result = ::syscall(SYS_clock_gettime, clock, now);
    if (result == 0 && clock == CLOCK_REALTIME) {
        const std::int64_t ns = std::int64_t{now->tv_sec} * 1'000'000'000 + now->tv_nsec + shift();
        now->tv_sec = ns / 1'000'000'000;
        now->tv_nsec = ns % 1'000'000'000;
    }
    return static_cast<int>(result);
}

extern "C" int gettimeofday(timeval *now, void *)
{
    timespec exact{};
    const int result = clock_gettime(CLOCK_REALTIME, &exact);
    now->tv_sec = exact.tv_sec;
    now->tv_usec = exact.tv_nsec / 1000;
    return result;
}

extern "C" time_t time(time_t *where)
{
    timespec exact{};
    (void)clock_gettime(CLOCK_REALTIME, &exact);
    if (where)
        *where = exact.tv_sec;
    return exact.tv_sec;
}
