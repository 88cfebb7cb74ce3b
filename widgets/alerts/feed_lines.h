#pragma once

#include "core/session/snapshot.h"
#include "widgets/common/palette.h"

#include <QString>

namespace tulpar {

/// The feeds as a table of rich text: state and since when, proof of life, last notice, first arrivals and
/// how far behind else. A dead one stands out, a quiet one does not.
[[nodiscard]] QString feedsHtml(const Snapshot &snapshot, UtcInstant now, const Palette &palette);

} // namespace tulpar
