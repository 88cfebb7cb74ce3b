#pragma once

#include "core/session/snapshot.h"
#include "widgets/common/marks.h"

#include <QString>

#include <vector>

namespace tulpar {

/// One line of a list: shape, name, what it says. A value.
struct FactLine {
    Mark mark = Mark::Unknown;
    Need need = Need::None;
    QString name;
    QString says;
    bool isStale = false; ///< hatched
    bool operator==(const FactLine &) const = default;
};
using FactLines = std::vector<FactLine>;

/// The dead-man chain: desk, core, heartbeat, contact, limit.
[[nodiscard]] FactLines chainLines(const Snapshot &snapshot, UtcInstant now, bool isLinked);
/// The machine under the core: clock, disk, battery, network.
[[nodiscard]] FactLines hostLines(const Snapshot &snapshot, UtcInstant now, bool isLinked);
/// What each mode means; the present one is marked.
[[nodiscard]] FactLines modeLines(const Snapshot &snapshot, bool isLinked);

} // namespace tulpar
