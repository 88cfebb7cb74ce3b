#pragma once

#include "core/session/fact.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tulpar {

/// How one condition stood when it was last told of.
struct ConditionMemory {
    Condition condition = Condition::Rain;
    ConditionState state = ConditionState::NotWatched;
    UtcInstant sinceUtc; ///< in this state
    UtcInstant seenUtc; ///< last known to be in it
    bool operator==(const ConditionMemory &) const = default;
};

/// What the journal says of the run before. Nothing of it is resumed: motion never is, and no override; but a
/// wait for the weather goes on, the mode that a person has set stands until a person sets another, and so
/// does the order to run the night, unless the run crashed.
struct Recovery {
    bool wasRunning = false; ///< there was a run before
    bool unclean = false; ///< it did not say goodbye
    std::string response; ///< the event it was answering; empty: none
    std::vector<ConditionMemory> conditions; ///< each at most once
    ModeChanged mode{std::string(nameOf(Mode::Robotic)), {}}; ///< the last, and who set it
    std::optional<NightRun> nightRun; ///< the night was being run by itself, and how that was last told
};

/// So far back a run reads the journal for its alerts again.
inline constexpr Duration kRecalled = std::chrono::hours(48);
/// Facts that CoreLoop::recall has a use for: all since `tonight` (local noon), for the ledger and the
/// progress of this night; of the time before those of alerts and of the focus.
[[nodiscard]] bool isRecalled(const FactRecord &fact, UtcInstant tonight);

/// Folds the journal's facts, oldest first, into what the next run must know. Facts of unknown kinds are
/// passed over.
[[nodiscard]] Recovery recover(std::span<const FactRecord> facts);

/// How long a wait that is remembered has already lasted at `nowUtc`: zero where it was not seen for longer
/// than `staleAfter`, since nobody knows the weather of the time between.
[[nodiscard]] Duration waitedFor(const ConditionMemory &memory, Duration staleAfter, UtcInstant nowUtc);

} // namespace tulpar
