#pragma once

#include <QString>

namespace tulpar {

/// Where a core keeps its state unless told otherwise: $XDG_STATE_HOME/tulpar or ~/.local/state/tulpar.
[[nodiscard]] QString defaultStateFolder();

} // namespace tulpar
