#pragma once

#include "widgets/night/programme_editor.h"

namespace tulpar {

/// What the editor of programmes asks besides the core: the same reader, with the names of the built-in
/// catalogues.
[[nodiscard]] ProgrammeTools programmeTools();

/// The names of the built-in catalogues. Confine to one thread.
[[nodiscard]] PlaceLookup skyPlaces();

} // namespace tulpar
