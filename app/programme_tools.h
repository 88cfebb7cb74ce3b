#pragma once

#include "widgets/night/programme_editor.h"

namespace tulpar {

/// What the editor of programmes asks besides the core: the same reader, with the names of the built-in
/// catalogues.
[[nodiscard]] ProgrammeTools programmeTools();

} // namespace tulpar
