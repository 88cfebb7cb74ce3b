#include "core/base/vector_state.h"

#include <QTest>

using namespace tulpar;

namespace {

#if defined(__x86_64__)

/// Which parts of the vector registers are in use: XGETBV of index 1 (Intel's manual, volume 1, 13.1). Bit 2
/// are the upper halves.
[[nodiscard]] bool areUpperHalvesInUse()
{
    unsigned low = 0;
    unsigned high = 0;
    asm volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(1));
    return (low & 4U) != 0;
}

[[nodiscard]] bool canAsk()
{
    unsigned low = 0;
    unsigned other = 0;
    unsigned at = 0;
    unsigned high = 0;
    asm volatile("cpuid" : "=a"(low), "=b"(other), "=c"(at), "=d"(high) : "a"(0xd), "c"(1));
    return __builtin_cpu_supports("avx") != 0 && (low & 4U) != 0;
}

void useUpperHalves()
{
    asm volatile("vpcmpeqd %%xmm0, %%xmm0, %%xmm0\n\tvinsertf128 $1, %%xmm0, %%ymm0, %%ymm0" ::: "xmm0");
}

#else

bool areUpperHalvesInUse()
{
    return false;
}
bool canAsk()
{
    return false;
}
void useUpperHalves() { }

#endif

} // namespace

class TestVectorState : public QObject {
    Q_OBJECT

private slots:
    void upperHalvesAreFree()
    {
        if (!canAsk())
            QSKIP("this processor does not say what is in use");
        useUpperHalves();
        const bool wereInUse = areUpperHalvesInUse();
        restVectorRegisters();
        const bool areInUse = areUpperHalvesInUse();
        QVERIFY(wereInUse);
        QVERIFY(!areInUse);
    }
};

QTEST_GUILESS_MAIN(TestVectorState)
#include "test_vector_state.moc"
