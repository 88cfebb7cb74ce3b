#pragma once

#include "widgets/common/palette.h"

#include <QString>

namespace tulpar {

/// Style sheet of a plain button (QToolButton, QPushButton): one flat fill, one line around it, a ring of the
/// focus colour with the keyboard; no gradient for a thin link to carry, no colour beyond the palette.
[[nodiscard]] QString flatButtonSheet(const Palette &palette, const Scale &scale);

/// Style sheet of a scroll bar, set on the bar itself: two flat fills of the palette.
[[nodiscard]] QString flatScrollSheet(const Palette &palette, const Scale &scale);

} // namespace tulpar
