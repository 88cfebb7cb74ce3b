#pragma once

#include "core/base/result.h"

#include <cstdint>

namespace tulpar {

/// What one job of the lab may take before the system ends it.
struct LabLimits {
    std::uint64_t memoryBytes = std::uint64_t{384} << 20; ///< of addresses, libraries included
    unsigned processorSeconds = 15;
    unsigned wallSeconds = 45;
    int niceness = 19; ///< 0 to 19, the lowest priority
};

/// Three times the processor's time by the clock: the lab yields to all else.
[[nodiscard]] constexpr LabLimits limitsFor(std::uint64_t memoryBytes, unsigned processorSeconds)
{
    return {memoryBytes, processorSeconds, 3 * processorSeconds, 19};
}

/// Binds the calling process to the limits for the rest of its life: memory, time, no core file, no new
/// files, no new rights, low priority. Under a sanitizer, whose own memory is vast, memory stays unbound.
[[nodiscard]] Result<void> bindToLimits(const LabLimits &limits);

/// Ends the calling process when the one that started it ends.
void endWithParent();

} // namespace tulpar
