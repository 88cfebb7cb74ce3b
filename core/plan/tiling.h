#pragma once

#include "core/plan/night_sky.h"
#include "core/plan/plan.h"
#include "core/plan/plan_terms.h"
#include "core/sky/probable_tiles.h"

#include <string>
#include <vector>

namespace tulpar {

/// How the region of an event is to be covered by fields.
struct TilingTerms {
    std::string event; ///< its fields are named after it: "GW190425z tile 3"
    std::vector<Exposures> exposures{{"r", std::chrono::seconds(60), 1, 1}}; ///< of one visit
    int epochs = 2; ///< visits of each field; what fades shows between them
    Duration revisit =
        std::chrono::hours(1); ///< from the start of one visit of a field to the next, at least
    Constraints constraints; ///< of every field, beside those of the observatory
    double priority = 100; ///< of the most probable field; the others have theirs by their probability
    std::optional<UtcInstant> until; ///< no visit ends later; none: the night's end
    std::size_t most = 300; ///< fields
};

/// The owner of all fields of alerts in a programme.
inline constexpr const char *kAlertOwner = "alerts";

/// A night's visits to the fields of one region.
struct Tiling {
    std::vector<SkyTile> tiles; ///< best first; the i-th is the i-th target and block of `programme`
    Programme programme;
    Plan plan; ///< of this region alone: its visits in the order of time, `repeat` being the epoch
    double probability = 0; ///< that the source lies in a field with a visit
    double complete = 0; ///< that it lies in one with all its epochs
};

/// The fields of `grid` that hold the most of the map and stay high enough for all their epochs between
/// `start` and the end of the night while it is dark: at most `terms.most`. Some milliseconds. Pure.
[[nodiscard]] std::vector<SkyTile> tilesTonight(
    const SkyCells &cells, const TileGrid &grid, const TilingTerms &terms, const NightSky &night,
    const PlanTerms &plan, const PlanStart &start = {});

/// Those of `tiles`, best first, that stay high enough for all their epochs tonight: the first `terms.most`.
[[nodiscard]] std::vector<SkyTile> risingTonight(
    std::vector<SkyTile> tiles, const TilingTerms &terms, const NightSky &night, const PlanTerms &plan,
    const PlanStart &start = {});

/// "GW190425z tile 3".
[[nodiscard]] std::string tileName(const std::string &event, int number);

/// Fields as targets and blocks, numbered from 1 in the order given, by probability, each `epochs` times.
[[nodiscard]] Programme programmeOf(const std::vector<SkyTile> &tiles, const TilingTerms &terms);

/// Visits to the fields, each next one being that which brings the most probability a second, with the way to
/// it and any wait counted in: a field counts anew in each of its epochs, and is begun only where its hours
/// leave room for all of them. Every visit keeps what a plan keeps (planner.h). Deterministic; some
/// milliseconds. Pure.
[[nodiscard]] Tiling tile(
    std::vector<SkyTile> tiles, const TilingTerms &terms, const NightSky &night, const PlanTerms &plan,
    const PlanStart &start = {});

} // namespace tulpar
