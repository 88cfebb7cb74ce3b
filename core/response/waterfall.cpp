#include "core/response/waterfall.h"

#include <algorithm>

namespace tulpar {

std::optional<StepReached> Waterfall::reach(Step step, MonoInstant at)
{
    if (has(step))
        return std::nullopt;
    m_steps.push_back({step, std::max(Duration{}, at - m_received)});
    return m_steps.back();
}

bool Waterfall::has(Step step) const
{
    return since(step).has_value();
}

std::optional<Duration> Waterfall::since(Step step) const
{
    const auto found = std::find_if(
        m_steps.begin(), m_steps.end(), [step](const StepReached &reached) { return reached.step == step; });
    return found == m_steps.end() ? std::nullopt : std::optional(found->since);
}

} // namespace tulpar
