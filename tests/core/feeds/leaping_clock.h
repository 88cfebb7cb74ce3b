#pragma once

#include "core/time/clock.h"

#include <atomic>
#include <chrono>
#include <ctime>

namespace tulpar {

/// The machine's clocks, which a test may push forward by minutes. Any thread may read.
class LeapingClock final : public Clock {
public:
    [[nodiscard]] Now now() const override
    {
        const auto utc = std::chrono::system_clock::now().time_since_epoch();
        timespec mono{};
        clock_gettime(CLOCK_MONOTONIC, &mono);
        const std::int64_t leap = m_leapNs.load();
        return {
            UtcInstant{std::chrono::duration_cast<Duration>(utc).count() + leap},
            MonoInstant{std::int64_t{mono.tv_sec} * 1'000'000'000 + mono.tv_nsec + leap}};
    }

    void leap(Duration ahead) { m_leapNs += ahead.count(); }

private:
    std::atomic<std::int64_t> m_leapNs{0};
};

} // namespace tulpar
