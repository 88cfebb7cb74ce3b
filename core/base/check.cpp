#include "core/base/check.h"

#include <atomic>
#include <cstdio>
#include <cstdlib>

namespace tulpar {

namespace {
std::atomic<bool> &survives()
{
    // The one process-wide switch: set once in main() before any thread starts.
    static std::atomic<bool> value{false};
    return value;
}
} // namespace

void surviveBrokenPromises(bool survive)
{
    survives().store(survive);
}

void reportBrokenPromise(const char *condition, const char *file, int line)
{
    std::fprintf(stderr, "tulpar: broken promise: %s (%s:%d)\n", condition, file, line);
    if (!survives().load())
        std::abort();
}

} // namespace tulpar
