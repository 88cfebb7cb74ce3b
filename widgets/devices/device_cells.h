#pragma once

#include "core/session/snapshot.h"
#include "widgets/common/marks.h"

#include <QString>

#include <vector>

namespace tulpar {

/// One device or feed as the strip shows it: shape, word, value, age. A value.
struct DeviceCell {
    QString name; ///< "mount", "g′"
    Mark mark = Mark::Unknown;
    QString word; ///< "tracking"
    QString value; ///< "−80 °C"; empty where there is none
    QString age; ///< always known to the tool tip; shown when stale
    bool isStale = false;
    Need need = Need::None;
    bool operator==(const DeviceCell &) const = default;
};

/// Given a snapshot and the observatory's time, returned the strip: devices in the snapshot's order, then the
/// feeds as one cell each. What is stale or never heard says so, never its last value as if it were
/// now; unlinked, nothing is known.
[[nodiscard]] std::vector<DeviceCell> deviceCells(
    const Snapshot &snapshot, UtcInstant now, bool isLinked = true);

} // namespace tulpar
