#pragma once

#include "core/session/fact.h"

#include <span>
#include <string>

namespace tulpar {

/// What the journal says of the run before. Nothing of it is resumed: motion never is.
struct Recovery {
    bool wasRunning = false; ///< there was a run before
    bool unclean = false; ///< it did not say goodbye
    std::string response; ///< the event it was answering; empty: none
};

/// Folds the journal's facts, oldest first, into what the next run must know. Facts of unknown kinds are
/// passed over.
[[nodiscard]] Recovery recover(std::span<const FactRecord> facts);

} // namespace tulpar
