#pragma once

#include "core/session/fact.h"

#include <string>
#include <vector>

namespace tulpar {

/// One visit of a block that was begun tonight.
struct BegunVisit {
    std::string target;
    std::string block;
    int repeat = 0; ///< of the block, from 0
    BlockState state = BlockState::Acquiring;
    UtcInstant begin; ///< of its first slew
    UtcInstant end; ///< when it was left or ended; while it is at work, when that was last told
    int stored = 0; ///< frames, once it is over: those of a visit under way are counted elsewhere

    /// Nothing of it comes any more, unless a person says so.
    [[nodiscard]] bool isOver() const
    {
        return state == BlockState::Done || state == BlockState::Failed || state == BlockState::Skipped;
    }
};

/// Each visit of each block tonight with its own state and times: a fold over the blocks' moves. A visit that
/// was interrupted or given up and is begun again stays the same visit; one that is done is followed by
/// another. A value.
class VisitBook {
public:
    void beginNight() { m_visits.clear(); }
    /// `stored`: frames of the visit that moves.
    void take(const BlockMoved &move, int stored, UtcInstant at);
    /// What is at work is so no longer.
    void interrupt();

    /// In the order in which they were begun.
    [[nodiscard]] const std::vector<BegunVisit> &visits() const { return m_visits; }
    /// Of a block; null: none was begun.
    [[nodiscard]] const BegunVisit *last(const std::string &block) const;

private:
    std::vector<BegunVisit> m_visits;
};

} // namespace tulpar
