#pragma once

#include "core/runtime/device_keeper.h"
#include "core/runtime/heartbeat.h"

#include <optional>
#include <string>

namespace tulpar {

/// Closes the observatory when it must be closed, in every mode and with whatever still answers, goes on
/// until it is measured closed, and says whether the heartbeat may leave. Confine to one thread.
class SafetyKeeper {
public:
    SafetyKeeper(const CoreConfig &config, MonoInstant started);

    /// States the goals of a closed observatory; `cause`: "operator", "unsafe", "restart", "deadline".
    void begin(const std::string &cause, const Reasons &reasons, DeviceKeeper &devices, Outbox &out, Now now);

    /// Before the goals go out, after each input: holds the goals while making safe, and ends it when roof
    /// and cover are measured closed, and by nothing else.
    void notice(DeviceKeeper &devices, Outbox &out, Now now);

    /// Every tick, after `notice`: the heartbeat.
    void watch(DeviceKeeper &devices, Outbox &out, Now now);

    /// Why an observatory that is open, or wishes to be, must close now; empty: nothing to do. Asked always,
    /// response or not.
    [[nodiscard]] Reasons whyClose(const DeviceKeeper &devices, Angle sunAltitude, Now now) const;

    [[nodiscard]] bool isMakingSafe() const { return m_since.has_value(); }
    /// So soon after the start that what was never heard of is neither a reason to close nor an alarm.
    [[nodiscard]] bool isWarmingUp(Now now) const;
    /// Making safe, and not done in time.
    [[nodiscard]] bool isLate(Now now) const;
    [[nodiscard]] const std::optional<MonoInstant> &makingSafeSince() const { return m_since; }
    /// Why it was begun; of the last one when none runs.
    [[nodiscard]] const Reasons &why() const { return m_why; }
    [[nodiscard]] const std::string &cause() const { return m_cause; }

    [[nodiscard]] Heartbeat &heartbeat() { return m_heartbeat; }
    [[nodiscard]] const Heartbeat &heartbeat() const { return m_heartbeat; }

private:
    void wishClosed(DeviceKeeper &devices) const;

    CoreConfig m_config;
    MonoInstant m_started;
    std::optional<MonoInstant> m_since;
    std::string m_cause;
    Reasons m_why;
    Heartbeat m_heartbeat;
};

} // namespace tulpar
