#pragma once

#include "core/runtime/device_keeper.h"

#include <string>

namespace tulpar {

/// Closes the observatory when it must be closed, and knows when that is done. Confine to one thread.
class SafetyKeeper {
public:
    SafetyKeeper(const CoreConfig &config, MonoInstant started);

    /// States the goals of a closed observatory; `cause`: "operator", "unsafe", "restart", "deadline".
    void begin(const std::string &cause, const Reasons &reasons, DeviceKeeper &devices, Outbox &out, Now now);

    /// Notices that roof and cover are measured closed.
    void notice(const DeviceKeeper &devices, Outbox &out, Now now);

    /// Why an observatory that is open, or wishes to be, must close now; empty: nothing to do.
    [[nodiscard]] Reasons whyClose(const DeviceKeeper &devices, Angle sunAltitude, Now now) const;

    [[nodiscard]] bool isMakingSafe() const { return m_makingSafe; }

private:
    CoreConfig m_config;
    MonoInstant m_started;
    bool m_makingSafe = false;
    std::string m_cause;
};

} // namespace tulpar
