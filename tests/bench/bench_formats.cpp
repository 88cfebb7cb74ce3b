#include "core/alerts/parse.h"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

using namespace tulpar;

namespace {

std::string seed(const std::string &name)
{
    std::ifstream file(TULPAR_SOURCE_DIR "/tests/fuzz/corpus/" + name, std::ios::binary);
    std::string bytes(std::istreambuf_iterator<char>(file), {});
    if (!parseNotice(bytes))
        std::abort(); // measuring a refusal would look fast
    return bytes;
}

/// An alert of LVK as long as a real one: a map of 0.75 MB in base64.
std::string waveWithMap()
{
    std::string bytes = seed("lvk/preliminary");
    constexpr std::string_view kMap = "U0lNUExFICA9";
    std::string map;
    while (map.size() < 1'036'000)
        map += kMap;
    return bytes.replace(bytes.find(kMap), kMap.size(), map);
}

void parse(benchmark::State &state, const std::string &bytes)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(parseNotice(bytes));
    state.SetBytesProcessed(
        static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(bytes.size()));
}

/// The median of many short runs: on a machine that others use, a mean says more of them than of us.
void byMedian(benchmark::internal::Benchmark *bench)
{
    bench->Unit(benchmark::kMicrosecond)->MinTime(0.1)->Repetitions(15)->ReportAggregatesOnly();
}

BENCHMARK_CAPTURE(parse, einsteinProbeJson, seed("unified/ep"))->Apply(byMedian);
BENCHMARK_CAPTURE(parse, guanoJson, seed("unified/guano"))->Apply(byMedian);
BENCHMARK_CAPTURE(parse, iceCubeJson, seed("unified/icecube"))->Apply(byMedian);
BENCHMARK_CAPTURE(parse, lvkRetraction, seed("lvk/retraction"))->Apply(byMedian);
BENCHMARK_CAPTURE(parse, lvkWithMapOfOneMegabyte, waveWithMap())->Apply(byMedian);
BENCHMARK_CAPTURE(parse, batPacket, seed("packet/bat_position"))->Apply(byMedian);
BENCHMARK_CAPTURE(parse, integralPacketOfDate, seed("packet/integral_wakeup"))->Apply(byMedian);
BENCHMARK_CAPTURE(parse, batText, seed("text/bat"))->Apply(byMedian);
BENCHMARK_CAPTURE(parse, lvkAvro, seed("avro/update"))->Apply(byMedian);

} // namespace

BENCHMARK_MAIN();
