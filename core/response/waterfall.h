#pragma once

#include "core/response/step.h"

#include <optional>
#include <vector>

namespace tulpar {

/// When each milestone of one response was reached, on the monotonic clock. Each counts once; a value.
class Waterfall {
public:
    explicit Waterfall(MonoInstant received)
        : m_received(received)
    {
    }

    /// The step as newly reached, or none if it was before.
    std::optional<StepReached> reach(Step step, MonoInstant at);

    [[nodiscard]] MonoInstant received() const { return m_received; }
    [[nodiscard]] bool has(Step step) const;
    [[nodiscard]] std::optional<Duration> since(Step step) const;
    [[nodiscard]] const std::vector<StepReached> &steps() const { return m_steps; }

private:
    MonoInstant m_received;
    std::vector<StepReached> m_steps;
};

} // namespace tulpar
