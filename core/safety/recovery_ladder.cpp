#include "core/safety/recovery_ladder.h"

#include <string>

namespace tulpar {

RecoveryLadder defaultLadder(DeviceKind kind)
{
    const bool isOpening = kind == DeviceKind::Roof || kind == DeviceKind::Cover;
    // An opening's command again costs little; a mount's driver is given time to find its encoders.
    const Duration retry = isOpening ? 5s : 3s;
    return {
        {1, Remedy::Retry, retry},       {2, Remedy::Retry, retry},    {3, Remedy::Reconnect, 5s},
        {4, Remedy::RestartDriver, 15s}, {5, Remedy::PowerCycle, 30s}, {6, Remedy::CallPerson, 60s},
    };
}

Result<void> checkLadder(const RecoveryLadder &ladder)
{
    int last = 0;
    for (const RemedyStep &step : ladder) {
        if (step.number <= last)
            return fail(
                Errc::Malformed,
                "step " + std::to_string(step.number) + " stands after step " + std::to_string(last));
        if (step.wait <= Duration{})
            return fail(Errc::Malformed, "step " + std::to_string(step.number) + " must wait for something");
        last = step.number;
    }
    if (ladder.empty() || ladder.back().remedy != Remedy::CallPerson)
        return fail(Errc::Malformed, "a ladder ends with call_person");
    return {};
}

} // namespace tulpar
