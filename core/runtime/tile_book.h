#pragma once

#include "core/plan/tiling.h"
#include "core/runtime/core_config.h"
#include "core/session/fact.h"
#include "core/session/snapshot.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tulpar {

/// The fields that cover the regions of alerts too wide for one field, as blocks of the night's programme: a
/// fold over alerts and blocks, the same after a restart. A field keeps its number for good, whatever later
/// maps say, and one that was begun stays in the programme until its event leaves. Moves nothing: what is
/// observed, and when, is the plan's matter. Confine to one thread.
class TileBook {
public:
    explicit TileBook(const CoreConfig &config);

    /// An alert as it stands now, with the rule for its fields (null: its strategy has none) and the radius
    /// of its error circle, as the rules reckon it, at `containment`. Covered is what stands in the queue and
    /// is wider than the field: by its newest sky map that could be read, else by its circle. Whether the
    /// fields change.
    bool heed(const AlertView &alert, const TilingRule *rule, std::optional<Angle> error, double containment);
    void take(const BlockMoved &move);

    [[nodiscard]] bool isEmpty() const { return m_regions.empty(); }

    /// `programme` (null: none) and the fields that can rise high enough in the dark of `night`: of each
    /// event the most probable ones, as many as its rule has. Some milliseconds where there are any.
    [[nodiscard]] std::shared_ptr<const Programme> with(
        std::shared_ptr<const Programme> programme, const Span &night) const;

private:
    struct Region {
        std::string event;
        std::string name; ///< of its blocks, as the event was called at first
        TilingRule rule;
        UtcInstant from;
        std::vector<SkyTile> tiles; ///< best first
        std::map<TileIndex, int> numbers; ///< from 1, in the order in which they came
        std::set<TileIndex> begun;
        std::optional<IcrsDirection> circle; ///< what `tiles` were made of, where no map was
        Angle radius;
        bool isIn = false; ///< else kept for its numbers alone
    };

    [[nodiscard]] Region &regionOf(const AlertView &alert);
    [[nodiscard]] std::optional<std::vector<SkyTile>> tilesOf(
        const AlertView &alert, std::optional<Angle> error, double containment, Region &region) const;
    void replace(Region &region, std::vector<SkyTile> tiles) const;
    [[nodiscard]] Programme blocksOf(const Region &region, const NightSky &night) const;

    CoreConfig m_config;
    TileGrid m_grid;
    std::vector<Region> m_regions; ///< in the order in which they came
};

/// The rule of the strategy that decided on an alert; null: it has none.
[[nodiscard]] const TilingRule *tilingRuleOf(const Policy &policy, const std::string &strategy);

} // namespace tulpar
