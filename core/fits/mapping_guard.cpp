#include "core/fits/mapping_guard.h"

#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <cstdint>

namespace tulpar {

namespace {

struct Guard {
    std::atomic<std::uintptr_t> start; // 0: free; 1: being taken
    std::atomic<std::uintptr_t> end;
    std::atomic<bool> isHurt;
};

constexpr std::size_t kMostMappings = 4096;

// A signal handler can reach nothing else.
std::array<Guard, kMostMappings> s_guards;
struct sigaction s_before;
std::uintptr_t s_page = 0;

void passOn(int signal, siginfo_t *info, void *context)
{
    if ((s_before.sa_flags & SA_SIGINFO) != 0 && s_before.sa_sigaction != nullptr) {
        s_before.sa_sigaction(signal, info, context);
    } else if (s_before.sa_handler != SIG_DFL && s_before.sa_handler != SIG_IGN) {
        s_before.sa_handler(signal);
    } else {
        struct sigaction end { };
        end.sa_handler = SIG_DFL;
        sigaction(signal, &end, nullptr); // and the same access raises it again
    }
}

void putZeros(int signal, siginfo_t *info, void *context)
{
    const auto place = reinterpret_cast<std::uintptr_t>(info->si_addr);
    for (Guard &guard : s_guards) {
        const std::uintptr_t start = guard.start.load(std::memory_order_acquire);
        const std::uintptr_t end = guard.end.load(std::memory_order_relaxed);
        if (start <= 1 || place < start || place >= end)
            continue;
        guard.isHurt.store(true, std::memory_order_relaxed);
        const std::uintptr_t from = place & ~(s_page - 1);
        void *put = mmap(
            reinterpret_cast<void *>(from), end - from, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED,
            -1, 0);
        if (put != MAP_FAILED)
            return;
        break;
    }
    passOn(signal, info, context);
}

bool install()
{
    s_page = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
    struct sigaction action { };
    action.sa_sigaction = putZeros;
    action.sa_flags = SA_SIGINFO | SA_NODEFER;
    sigemptyset(&action.sa_mask);
    return sigaction(SIGBUS, &action, &s_before) == 0;
}

} // namespace

std::optional<int> guardMapping(const void *start, std::size_t bytes)
{
    static const bool isInstalled = install();
    if (!isInstalled)
        return std::nullopt;
    const auto from = reinterpret_cast<std::uintptr_t>(start);
    for (std::size_t i = 0; i < s_guards.size(); ++i) {
        Guard &guard = s_guards[i];
        std::uintptr_t free = 0;
        if (!guard.start.compare_exchange_strong(free, 1, std::memory_order_relaxed))
            continue;
        guard.isHurt.store(false, std::memory_order_relaxed);
        guard.end.store(from + bytes, std::memory_order_relaxed);
        guard.start.store(from, std::memory_order_release);
        return static_cast<int>(i);
    }
    return std::nullopt;
}

bool wasMappingHurt(int guard)
{
    return s_guards[static_cast<std::size_t>(guard)].isHurt.load(std::memory_order_relaxed);
}

void releaseMapping(int guard)
{
    s_guards[static_cast<std::size_t>(guard)].start.store(0, std::memory_order_release);
}

} // namespace tulpar
