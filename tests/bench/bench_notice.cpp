#include "core/alerts/parse.h"
#include "core/policy/policy.h"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

using namespace tulpar;

namespace {

/// The BAT position of GRB 201015A as the drills send it.
std::string batPosition()
{
    std::ifstream file(TULPAR_SOURCE_DIR "/resources/notices/grb201015a.xml", std::ios::binary);
    std::string bytes(std::istreambuf_iterator<char>(file), {});
    if (!parseNotice(bytes))
        std::abort(); // measuring a refusal would look fast
    return bytes;
}

std::string guano()
{
    return R"({"$schema": "https://gcn.nasa.gov/schema/main/gcn/notices/swift/bat/Guano.schema.json",
"mission": "Swift", "instrument": "BAT-GUANO", "record_number": 3, "alert_datetime": "2023-01-01T05:33:01Z",
"alert_tense": "current", "alert_type": "update", "trigger_time": "2022-12-31T21:46:05.13Z", "ra": 336.26,
"dec": 25.139, "ra_dec_error": 0.5, "containment_probability": 0.9, "classification": {"GRB": 1},
"rate_snr": 15.8, "image_snr": 13.94, "id": ["694215995"]})";
}

void count(benchmark::State &state, const std::string &bytes)
{
    state.SetBytesProcessed(
        static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(bytes.size()));
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}

void guardOfVoEvent(benchmark::State &state)
{
    const std::string bytes = batPosition();
    for (auto _ : state)
        benchmark::DoNotOptimize(guardXml(bytes));
    count(state, bytes);
}
BENCHMARK(guardOfVoEvent);

void parseVoEvent(benchmark::State &state)
{
    const std::string bytes = batPosition();
    for (auto _ : state)
        benchmark::DoNotOptimize(parseNotice(bytes));
    count(state, bytes);
}
BENCHMARK(parseVoEvent);

void parseGuanoJson(benchmark::State &state)
{
    const std::string bytes = guano();
    for (auto _ : state)
        benchmark::DoNotOptimize(parseNotice(bytes));
    count(state, bytes);
}
BENCHMARK(parseGuanoJson);

void parseAndDecide(benchmark::State &state)
{
    const std::string bytes = batPosition();
    PolicyContext context;
    context.altitude = Angle::degrees(60);
    context.sunAltitude = Angle::degrees(-40);
    context.sunSeparation = Angle::degrees(120);
    for (auto _ : state) {
        const auto notice = parseNotice(bytes);
        context.now = *notice->noticeUtc + 1s;
        benchmark::DoNotOptimize(decide(*notice, context));
    }
    count(state, bytes);
}
BENCHMARK(parseAndDecide);

} // namespace

BENCHMARK_MAIN();
