#include "core/plan/preemption.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

PreemptionPrice preemptionPrice(const RunningWork &work, const AlertStake &alert)
{
    PreemptionPrice price;
    price.wait = {Duration{}, work.exposureLeft, std::max(work.exposureLeft, work.blockLeft)};
    const double first = std::max(1e-3, seconds(alert.age + alert.response));
    const double exposureDone = work.valuePerSecond * seconds(work.exposureDone);
    for (std::size_t i = 0; i < price.wait.size(); ++i) {
        const double wait = std::max(0.0, seconds(price.wait[i]));
        price.loss[i] =
            alert.chance * alert.value * (1 - std::pow(first / (first + wait), std::max(0.0, alert.fading)));
        if (static_cast<PreemptWhen>(i) == PreemptWhen::AfterBlock)
            continue;
        const double rest = std::max(0.0, seconds(work.blockLeft) - wait);
        price.loss[i] += (i == 0 ? exposureDone : 0) + work.valuePerSecond * seconds(work.resume)
            + (1 - work.resumable) * (work.valuePerSecond * rest + work.valueDone);
    }
    price.choice = static_cast<PreemptWhen>(std::ranges::min_element(price.loss) - price.loss.begin());
    return price;
}

} // namespace tulpar
