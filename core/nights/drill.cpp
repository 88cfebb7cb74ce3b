#include "core/nights/drill.h"

#include <algorithm>
#include <utility>

namespace tulpar {

namespace {

/// When `reached` first holds in a copy of `world` that is told `command` now; to 1 ms, none within
/// `patience`.
template <class Reached>
std::optional<Duration> timeAlone(
    World world, const CommandBody &command, Duration patience, const Reached &reached)
{
    const UtcInstant start = world.now();
    if (reached(world))
        return Duration{};
    if (!world.command(command))
        return std::nullopt;
    constexpr Duration coarse = 50ms;
    constexpr Duration fine = 1ms;
    for (Duration t{}; t < patience; t += coarse) {
        const World before = world;
        (void)world.advanceTo(start + t + coarse);
        if (!reached(world))
            continue;
        world = before;
        for (Duration u = t; u <= t + coarse; u += fine) {
            (void)world.advanceTo(start + u);
            if (reached(world))
                return u;
        }
    }
    return std::nullopt;
}

void findFloor(
    const World &world, const CoreConfig &config, const IcrsDirection &target, Angle errorRadius,
    Duration patience, DrillResult &result)
{
    const Angle tolerance = inFieldTolerance(config, errorRadius);
    const auto roof = timeAlone(
        world, OpenRoof{}, patience, [](const World &w) { return w.roof().state == OpeningState::Open; });
    // Under a roof that the tube does not clear nothing may move: the others begin when it is open.
    World free = world;
    const bool waits = !config.safety.tubeClearsRoof && roof && *roof > Duration{};
    if (waits) {
        (void)free.command(OpenRoof{});
        (void)free.advanceTo(free.now() + *roof);
    }
    auto cover = timeAlone(
        free, OpenCover{}, patience, [](const World &w) { return w.cover().state == OpeningState::Open; });
    auto mount = timeAlone(free, TrackTarget{target}, patience, [&](const World &w) {
        return w.mount().target && w.mount().distanceToTarget <= tolerance;
    });
    if (!roof || !cover || !mount)
        return;
    result.slowest = *roof > std::max(*mount, *cover) ? SlowestDevice::Roof
        : *cover > *mount                             ? SlowestDevice::Cover
                                                      : SlowestDevice::Mount;
    result.floor = waits ? *roof + std::max(*mount, *cover) : std::max({*roof, *mount, *cover});
}

} // namespace

std::optional<Duration> DrillResult::overhead() const
{
    return floor && total ? std::optional(*total - *floor) : std::nullopt;
}

DrillResult drill(const DrillSetup &setup)
{
    constexpr Duration warmUp = 3s; // so that every device has been heard before the notice comes
    const CoreConfig config = simulatedConfig(setup.profile);
    const UtcInstant start = setup.received - warmUp;
    World world(config.site, start);
    world.setProfile(setup.profile);
    const double open = setup.fromClosed ? 0 : 1;
    world.place({setup.azimuthMechanicalDeg, setup.altitudeDeg}, open, open);

    VirtualObservatory observatory(config, std::move(world), start);
    DrillResult result;
    observatory.liveUntil(start + 1s);
    if (!setup.fromClosed)
        (void)observatory.request(Arm{}); // declined by day; the decision then says why
    observatory.liveUntil(setup.received);
    const World before = observatory.world();
    observatory.deliver("drill", setup.notice);

    const Snapshot decided = observatory.core().snapshot();
    const AlertView &alert = *decided.alerts.front();
    result.decision = alert.decision;
    result.refusal = alert.refusal;
    if (decided.response)
        result.steps = decided.response->steps;
    if (!observatory.core().isResponding()) {
        for (const FactRecord &record : observatory.journal())
            if (const auto fact = factOf(record); fact && std::holds_alternative<CommandRefused>(*fact))
                result.reasons = std::get<CommandRefused>(*fact).reasons;
        return result;
    }
    findFloor(
        before, config, decided.response->target, decided.response->errorRadius, setup.patience, result);
    observatory.liveUntil(setup.received + setup.patience, [&] {
        return !observatory.core().isResponding() || observatory.core().hasReached(Step::FirstFrame);
    });
    const Snapshot ended = observatory.core().snapshot();
    result.steps = ended.response->steps;
    for (const StepReached &reached : result.steps)
        if (reached.step == Step::FirstExposure)
            result.total = reached.since;
    result.observing = result.total.has_value();
    return result;
}

} // namespace tulpar
