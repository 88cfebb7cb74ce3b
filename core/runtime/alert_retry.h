#pragma once

#include "core/response/waterfall.h"
#include "core/safety/reason.h"
#include "core/time/instant.h"

#include <map>
#include <string>
#include <vector>

namespace tulpar {

/// Alerts that were declined at the gate only since a device was not known for the moment: a link that
/// hiccups, a driver busy with a frame. They are tried again, soon at first, for a minute. A value.
class AlertRetry {
public:
    struct Again {
        std::string event;
        Waterfall waterfall; ///< as of the first time, so that the delay is counted
    };

    /// True: it is tried again. False: the reasons do not pass by themselves, or it was tried long enough.
    [[nodiscard]] bool declined(
        const std::string &event, const Reasons &reasons, const Waterfall &waterfall, MonoInstant now);
    void forget(const std::string &event) { m_waiting.erase(event); }
    [[nodiscard]] bool has(const std::string &event) const { return m_waiting.contains(event); }

    /// Whose time has come; each is told once for each time.
    [[nodiscard]] std::vector<Again> due(MonoInstant now);

private:
    struct Waiting {
        Waterfall waterfall;
        MonoInstant since; ///< declined for the first time
        MonoInstant next;
        Duration pause;
    };
    std::map<std::string, Waiting> m_waiting; ///< by event
};

} // namespace tulpar
