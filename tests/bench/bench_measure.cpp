#include "core/image/contour.h"
#include "core/image/view_samples.h"
#include "core/measure/coordinate_grid.h"
#include "core/measure/cut.h"
#include "core/measure/pixel_table.h"
#include "core/measure/radial_profile.h"
#include "core/measure/region_file.h"

#include <benchmark/benchmark.h>

#include <cmath>
#include <random>

using namespace tulpar;

namespace {

constexpr int kSide = 1024;

/// Sky with noise and a star every 64 pixels, FWHM of so many pixels; 16 bits as a camera has them.
Frame starField(double fwhm)
{
    StarFit star;
    star.peak = 20'000;
    star.beta = 3;
    star.fwhmMajorPx = fwhm;
    star.fwhmMinorPx = fwhm;
    std::mt19937 chance(5);
    auto pixels = std::make_shared<std::vector<std::uint16_t>>();
    for (int y = 1; y <= kSide; ++y) {
        for (int x = 1; x <= kSide; ++x) {
            const double dx = std::remainder(x - 32.3, 64);
            const double dy = std::remainder(y - 31.8, 64);
            const double noise = static_cast<double>(chance() % 81) - 40;
            pixels->push_back(static_cast<std::uint16_t>(1000 + noise + star.valueAt(std::hypot(dx, dy))));
        }
    }
    return *Frame::of(std::move(pixels), kSide, kSide);
}

void radialProfileOfAStar(benchmark::State &state)
{
    const Frame frame = starField(static_cast<double>(state.range(0)));
    for (auto _ : state) {
        auto profile = radialProfile(frame, {544, 543});
        if (!profile)
            state.SkipWithError(profile.error().detail.c_str());
        benchmark::DoNotOptimize(profile);
    }
}
BENCHMARK(radialProfileOfAStar)->Arg(3)->Arg(5)->Arg(10)->Unit(benchmark::kMillisecond);

void centroidOfAStar(benchmark::State &state)
{
    const Frame frame = starField(4);
    for (auto _ : state)
        benchmark::DoNotOptimize(centroid(frame, {544, 543}));
}
BENCHMARK(centroidOfAStar)->Unit(benchmark::kMillisecond);

void apertureOfRadius(benchmark::State &state)
{
    const Frame frame = starField(4);
    const double radius = static_cast<double>(state.range(0));
    const PixelPosition centre{512.3, 511.8};
    for (auto _ : state) {
        const LocalBackground sky = annulusBackground(frame, centre, radius + 4, radius + 12);
        benchmark::DoNotOptimize(
            apertureStatistics(frame, CircleShape{centre, radius}, sky, DetectorNoise{1.5, 1}));
    }
}
BENCHMARK(apertureOfRadius)->Arg(8)->Arg(50)->Arg(400)->Unit(benchmark::kMillisecond);

void statisticsInAPolygon(benchmark::State &state)
{
    const Frame frame = starField(4);
    PolygonShape polygon;
    for (int i = 0; i < 200; ++i) {
        const double r = i % 2 == 0 ? 480 : 300;
        const double angle = i * 0.0314159265;
        polygon.corners.push_back({512 + r * std::cos(angle), 512 + r * std::sin(angle)});
    }
    for (auto _ : state)
        benchmark::DoNotOptimize(apertureStatistics(frame, polygon));
}
BENCHMARK(statisticsInAPolygon)->Unit(benchmark::kMillisecond);

void lineCutOverTheFrame(benchmark::State &state)
{
    const Frame frame = starField(4);
    for (auto _ : state)
        benchmark::DoNotOptimize(lineCut(frame, {{10, 20}, {1000, 1010}}));
}
BENCHMARK(lineCutOverTheFrame)->Unit(benchmark::kMillisecond);

void boxCutOverTheFrame(benchmark::State &state)
{
    const Frame frame = starField(4);
    for (auto _ : state)
        benchmark::DoNotOptimize(boxCut(frame, {{512, 512}, 900, 50, Angle::degrees(30)}));
}
BENCHMARK(boxCutOverTheFrame)->Unit(benchmark::kMillisecond);

void contoursOf1024(benchmark::State &state)
{
    const Frame frame = starField(4);
    const ViewSamples samples =
        sampled(frame, FrameWindow{0, 0, kSide, kSide}, kSide, kSide, Sampling::Nearest);
    for (auto _ : state)
        benchmark::DoNotOptimize(contours(samples, {1100, 1300, 2000, 5000, 12'000}, 2));
}
BENCHMARK(contoursOf1024)->Unit(benchmark::kMillisecond);

void coordinateGridOfAField(benchmark::State &state)
{
    const SkyPlacing placing = skyPlacing(
        TangentPlane::around({Angle::degrees(202), Angle::degrees(47)}, {512, 512}, 0.6, Angle::degrees(20)));
    for (auto _ : state)
        benchmark::DoNotOptimize(coordinateGrid(placing, {0.5, 0.5, 1024.5, 1024.5}));
}
BENCHMARK(coordinateGridOfAField)->Unit(benchmark::kMillisecond);

void regionFileOf10000(benchmark::State &state)
{
    std::string text = "fk5\n";
    for (int i = 0; i < 10'000; ++i)
        text +=
            "circle(13:29:52.6750,+47:11:42.560," + std::to_string(i % 60) + "\") # color=red text={star}\n";
    for (auto _ : state)
        benchmark::DoNotOptimize(readRegions(text));
}
BENCHMARK(regionFileOf10000)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
