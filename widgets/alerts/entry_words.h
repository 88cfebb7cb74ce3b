#pragma once

#include "core/alerts/notice.h"
#include "core/session/request.h"
#include "core/session/snapshot.h"

#include <QString>

namespace tulpar {

/// What a notice that a person holds in hand says, and why it would not be answered by itself.
[[nodiscard]] QString whatItSays(const Notice &notice);

/// What a position written into fields says at `now`; where it stands only with a snapshot of the
/// observatory, which may be null.
[[nodiscard]] QString whatItSays(const EnterAlert &alert, const Snapshot *snapshot, UtcInstant now);

} // namespace tulpar
