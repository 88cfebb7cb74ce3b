#pragma once

#include "core/plan/plan.h"
#include "core/plan/programme_text.h"
#include "core/session/fact.h"

#include <map>
#include <memory>
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
    /// A person's word.
    void order(const OrderBlock &order);

    [[nodiscard]] const Programme *programme() const { return m_programme.get(); }
    /// The programme as it is to be planned: without what was skipped, a block that is begun with the
    /// exposures it still lacks, a person's times and precedence. Made anew after each change.
    [[nodiscard]] std::shared_ptr<const Programme> remaining() const;
    [[nodiscard]] const std::map<std::string, BlockProgress> &progress() const { return m_progress; }

    /// The exposures that one visit of `block` still needs in a channel, line by line.
    [[nodiscard]] std::vector<Exposures> wanted(const Block &block, const std::string &channel) const;
    /// Stored in the visit that is under way, all channels together.
    [[nodiscard]] int stored(const std::string &block) const;
    [[nodiscard]] BlockState stateOf(const std::string &block) const;

private:
    [[nodiscard]] int storedOf(const std::string &subject) const;

    std::shared_ptr<const Programme> m_programme;
    std::map<std::string, BlockProgress> m_progress;
    /// Of the visit under way, by what the frames are of and by channel: also before the programme is known.
    std::map<std::string, std::map<std::string, int>> m_stored;
    std::map<std::string, BlockState> m_states;
    std::set<std::string> m_skipped;
    std::set<std::string> m_first; ///< before all others
    std::map<std::string, UtcInstant> m_at;
    mutable std::shared_ptr<const Programme> m_remaining;
};

} // namespace tulpar
