#pragma once

#include "core/time/clock.h"

#include <chrono>
#include <ctime>

namespace tulpar {

/// The machine's clocks, for tests that talk to real processes.
class RealClock final : public Clock {
public:
    [[nodiscard]] Now now() const override
    {
        const auto utc = std::chrono::system_clock::now().time_since_epoch();
        timespec mono{};
        clock_gettime(CLOCK_MONOTONIC, &mono);
        return {
            UtcInstant{std::chrono::duration_cast<Duration>(utc).count()},
            MonoInstant{std::int64_t{mono.tv_sec} * 1'000'000'000 + mono.tv_nsec}};
    }
};

} // namespace tulpar
