#pragma once

#include "core/devices/command.h"
#include "core/devices/report.h"

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace tulpar {

/// When the watchdog closes, and what it says to whom: closes roof and cover, side by side and again and
/// again, until each is measured closed, once the heartbeat has been silent for its limit. Believes only
/// measurements of a device whose link is up. Pure: time is an argument; the caller sends what is due.
class WatchdogClosing {
public:
    struct Rule {
        Duration limit = std::chrono::seconds(15); ///< until the first beat
        Duration retry = std::chrono::seconds(5);
        bool hasRoof = true;
        bool hasCover = true;
        bool tubeClearsRoof = true;
        Duration mountWait = std::chrono::seconds(120);
        bool closesOverMount = true;
    };
    /// The limit runs from `now`: silence from the start is silence.
    WatchdogClosing(const Rule &rule, MonoInstant now);

    static constexpr Duration kShortestLimit = std::chrono::seconds(5);
    static constexpr Duration kLongestLimit = std::chrono::seconds(600);
    /// False, and no beat, for a limit outside the two: it cannot be switched off.
    [[nodiscard]] bool beat(Duration limit, MonoInstant now);
    /// What one of the servers told.
    void take(std::size_t server, const DeviceReport &report);

    [[nodiscard]] bool hasFired(MonoInstant now) const;
    /// What is to be sent now, to every server. Nothing while the heartbeat is heard.
    [[nodiscard]] std::vector<CommandBody> due(MonoInstant now);

    /// Roof and cover are measured closed.
    [[nodiscard]] bool isShut() const;
    /// They were, when they were last heard, however long ago.
    [[nodiscard]] bool wasShut() const;
    [[nodiscard]] bool isLinked(DeviceKind kind) const;

private:
    struct Seen {
        bool isLinked = false;
        std::optional<bool> isDone; ///< closed, or parked, by the last report
    };
    [[nodiscard]] bool isDone(DeviceKind kind) const;
    [[nodiscard]] bool wasDone(DeviceKind kind) const;
    [[nodiscard]] bool mayRoofClose(MonoInstant now) const;
    /// True once a retry interval.
    [[nodiscard]] bool isTurn(DeviceKind kind, MonoInstant now);

    Rule m_rule;
    Duration m_limit;
    MonoInstant m_heard;
    std::map<std::pair<DeviceKind, std::size_t>, Seen> m_seen; ///< by server
    std::map<DeviceKind, MonoInstant> m_asked; ///< since it fired
};

} // namespace tulpar
