#include "core/runtime/tile_book.h"

#include "core/runtime/plan_order.h"

#include <algorithm>
#include <utility>

namespace tulpar {

TileBook::TileBook(const CoreConfig &config)
    : m_config(config)
    , m_grid(config.fieldWidth, config.fieldWidth, kTileOverlap)
{
}

const TilingRule *tilingRuleOf(const Policy &policy, const std::string &strategy)
{
    const auto found = std::ranges::find(policy.strategies, strategy, &Strategy::name);
    return found == policy.strategies.end() || !found->tiles ? nullptr : &*found->tiles;
}

TileBook::Region &TileBook::regionOf(const AlertView &alert)
{
    const auto found = std::ranges::find(m_regions, alert.event, &Region::event);
    if (found != m_regions.end())
        return *found;
    Region &region = m_regions.emplace_back();
    region.event = alert.event;
    region.name = alert.name.empty() ? alert.event : alert.name;
    return region;
}

bool TileBook::heed(
    const AlertView &alert, const TilingRule *rule, std::optional<Angle> error, double containment)
{
    // A recorded stream moves nothing at a real observatory.
    const bool isWanted =
        rule && alert.state == AlertState::Queued && (!alert.isReplay || m_config.isSimulated);
    const auto known = std::ranges::find(m_regions, alert.event, &Region::event);
    if (!isWanted)
        return known != m_regions.end() && std::exchange(known->isIn, false);
    const bool isNew = known == m_regions.end();
    Region &region = regionOf(alert);
    auto tiles = tilesOf(alert, error, containment, region);
    if (isNew && !tiles) {
        m_regions.pop_back();
        return false;
    }
    const UtcInstant from = alert.triggerUtc.value_or(alert.receivedUtc);
    const bool hasChanged = tiles || !region.isIn || !(region.rule == *rule) || region.from != from;
    region.isIn = true;
    region.rule = *rule;
    region.from = from;
    if (tiles)
        replace(region, std::move(*tiles));
    return hasChanged;
}

/// None: the alert says nothing new of where it is.
std::optional<std::vector<SkyTile>> TileBook::tilesOf(
    const AlertView &alert, std::optional<Angle> error, double containment, Region &region) const
{
    const auto map = std::ranges::find_if(
        alert.regions.rbegin(), alert.regions.rend(), // the combined map follows the notice's own
        [](const SkyRegion &one) { return !one.tiles.empty(); });
    if (map != alert.regions.rend()) {
        region.circle.reset();
        std::vector<SkyTile> tiles;
        for (const SkyTile &tile : map->tiles)
            if (const IcrsDirection centre = m_grid.centre(m_grid.at(tile.centre));
                separation(tile.centre, centre) < Angle::arcseconds(1)) // else made for another camera
                tiles.push_back({centre, tile.probability}); // to the last bit, also out of a journal
        const bool isSame = std::ranges::all_of(tiles, [&](const SkyTile &tile) {
            return std::ranges::find(region.tiles, tile) != region.tiles.end();
        });
        const bool isWhole = tiles.size() + region.begun.size() >= region.tiles.size();
        return isSame && isWhole && !region.tiles.empty() ? std::nullopt : std::optional(std::move(tiles));
    }
    const bool isCircle = alert.regions.empty() && alert.position && error && *error > m_config.fieldWidth / 2
        && (region.tiles.empty() || region.circle);
    if (!isCircle || (region.circle == alert.position && region.radius == *error))
        return std::nullopt;
    region.circle = alert.position;
    region.radius = *error;
    return tilesOfSite(
        cellsOfCircle(*alert.position, *error, containment), m_grid, m_config.site.latitude,
        m_config.altitudeSoft);
}

void TileBook::replace(Region &region, std::vector<SkyTile> tiles) const
{
    for (const SkyTile &tile : region.tiles) { // what was begun is ended
        const TileIndex index = m_grid.at(tile.centre);
        const bool isIn =
            std::ranges::any_of(tiles, [&](const SkyTile &one) { return m_grid.at(one.centre) == index; });
        if (region.begun.contains(index) && !isIn)
            tiles.push_back(tile);
    }
    std::ranges::stable_sort(tiles, std::ranges::greater(), &SkyTile::probability);
    region.tiles = std::move(tiles);
    for (const SkyTile &tile : region.tiles)
        region.numbers.emplace(m_grid.at(tile.centre), static_cast<int>(region.numbers.size()) + 1);
}

void TileBook::take(const BlockMoved &move)
{
    if (move.to != BlockState::Exposing && move.to != BlockState::Done)
        return;
    for (Region &region : m_regions)
        for (const auto &[index, number] : region.numbers)
            if (move.block == tileName(region.name, number))
                region.begun.insert(index);
}

std::shared_ptr<const Programme> TileBook::with(
    std::shared_ptr<const Programme> programme, const Span &night) const
{
    const auto isTonight = [&](const Region &region) {
        return region.isIn && region.from + region.rule.within > night.from;
    };
    if (std::ranges::none_of(m_regions, isTonight))
        return programme;
    const NightSky sky(m_config.site, night);
    auto joined = programme ? std::make_shared<Programme>(*programme) : std::make_shared<Programme>();
    for (const Region &region : m_regions) {
        if (!isTonight(region))
            continue;
        Programme blocks = blocksOf(region, sky);
        for (std::size_t i = 0; i < blocks.blocks.size(); ++i) {
            if (joined->target(blocks.targets[i].name) || joined->block(blocks.blocks[i].name))
                continue; // a person has entered one of this name
            joined->targets.push_back(std::move(blocks.targets[i]));
            joined->blocks.push_back(std::move(blocks.blocks[i]));
        }
        if (std::ranges::find(joined->owners, kAlertOwner, &Owner::name) == joined->owners.end())
            std::ranges::move(blocks.owners, std::back_inserter(joined->owners));
    }
    return joined;
}

Programme TileBook::blocksOf(const Region &region, const NightSky &night) const
{
    TilingTerms terms;
    terms.event = region.name;
    terms.exposures.clear();
    for (const std::string &channel : m_config.channels)
        terms.exposures.push_back({channel, region.rule.exposure, region.rule.count, 1});
    terms.epochs = region.rule.epochs;
    terms.revisit = region.rule.revisit;
    terms.priority = region.rule.priority;
    terms.most = static_cast<std::size_t>(region.rule.most);
    terms.until = region.from + region.rule.within;
    std::vector<SkyTile> tiles = risingTonight(region.tiles, terms, night, planTermsOf(m_config));
    Programme programme = programmeOf(tiles, terms);
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        Block &block = programme.blocks[i];
        block.name = tileName(region.name, region.numbers.at(m_grid.at(tiles[i].centre)));
        programme.targets[i].name = block.target = block.name;
    }
    return programme;
}

} // namespace tulpar
