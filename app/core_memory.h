#pragma once

#include "core/base/result.h"
#include "core/runtime/core_loop.h"
#include "core/store/journal.h"

#include <set>
#include <string>
#include <vector>

namespace tulpar {

/// What the journal tells a core that starts.
struct CoreMemory {
    Recovery recovery; ///< how the run before ended
    std::set<std::string> toldFrames;
};

/// Of the facts since the last start. Errors: the journal's.
[[nodiscard]] Result<CoreMemory> remember(const Journal &journal);

/// Lets `core`, which has not been started, take up the alerts of the two days before `now`, so that a
/// restart forgets no event, answer or word of a person.
[[nodiscard]] Result<void> recallAlerts(const Journal &journal, CoreLoop &core, UtcInstant now);

/// What people away from the desk are told of, and what they were told, in the hour before `now`.
[[nodiscard]] Result<std::vector<FactRecord>> tellableFacts(const Journal &journal, UtcInstant now);

} // namespace tulpar
