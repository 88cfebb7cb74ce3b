#pragma once

#include "core/image/colour_map.h"

namespace tulpar {

// The perceptually even maps (origin: resources/SOURCES.md).
extern const ColourTable kViridis;
extern const ColourTable kMagma;
extern const ColourTable kInferno;
extern const ColourTable kPlasma;
extern const ColourTable kCividis;

} // namespace tulpar
