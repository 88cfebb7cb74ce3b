#pragma once

#include "core/safety/properties.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace tulpar::proof {

/// Counts what was explored, and holds each property to it. Of a broken one the first counterexamples are
/// kept, in words.
class Tally {
public:
    void state(std::uint64_t count = 1) { m_states += count; }
    void transition(std::uint64_t count = 1) { m_transitions += count; }

    /// One more case of `property`; `words()` is asked only when it is broken.
    template <class Words>
    void hold(SafetyProperty property, bool isKept, const Words &words)
    {
        Entry &entry = m_entries.at(static_cast<std::size_t>(property));
        ++entry.cases;
        if (isKept)
            return;
        ++entry.broken;
        if (entry.examples.size() < kExamples)
            entry.examples.push_back(words());
    }

    [[nodiscard]] std::uint64_t states() const { return m_states; }
    [[nodiscard]] std::uint64_t transitions() const { return m_transitions; }

    struct Entry {
        std::uint64_t cases = 0;
        std::uint64_t broken = 0;
        std::vector<std::string> examples;
    };
    [[nodiscard]] const Entry &of(SafetyProperty property) const
    {
        return m_entries.at(static_cast<std::size_t>(property));
    }

private:
    static constexpr std::size_t kExamples = 4;

    std::uint64_t m_states = 0;
    std::uint64_t m_transitions = 0;
    std::array<Entry, EnumNames<SafetyProperty>::names.size()> m_entries;
};

// The parts of the exploration, each a file of its own.
void exploreGate(Tally &tally); ///< whyNot over all that is measured
void exploreConditionsAtTheGate(
    Tally &tally); ///< whyNot and closingReasons over all conditions and overrides
void exploreConditionBook(Tally &tally); ///< all histories of one condition
void exploreOverrides(Tally &tally); ///< all that one may ask for
void exploreSunPaths(Tally &tally); ///< slews by day
void exploreResponse(Tally &tally); ///< the table and its deadlines, then the responder
void exploreGoals(Tally &tally); ///< what counts as done
void exploreLadders(Tally &tally); ///< a device that never does what is asked
void exploreMakeSafe(Tally &tally); ///< closing from everywhere, with devices that fail
void exploreHeartbeat(Tally &tally); ///< what withholds it

} // namespace tulpar::proof
