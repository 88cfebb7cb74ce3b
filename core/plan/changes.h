#pragma once

#include "core/plan/why_not.h"

#include <map>
#include <string>
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

/// The nights after one, each computed when it is first asked for.
class Evenings {
public:
    explicit Evenings(const NightSky &night);
    /// The evening, at most `mostSize` weeks ahead, on which the block as it is is possible.
    [[nodiscard]] std::optional<PossibleChange> eveningFor(
        const Block &block, const Target &target, const PlanTerms &terms, double mostSize);

private:
    struct Evening {
        std::string date;
        std::optional<NightSky> night; ///< none: the Sun does not set, or does not rise
    };
    [[nodiscard]] const Evening &after(int days);

    Site m_site;
    UtcInstant m_evening; ///< its date is that of the first night's evening at the site
    std::map<int, Evening> m_evenings;
};

/// The block with one change of its own; nothing where the change is of something else.
void apply(const PossibleChange &change, Block &block);

} // namespace tulpar
