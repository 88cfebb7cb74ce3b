#pragma once

#include "core/session/request.h"
#include "core/session/snapshot.h"

#include <QString>
#include <QStringList>

namespace tulpar {

/// What moves now, or cannot be known to rest: "roof closing 40 %", "mount slewing", "cover unknown".
[[nodiscard]] QStringList stillMoving(const Snapshot &snapshot, UtcInstant now);

struct Progress {
    QString text; ///< empty for any other request
    bool isDone = false; ///< nothing more will come of it
};

/// What *make safe* or *stop motion* has done so far and what still moves.
[[nodiscard]] Progress progressOf(const RequestBody &asked, const Snapshot &snapshot, UtcInstant now);

} // namespace tulpar
