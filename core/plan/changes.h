#pragma once

#include "core/plan/why_not.h"

#include <vector>

namespace tulpar {

// What could be changed of a block so that it becomes possible. Internal to this room.

/// The night as it is left for a block: nothing begins before `from`.
struct ChangeTerms {
    const NightSky &night;
    const PlanTerms &terms;
    UtcInstant from;
};

/// Whether the block could begin at some moment that is left, were it alone.
[[nodiscard]] bool isPossible(const Block &block, const TargetTrack &track, const ChangeTerms &left);

/// Single changes each of which makes a block possible that is not: the smallest of each kind.
[[nodiscard]] std::vector<PossibleChange> changesOf(
    const Block &block, const TargetTrack &track, const ChangeTerms &left);

/// The evening, at most `mostSize` weeks from the night's, on which the block as it is is possible.
[[nodiscard]] std::optional<PossibleChange> eveningFor(
    const Block &block, const Target &target, const ChangeTerms &left, double mostSize);

/// The block with one change of its own; nothing where the change is of something else.
void apply(const PossibleChange &change, Block &block);

} // namespace tulpar
