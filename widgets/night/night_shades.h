#pragma once

#include "widgets/common/palette.h"
#include "widgets/night/sky_of_night.h"

namespace tulpar {

/// The flat fill of a part of the night: the darker the sky, the darker, in every palette.
[[nodiscard]] QColor shadeOf(Darkness darkness, const Palette &palette);

} // namespace tulpar
