#include "core/lab/sky_map_reader.h"
#include "core/plan/planner.h"
#include "core/plan/tiling.h"
#include "core/plan/visit_value.h"
#include "tests/core/plan/support_programmes.h"

#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <string>

using namespace tulpar;

namespace {

/// The night of the peers' measurement: 14 h of December, all targets with blocks of some minutes.
NightSky longNight()
{
    return *NightSky::ofEvening(assyTurgen(), "2026-12-10");
}

Programme targetsOf(int count, const NightSky &night)
{
    ProgrammeKind kind;
    kind.targets = count;
    kind.exposureHighS = 900;
    return randomProgramme(4, kind, night);
}

void theNight(benchmark::State &state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(longNight());
}
BENCHMARK(theNight)->Unit(benchmark::kMillisecond);

void firstPlan(benchmark::State &state)
{
    const NightSky night = longNight();
    const Programme programme = targetsOf(static_cast<int>(state.range(0)), night);
    std::size_t visits = 0;
    double value = 0;
    for (auto _ : state) {
        const Planner planner(programme, night, PlanTerms());
        value = planner.value();
        visits = planner.plan().visits.size();
    }
    state.counters["visits"] = static_cast<double>(visits);
    state.counters["value"] = value;
}
BENCHMARK(firstPlan)->Arg(20)->Arg(200)->Arg(1000)->Arg(5000)->Unit(benchmark::kMillisecond);

/// What the first plan and so many steps come to, and what they bring: the cost curve.
void improvedPlan(benchmark::State &state)
{
    const NightSky night = longNight();
    const Programme programme = targetsOf(static_cast<int>(state.range(0)), night);
    double value = 0;
    double first = 0;
    for (auto _ : state) {
        Planner planner(programme, night, PlanTerms());
        first = planner.value();
        planner.improve(static_cast<int>(state.range(1)));
        value = planner.value();
    }
    state.counters["value"] = value;
    state.counters["of_first"] = value / first;
}
BENCHMARK(improvedPlan)
    ->ArgsProduct({{200}, {0, 300, 1000, 3000, 10000, 30000}})
    ->ArgsProduct({{5000}, {0, 3000, 30000}})
    ->Unit(benchmark::kMillisecond);

/// What the price of idling changes: hours from dusk to the middle of a thin night's work, and how much of
/// the quality at the culminations is given for it.
void hurriedPlan(benchmark::State &state)
{
    const NightSky night = longNight();
    const Programme programme = targetsOf(static_cast<int>(state.range(0)), night);
    PlanTerms terms;
    terms.hazardPerHour = static_cast<double>(state.range(1)) / 100;
    Plan plan;
    for (auto _ : state) {
        Planner planner(programme, night, terms);
        planner.improve(1000);
        plan = planner.plan();
    }
    double late = 0;
    double value = 0;
    for (const PlannedVisit &visit : plan.visits) {
        const Duration middle = visit.start + (visit.end - visit.start) / 2 - plan.night.from;
        late += seconds(middle) / 3600;
        value += visit.value / chanceLeft(middle, terms.hazardPerHour);
    }
    state.counters["visits"] = static_cast<double>(plan.visits.size());
    state.counters["mean_hours_late"] = late / static_cast<double>(plan.visits.size());
    state.counters["value_if_not_lost"] = value;
}
BENCHMARK(hurriedPlan)->ArgsProduct({{5, 20, 200}, {0, 5, 10}})->Unit(benchmark::kMillisecond);

/// From the cells of a real map to a whole night's visits.
void tiledMap(benchmark::State &state, const char *file)
{
    std::ifstream map(
        std::string(TULPAR_SOURCE_DIR "/../shared/data/alerts/skymap/") + file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(map), {}};
    const auto readings = readSkyMaps(bytes);
    if (!readings) {
        state.SkipWithError("the sample is not there");
        return;
    }
    const NightSky night = longNight();
    const Angle field = Angle::arcseconds(1024 * 0.591);
    const TileGrid grid(field, field, kTileOverlap);
    TilingTerms terms;
    terms.event = file;
    Tiling tiling;
    for (auto _ : state)
        tiling = tile(
            tilesTonight(readings->front().cells, grid, terms, night, PlanTerms()), terms, night,
            PlanTerms());
    state.counters["fields"] = static_cast<double>(tiling.tiles.size());
    state.counters["visits"] = static_cast<double>(tiling.plan.visits.size());
    state.counters["probability"] = tiling.probability;
    state.counters["complete"] = tiling.complete;
}
BENCHMARK_CAPTURE(tiledMap, bayestar, "bayestar.multiorder.fits")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(tiledMap, bayestar_flat, "bayestar.fits.gz")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(tiledMap, cwb, "S240112e_cwb.multiorder.fits")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(tiledMap, ipn, "GRB220617A_IPN_map_hpx.fits.gz")->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
