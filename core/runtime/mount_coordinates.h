#pragma once

#include "core/devices/command.h"
#include "core/devices/report.h"
#include "core/operations/pointing_check.h"

#include <array>
#include <optional>

namespace tulpar {

/// Between the sky and what the mount takes for it: goals go out with the pointing offset, reports come in
/// without it. With no offset nothing is changed. Confine to one thread.
class MountCoordinates {
public:
    void setOffset(const PointingOffset &offset, const Observer &sky);
    [[nodiscard]] const PointingOffset &offset() const { return m_offset; }

    /// As the mount must hear it.
    [[nodiscard]] CommandBody told(const CommandBody &command, const Observer &sky);
    /// As the mount means it. A target that it was not told by us stays as it says.
    [[nodiscard]] DeviceReport meant(const DeviceReport &report) const;

private:
    struct Target {
        IcrsDirection told;
        IcrsDirection meant;
    };
    PointingOffset m_offset;
    /// The last, and the one before it, which the mount still names until it has heard. Kept and not computed
    /// back, since the sky turns the offset.
    std::array<std::optional<Target>, 2> m_targets;
};

} // namespace tulpar
