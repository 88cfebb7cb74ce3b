// What the night costs the core each second, and a report a person.
#include "core/night/night_book.h"

#include <benchmark/benchmark.h>

using namespace tulpar;

namespace {

const Site kSite{Angle::degrees(43.2249), Angle::degrees(77.8710), 2750, 725, 5, 0.4, 0.62, "Asia/Almaty"};

NightTimes times()
{
    return nightTimes(kSite, "2026-12-10", 5h).value();
}

TimeLedger::Hours hours()
{
    const NightTimes t = times();
    return {t.sunset, t.dusk, t.dawn, t.sunrise};
}

/// Three channels all night, an exposure each `period`: what a journal holds of it.
std::vector<std::pair<UtcInstant, Fact>> busyNight(Duration period)
{
    std::vector<std::pair<UtcInstant, Fact>> facts;
    const NightTimes night = times();
    facts.emplace_back(night.sunset, CoreStarted{});
    std::uint64_t number = 0;
    for (UtcInstant t = night.sunset + 60s; t < night.sunrise; t = t + period)
        for (const char *channel : {"g", "r", "i"}) {
            facts.emplace_back(t, ExposureBegan{channel, t, period - 50ms, "swift:1311600"});
            facts.emplace_back(
                t + period - 10ms,
                FrameStored{channel, ++number, "/frames/x.fits", t, period - 50ms, "swift:1311600", false});
        }
    std::ranges::stable_sort(facts, {}, &std::pair<UtcInstant, Fact>::first);
    return facts;
}

void takeAFact(benchmark::State &state)
{
    const auto facts = busyNight(std::chrono::milliseconds(state.range(0)));
    for (auto _ : state) {
        TimeLedger ledger(hours());
        for (const auto &[at, fact] : facts)
            ledger.take(fact, at);
        benchmark::DoNotOptimize(ledger);
    }
    state.counters["facts"] = static_cast<double>(facts.size());
    state.counters["s_a_fact"] = benchmark::Counter(
        static_cast<double>(facts.size()),
        benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}
BENCHMARK(takeAFact)->Arg(60'000)->Arg(1000)->Unit(benchmark::kMillisecond);

/// What the core asks once a second, in the middle of the busiest night.
void askTotals(benchmark::State &state)
{
    TimeLedger ledger(hours());
    UtcInstant now = times().sunset;
    for (const auto &[at, fact] : busyNight(1s)) {
        ledger.take(fact, at);
        now = at;
    }
    for (auto _ : state)
        benchmark::DoNotOptimize(ledger.dark(now + 500ms));
}
BENCHMARK(askTotals);

void reportOfANight(benchmark::State &state)
{
    std::vector<FactRecord> records;
    for (const auto &[at, fact] : busyNight(std::chrono::milliseconds(state.range(0))))
        records.push_back(record(fact, records.size() + 1, {at, {}}));
    const NightTimes night = times();
    for (auto _ : state) {
        NightBook book(kSite, night, "bench");
        for (const FactRecord &one : records)
            book.take(one);
        benchmark::DoNotOptimize(book.report(night.end));
    }
    state.counters["facts"] = static_cast<double>(records.size());
}
BENCHMARK(reportOfANight)->Arg(60'000)->Arg(1000)->Unit(benchmark::kMillisecond);

void timesOfANight(benchmark::State &state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(nightTimes(kSite, "2026-12-10", 5h));
}
BENCHMARK(timesOfANight)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
