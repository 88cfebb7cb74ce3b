#pragma once

#include "core/plan/programme.h"

#include <string>

namespace tulpar {

/// The programme that the core follows, as it could be read here. Immutable; shared.
struct ProgrammeInForce {
    std::string text; ///< as it was entered
    Programme programme; ///< what of it could be used
};

} // namespace tulpar
