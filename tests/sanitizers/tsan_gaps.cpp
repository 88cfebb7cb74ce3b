// Under the thread sanitizer alone: two calls of libraries that its runtime (LLVM 16) does not cope with.
// They are made by name, so what stands here is found first. Linked through tulpar_options in the preset
// tsan.
//
// clone(): QProcess of Qt 6.4 starts programs with CLONE_VM | CLONE_VFORK. The runtime takes every clone()
// for a fork, and what it tidies up in the child it then tidies up in the parent too, which ends it ("CHECK
// failed: ... thr->slot"). So children share no memory with their parent until they are another program.
//
// thrd_create(): librdkafka makes its threads by C11's call, which the runtime does not know of, and a thread
// that it does not know ends in its allocator. pthread_create() does the same and is known.

#include <sys/mman.h>

#include <cerrno>
#include <cstddef>
#include <memory>

#include <pthread.h>
#include <threads.h>

extern "C" {

extern const char tulparTsanGaps;
const char tulparTsanGaps = 1; ///< what the linker is told to want, so that it takes this file

int __interceptor_clone(
    int (*run)(void *), void *stack, int flags, void *argument, int *parent, void *tls, int *child);

int tulparClone(
    int (*run)(void *), void *stack, int flags, void *argument, int *parent, void *tls,
    int *child) __asm__("clone");

int tulparClone(
    int (*run)(void *), void *stack, int flags, void *argument, int *parent, void *tls, int *child)
{
    constexpr int kSharesMemory = 0x100; // CLONE_VM
    constexpr int kParentWaits = 0x4000; // CLONE_VFORK
    constexpr int kIsThread = 0x10000; // CLONE_THREAD
    if ((flags & kSharesMemory) == 0 || (flags & kIsThread) != 0)
        return __interceptor_clone(run, stack, flags, argument, parent, tls, child);
    // Qt's stack has room for a few calls, not for a sanitizer's. The child has a copy of this one.
    constexpr std::size_t kBytes = 1U << 20U;
    void *const own = mmap(nullptr, kBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (own == MAP_FAILED)
        return -1;
    const int id = __interceptor_clone(
        run, static_cast<char *>(own) + kBytes, flags & ~(kSharesMemory | kParentWaits), argument, parent,
        tls, child);
    munmap(own, kBytes);
    return id;
}

} // extern "C"

namespace {

struct Start {
    thrd_start_t run = nullptr;
    void *argument = nullptr;
};

void *began(void *given)
{
    const std::unique_ptr<Start> start(static_cast<Start *>(given));
    const Start copy = *start;
    return reinterpret_cast<void *>(static_cast<std::ptrdiff_t>(copy.run(copy.argument)));
}

} // namespace

int thrd_create(thrd_t *thread, thrd_start_t run, void *argument)
{
    auto start = std::make_unique<Start>(Start{run, argument});
    const int error = pthread_create(thread, nullptr, &began, start.get());
    if (error != 0)
        return error == ENOMEM ? thrd_nomem : thrd_error;
    (void)start.release();
    return thrd_success;
}

int thrd_join(thrd_t thread, int *result)
{
    void *returned = nullptr;
    if (pthread_join(thread, &returned) != 0)
        return thrd_error;
    if (result != nullptr)
        *result = static_cast<int>(reinterpret_cast<std::ptrdiff_t>(returned));
    return thrd_success;
}
