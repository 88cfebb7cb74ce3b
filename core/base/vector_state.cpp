#include "core/base/vector_state.h"

namespace tulpar {

#if defined(__x86_64__)

namespace {

__attribute__((target("avx"))) void clearUpperHalves()
{
    __builtin_ia32_vzeroupper();
}

} // namespace

void restVectorRegisters()
{
    if (__builtin_cpu_supports("avx") != 0)
        clearUpperHalves();
}

#else

void restVectorRegisters() { }

#endif

} // namespace tulpar
