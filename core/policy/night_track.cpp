#include "core/policy/night_track.h"

#include <algorithm>

namespace tulpar {

Angle NightTrack::highest() const
{
    return altitudes.empty() ? Angle::degrees(-90) : *std::ranges::max_element(altitudes);
}

Duration NightTrack::timeAbove(Angle altitude) const
{
    double steps = 0;
    for (std::size_t i = 1; i < altitudes.size(); ++i) {
        const Angle low = std::min(altitudes[i - 1], altitudes[i]);
        const Angle high = std::max(altitudes[i - 1], altitudes[i]);
        if (low >= altitude)
            steps += 1;
        else if (high > altitude)
            steps += (high - altitude) / (high - low);
    }
    return fromSeconds(steps * seconds(step));
}

} // namespace tulpar
