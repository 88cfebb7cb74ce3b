// Under the thread sanitizer alone: children share no memory with their parent until they are another program.
//
// QProcess of Qt 6.4 starts programs by clone() with CLONE_VM | CLONE_VFORK. The sanitizer (LLVM 16) takes
// every clone() for a fork, and what it tidies up in the child it then tidies up in the parent too, which ends
// it ("CHECK failed: ... thr->slot"). Qt calls clone() by name, so this definition is found before the
// sanitizer's own, which it calls without those two flags. Linked through tulpar_options in the preset tsan.

#include <sys/mman.h>

#include <cstddef>

extern "C" {

extern const char tulparForkForTsan;
const char tulparForkForTsan = 1; ///< what the linker is told to want, so that it takes this file

int __interceptor_clone(
    int (*run)(void *), void *stack, int flags, void *argument, int *parent, void *tls, int *child);

int tulparCloneWithoutSharing(
    int (*run)(void *), void *stack, int flags, void *argument, int *parent, void *tls,
    int *child) __asm__("clone");

int tulparCloneWithoutSharing(
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
}
