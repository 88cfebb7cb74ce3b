#include "core/alerts/parse.h"
#include "core/policy/policy.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

using namespace tulpar;

namespace {

/// A BAT position in the form and length of GCN's own, 6 kB.
const char *const kNotice = TULPAR_SOURCE_DIR "/tests/bench/bat_position_6kb.xml";

std::string batPosition()
{
    std::ifstream file(kNotice, std::ios::binary);
    std::string bytes(std::istreambuf_iterator<char>(file), {});
    const auto notice = parseNotice(bytes);
    if (!notice || !notice->permitsSlew())
        std::abort(); // measuring a refusal would look fast
    return bytes;
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

void understandVoEvent(benchmark::State &state)
{
    const std::string bytes = batPosition();
    for (auto _ : state)
        benchmark::DoNotOptimize(parseNotice(bytes));
    count(state, bytes);
}

void understandAndDecide(benchmark::State &state)
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

/// The median of many short runs: on a machine that others use, a mean says more of them than of us.
void byMedian(benchmark::internal::Benchmark *bench)
{
    bench->Unit(benchmark::kMicrosecond)->MinTime(0.1)->Repetitions(15)->ReportAggregatesOnly();
}

BENCHMARK(guardOfVoEvent)->Apply(byMedian);
BENCHMARK(understandVoEvent)->Apply(byMedian);
BENCHMARK(understandAndDecide)->Apply(byMedian);

constexpr int kCalls = 2000;

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

/// Microseconds by the wall's clock, of one call in the middle: as the script beside it measures.
double ourMedian(const std::string &bytes)
{
    using Wall = std::chrono::high_resolution_clock;
    std::vector<double> took;
    for (int i = 0; i < kCalls; ++i) {
        const auto began = Wall::now();
        benchmark::DoNotOptimize(parseNotice(bytes));
        took.push_back(std::chrono::duration<double, std::micro>(Wall::now() - began).count());
    }
    return median(std::move(took));
}

std::optional<double> lxmlMedian()
{
    const std::string command = "/usr/bin/python3 " TULPAR_SOURCE_DIR "/tests/bench/lxml_notice.py "
        + std::string(kNotice) + ' ' + std::to_string(kCalls) + " 2>/dev/null";
    std::FILE *pipe = popen(command.c_str(), "r");
    if (pipe == nullptr)
        return std::nullopt;
    double ns = 0;
    const bool read = std::fscanf(pipe, "%lf", &ns) == 1;
    const bool ended = pclose(pipe) == 0;
    return read && ended ? std::optional(ns / 1000) : std::nullopt;
}

/// The same notice with lxml, turn by turn with us, so that what else the machine does falls on both.
void besideLxml()
{
    constexpr int kTurns = 9;
    const std::string bytes = batPosition();
    std::vector<double> ours;
    std::vector<double> theirs;
    std::vector<double> ratios;
    for (int turn = 0; turn < kTurns; ++turn) {
        const double we = ourMedian(bytes);
        const auto they = lxmlMedian();
        if (!they) {
            std::puts("lxml is not installed (python3-lxml): nothing to compare with");
            return;
        }
        ours.push_back(we);
        theirs.push_back(*they);
        ratios.push_back(*they / we);
    }
    std::printf(
        "VOEvent of %zu bytes understood, median of %d turns of %d calls: %.1f us here, %.1f us with lxml, "
        "%.1f times (%.1f to %.1f)\n",
        bytes.size(), kTurns, kCalls, median(ours), median(theirs), median(ratios), std::ranges::min(ratios),
        std::ranges::max(ratios));
}

} // namespace

int main(int argc, char **argv)
{
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    besideLxml();
    return 0;
}
