#pragma once

#include "core/time/clock.h"

#include <QElapsedTimer>

#include <chrono>

namespace tulpar::test {

/// Time that runs on from the night of a burst, as long as it really takes.
class RunningClock final : public Clock {
public:
    RunningClock() { m_since.start(); }

    [[nodiscard]] Now now() const override
    {
        const auto passed = std::chrono::nanoseconds(m_since.nsecsElapsed());
        return {UtcInstant{1'665'324'694'000'000'000} + passed, MonoInstant{} + passed};
    }

private:
    QElapsedTimer m_since;
};

} // namespace tulpar::test
