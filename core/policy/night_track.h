#pragma once

#include "core/sky/angle.h"
#include "core/time/instant.h"

#include <vector>

namespace tulpar {

/// How high a place of the sky stands in what is left of the night, sampled evenly. Empty: no dark hour comes
/// within a day.
struct NightTrack {
    UtcInstant from;
    Duration step = std::chrono::minutes(5);
    std::vector<Angle> altitudes;
    bool operator==(const NightTrack &) const = default;

    /// -90 degrees where there is no night.
    [[nodiscard]] Angle highest() const;
    /// Straight lines between the samples; good to a fifth of a step.
    [[nodiscard]] Duration timeAbove(Angle altitude) const;
};

} // namespace tulpar
