#pragma once

#include "core/time/clock.h"

#include <atomic>

namespace tulpar {

/// The machine's clocks. The observatory's UTC may differ from the machine's by an offset, in simulation
/// only, so that a burst of another night is drilled at its own hour. Any thread may read; one sets the
/// offset.
class SystemClock final : public Clock {
public:
    [[nodiscard]] Now now() const override;

    /// Observatory UTC minus the machine's.
    void setUtcOffset(Duration offset) { m_offsetNs.store(offset.count()); }
    [[nodiscard]] Duration utcOffset() const { return Duration(m_offsetNs.load()); }

private:
    std::atomic<std::int64_t> m_offsetNs{0};
};

} // namespace tulpar
