#pragma once

#include "core/plan/plan.h"
#include "core/plan/programme_text.h"
#include "core/runtime/visit_book.h"
#include "core/session/fact.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tulpar {

/// What frames of a block are said to be of: "programme:M 31/deep".
[[nodiscard]] std::string subjectOf(const Block &block);

/// The programme in force and how far tonight it has come: a fold over frames and blocks, the same after a
/// restart. A value.
class ProgrammeBook {
public:
    /// Of another night nothing is done yet.
    void beginNight();
    void setProgramme(std::shared_ptr<const Programme> programme);

    void take(const FrameStored &frame);
    void take(const BlockMoved &move, UtcInstant at);
    /// A core begins: what the one before it had at work was interrupted.
    void take(const CoreStarted &start);
    /// A person's word: "now" and a time are of the block's next visit and end with it, the others are of the
    /// whole block.
    void order(const BlockOrdered &order);
    /// When a block that is wanted now can begin; none: not any more tonight.
    void beginFirst(const std::string &block, const std::optional<UtcInstant> &begin);
    /// A person wants it before all others.
    struct Wanted {
        std::string block;
        std::optional<UtcInstant> begin;
    };
    [[nodiscard]] std::vector<Wanted> wantedFirst() const;
    /// When the next visit of `block` could begin, its cadence kept, not before `from`; none: not any more in
    /// this night, or no such block. About a millisecond.
    [[nodiscard]] std::optional<UtcInstant> earliest(
        const std::string &block, const NightSky &night, const PlanTerms &terms, UtcInstant from) const;

    [[nodiscard]] const Programme *programme() const { return m_programme.get(); }
    /// The programme as it is to be planned: without what was skipped, a block that is begun with the
    /// exposures it still lacks, a person's times and precedence. Made anew after each change.
    [[nodiscard]] std::shared_ptr<const Programme> remaining() const;
    [[nodiscard]] const std::map<std::string, BlockProgress> &progress() const { return m_progress; }

    /// The exposures that one visit of `block` still needs in a channel, line by line.
    [[nodiscard]] std::vector<Exposures> wanted(const Block &block, const std::string &channel) const;
    /// Stored in the visit that is under way, all channels together.
    [[nodiscard]] int stored(const std::string &block) const;
    /// Of the visit that is under way, or the last that was.
    [[nodiscard]] BlockState stateOf(const std::string &block) const;
    /// The first visit of the block, from 0, that is neither done nor at work.
    [[nodiscard]] int nextVisit(const std::string &block) const;
    /// Who gave the visit that comes next, or is at work, its time; empty: nobody.
    [[nodiscard]] std::string wantedBy(const std::string &block) const;
    [[nodiscard]] bool isSkipped(const std::string &block) const { return m_skipped.contains(block); }
    [[nodiscard]] const VisitBook &visits() const { return m_visits; }

private:
    /// A person's word to one visit.
    struct Wish {
        int visit = 0;
        bool isFirst = false; ///< before all others
        std::optional<UtcInstant> begin;
        std::string who;
    };

    [[nodiscard]] int storedOf(const std::string &subject) const;

    std::shared_ptr<const Programme> m_programme;
    std::map<std::string, BlockProgress> m_progress;
    /// Of the visit under way, by what the frames are of and by channel: also before the programme is known.
    std::map<std::string, std::map<std::string, int>> m_stored;
    std::map<std::string, BlockState> m_states;
    VisitBook m_visits;
    std::set<std::string> m_skipped;
    std::map<std::string, Wish> m_wishes; ///< by block
    mutable std::shared_ptr<const Programme> m_remaining;
};

} // namespace tulpar
