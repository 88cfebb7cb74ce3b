#pragma once

#include "core/time/instant.h"

namespace tulpar {

/// Where "now" comes from. Implementations: the system's clocks in the programs, VirtualClock in tests and
/// simulated nights. Safe to call from the thread that owns it.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Now now() const = 0;
};

/// A clock that moves only when told. UTC and monotonic time advance together unless UTC is stepped, as NTP
/// may.
class VirtualClock final : public Clock {
public:
    explicit VirtualClock(UtcInstant start)
        : m_now{start, MonoInstant{}}
    {
    }

    [[nodiscard]] Now now() const override { return m_now; }
    void advance(Duration d)
    {
        m_now.utc = m_now.utc + d;
        m_now.mono = m_now.mono + d;
    }
    void stepUtc(Duration d) { m_now.utc = m_now.utc + d; }

private:
    Now m_now;
};

} // namespace tulpar
