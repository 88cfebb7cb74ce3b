#include "core/lab/lab_limits.h"

#include "core/base/is_sanitized.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>

namespace tulpar {

namespace {

constexpr bool kIsMemoryBound = !kIsSanitized;

/// `grace`: how much later than the word that ends it politely, if at all.
Result<void> limit(__rlimit_resource resource, rlim_t most, const char *what, rlim_t grace = 0)
{
    const rlimit both{most, most + grace};
    if (setrlimit(resource, &both) != 0)
        return fail(Errc::Io, std::string("cannot limit ") + what + ": " + std::strerror(errno));
    return {};
}

} // namespace

Result<void> bindToLimits(const LabLimits &limits)
{
    if (kIsMemoryBound)
        if (auto bound = limit(RLIMIT_AS, limits.memoryBytes, "memory"); !bound)
            return bound;
    // With equal limits the kernel kills at once, and nobody learns why.
    if (auto bound = limit(RLIMIT_CPU, limits.processorSeconds, "processor time", 1); !bound)
        return bound;
    if (auto bound = limit(RLIMIT_CORE, 0, "core files"); !bound)
        return bound;
    if (auto bound = limit(RLIMIT_FSIZE, 0, "files"); !bound)
        return bound;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return fail(Errc::Io, std::string("cannot give up new rights: ") + std::strerror(errno));
    // Whoever was started with a lower priority keeps it.
    if (getpriority(PRIO_PROCESS, 0) < limits.niceness && setpriority(PRIO_PROCESS, 0, limits.niceness) != 0)
        return fail(Errc::Io, std::string("cannot lower the priority: ") + std::strerror(errno));
    alarm(limits.wallSeconds);
    return {};
}

void endWithParent()
{
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
}

} // namespace tulpar
