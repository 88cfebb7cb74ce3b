#include "app/desk_plan.h"

#include <cmath>
#include <map>
#include <utility>

namespace tulpar {

namespace {

using PlaceKey = std::pair<long long, long long>;

/// The same for one field of the telescope's grid, wherever it is named.
PlaceKey keyOf(const IcrsDirection &place)
{
    constexpr double kPerDegree = 36'000; // tenths of an arcsecond
    return {
        std::llround(place.ra.asDegrees() * kPerDegree), std::llround(place.dec.asDegrees() * kPerDegree)};
}

} // namespace

std::shared_ptr<const SkyPlan> planOnSky(const Snapshot &snapshot)
{
    auto plan = std::make_shared<SkyPlan>();
    if (!snapshot.night.plan)
        return plan;
    std::map<PlaceKey, double> probabilities;
    for (const auto &alert : snapshot.alerts)
        for (const SkyRegion &region : alert->regions)
            for (const SkyTile &tile : region.tiles)
                probabilities[keyOf(tile.centre)] = tile.probability;
    std::map<std::string, std::size_t> targets;
    for (const PlannedBlockView &block : snapshot.night.plan->blocks) {
        const bool isDone = block.state == BlockState::Done;
        const auto found = probabilities.find(keyOf(block.position));
        if (found == probabilities.end()) {
            // Once each: done only when nothing of it comes any more.
            const auto [place, isNew] = targets.try_emplace(block.target, plan->targets.size());
            const PlannedTarget target{block.target, block.position, true, isDone, block.beginUtc};
            if (isNew)
                plan->targets.push_back(target);
            else if (plan->targets[place->second].isDone)
                plan->targets[place->second] = target;
            continue;
        }
        PlannedField field;
        field.centre = block.position;
        field.probability = found->second;
        field.order = static_cast<int>(plan->fields.size()) + 1;
        field.isDone = isDone;
        plan->fields.push_back(field);
    }
    return plan;
}

} // namespace tulpar
