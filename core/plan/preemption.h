#pragma once

#include "core/base/enum_names.h"
#include "core/time/instant.h"

#include <array>
#include <optional>

namespace tulpar {

/// When an alert takes the telescope from a running block.
enum class PreemptWhen { Now, AfterExposure, AfterBlock };

template <>
struct EnumNames<PreemptWhen> {
    static constexpr std::array<std::string_view, 3> names{"now", "after_exposure", "after_block"};
};

/// The running block as its loss is reckoned.
struct RunningWork {
    double valuePerSecond = 10; ///< priority x quality, as the plan counts
    Duration exposureDone{}; ///< of the exposure that is running: lost if it is aborted
    Duration exposureLeft{}; ///< with its readout
    Duration blockLeft{}; ///< with its readout
    Duration resume = std::chrono::seconds(15); ///< slew back and acquire, to take it up again
    double resumable = 1; ///< chance that it can be taken up again tonight, 0 to 1
    double valueDone =
        0; ///< value of what the block has so far: lost if it cannot be resumed and must be whole
};

/// The alert as its loss is reckoned.
struct AlertStake {
    double value = 100000; ///< of observing it from the first moment on, in the plan's unit
    double chance = 1; ///< that it is a burst and inside the field, 0 to 1
    Duration age{}; ///< now, from T0
    Duration response = std::chrono::seconds(8); ///< from the command to the first exposure
    double fading = 1; ///< power by which what is learned falls with age; 0: it does not fade
};

/// What each choice is expected to lose, and the choice.
struct PreemptionPrice {
    PreemptWhen choice = PreemptWhen::Now;
    std::array<double, 3> loss{}; ///< by PreemptWhen
    std::array<Duration, 3> wait{};
    bool operator==(const PreemptionPrice &) const = default;
};

/// The choice with the least expected loss; of equals the earliest. With the delay w of the choice:
///   alert:  chance x value x (1 - (first / (first + w)) ^ fading),  first = age + response
///   block:  valuePerSecond x (exposureDone when now, else 0)                    what is thrown away
///         + valuePerSecond x resume                                             unless after the block
///         + (1 - resumable) x (valuePerSecond x (blockLeft - w) + valueDone)    unless after the block
/// Pure.
[[nodiscard]] PreemptionPrice preemptionPrice(const RunningWork &work, const AlertStake &alert);

} // namespace tulpar
