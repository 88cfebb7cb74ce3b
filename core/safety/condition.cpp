#include "core/safety/condition.h"

namespace tulpar {

ConditionRules defaultConditionRules()
{
    using C = Condition;
    using U = ConditionUnit;
    // condition, unit, low is bad, bad, good, bad delay, good delay, stale after, needed, may be overridden
    return {
        {C::Rain, U::None, false, 0.5, 0.5, 0s, 30min, 300s, true, false},
        {C::Snow, U::None, false, 0.5, 0.5, 0s, 24h, 300s, false, true}, // a person looks, then overrides
        {C::Humidity, U::Percent, false, 85, 75, 60s, 600s, 300s, true, true},
        {C::DewPointGap, U::Celsius, true, 2, 3, 60s, 600s, 300s, true, true},
        {C::Wind, U::MetresPerSecond, false, 14, 10, 30s, 600s, 300s, true, true},
        {C::Gust, U::MetresPerSecond, false, 18, 14, 0s, 600s, 300s, true, true},
        {C::Cloud, U::Celsius, false, -15, -20, 300s, 600s, 300s, false, true},
        {C::Cold, U::Celsius, true, -25, -23, 60s, 600s, 300s, true, true},
        {C::Hot, U::Celsius, false, 30, 28, 60s, 600s, 300s, true, true},
        {C::Power, U::Seconds, false, 60, 0, 0s, 60s, 60s, false, true},
        {C::Link, U::Seconds, false, 600, 60, 0s, 30s, 60s, false, true},
        {C::Disk, U::GibiBytes, true, 2, 5, 0s, 60s, 120s, false, true},
        {C::Sun, U::Degrees, false, -4, -4, 0s, 0s, 60s, true, false},
        {C::Report, U::Seconds, false, 300, 120, 0s, 600s, 60s, true, false},
    };
}

} // namespace tulpar
