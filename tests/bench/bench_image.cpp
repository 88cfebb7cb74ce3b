// Frames from disk to pixels on the screen, warm cache, one core: build/<preset>/bench/bench_image. A view of
// 1600x1000. Processor time, of this process and of the one that reads (a machine that is busy elsewhere does
// not count); median and p90 of 9 runs each. "floor" is the same bytes copied (memcpy), or CFITSIO's own
// read: what no viewer that touches them can beat; "x_floor" is the ratio of the medians so far.
#include "core/fits/apart_reader.h"
#include "core/fits/cfitsio_file.h"
#include "core/fits/reader.h"
#include "core/image/coadd.h"
#include "core/image/composite.h"
#include "core/image/histogram.h"
#include "core/image/limits.h"
#include "core/image/view_samples.h"

#include <benchmark/benchmark.h>
#include <fitsio.h>

#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <vector>

using namespace tulpar;

namespace {

constexpr int kViewWidth = 1600;
constexpr int kViewHeight = 1000;
constexpr int kRuns = 9;

double processorSeconds()
{
    const auto of = [](__rusage_who who) {
        rusage usage{};
        getrusage(who, &usage);
        const auto seconds = [](const timeval &t) {
            return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
        };
        return seconds(usage.ru_utime) + seconds(usage.ru_stime);
    };
    return of(RUSAGE_SELF) + of(RUSAGE_CHILDREN);
}

/// The files, made once and removed at the end.
class Files {
public:
    Files()
        : m_folder(
            std::filesystem::temp_directory_path() / ("tulpar_bench_image_" + std::to_string(getpid())))
    {
        std::filesystem::create_directory(m_folder);
    }
    ~Files()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }
    Files(const Files &) = delete;
    Files &operator=(const Files &) = delete;

    std::filesystem::path sixteenBit(int side) { return made(side, USHORT_IMG, 0); }
    std::filesystem::path floats(int side) { return made(side, FLOAT_IMG, 0); }
    std::filesystem::path rice(int side) { return made(side, USHORT_IMG, RICE_1); }

private:
    std::filesystem::path made(int side, int kind, int compression)
    {
        const auto file = m_folder
            / (std::to_string(side) + "_" + std::to_string(kind) + "_" + std::to_string(compression)
               + ".fits");
        if (std::filesystem::exists(file))
            return file;
        // Sky of 1000 with the noise of its electrons (deviation 30), and stars.
        std::mt19937 chance(1);
        const auto count = static_cast<std::size_t>(side) * static_cast<std::size_t>(side);
        std::vector<std::uint16_t> pixels(count);
        for (std::uint16_t &pixel : pixels) {
            const auto draw = static_cast<std::uint32_t>(chance());
            const unsigned sum = (draw & 0xff) + (draw >> 8 & 0xff) + (draw >> 16 & 0xff) + (draw >> 24);
            pixel = static_cast<std::uint16_t>(1000 + (static_cast<int>(sum) - 510) / 5);
        }
        for (int star = 0; star < side / 2; ++star) {
            const int x = 8 + static_cast<int>(chance() % static_cast<unsigned>(side - 16));
            const int y = 8 + static_cast<int>(chance() % static_cast<unsigned>(side - 16));
            const double peak = 50'000.0 / static_cast<double>(1 + chance() % 200);
            for (int dy = -8; dy <= 8; ++dy)
                for (int dx = -8; dx <= 8; ++dx) {
                    auto &pixel = pixels
                        [static_cast<std::size_t>(y + dy) * static_cast<std::size_t>(side)
                         + static_cast<std::size_t>(x + dx)];
                    pixel = static_cast<std::uint16_t>(
                        std::min(65535.0, pixel + peak * std::exp(-(dx * dx + dy * dy) / 8.0)));
                }
        }
        int status = 0;
        fitsfile *out = nullptr;
        std::array<long, 2> axes{side, side};
        fits_create_diskfile(&out, file.c_str(), &status);
        fits_set_compression_type(out, compression, &status);
        fits_create_img(out, kind, 2, axes.data(), &status);
        fits_write_img(out, TUSHORT, 1, static_cast<LONGLONG>(count), pixels.data(), &status);
        fits_close_file(out, &status);
        return status == 0 ? file : std::filesystem::path();
    }

    std::filesystem::path m_folder;
};

double medianOf(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

double p90(const std::vector<double> &values)
{
    std::vector<double> sorted = values;
    std::sort(sorted.begin(), sorted.end());
    return sorted.empty() ? 0 : sorted[std::min(sorted.size() - 1, sorted.size() * 9 / 10)];
}

/// All that a run keeps for its floor: seconds by the benchmark's name.
using Seconds = std::map<std::string, std::vector<double>>;

void measure(
    Seconds &seconds, const std::string &name, const std::string &floor, const std::function<void()> &work,
    int iterations = 3)
{
    benchmark::RegisterBenchmark(
        name.c_str(),
        [&seconds, name, floor, work](benchmark::State &state) {
            double total = 0;
            for (auto _ : state) {
                const double before = processorSeconds();
                work();
                const double taken = processorSeconds() - before;
                total += taken;
                state.SetIterationTime(taken);
            }
            seconds[name].push_back(total / static_cast<double>(state.iterations()));
            if (!floor.empty())
                state.counters["x_floor"] =
                    medianOf(seconds[name]) / std::max(medianOf(seconds[floor]), 1e-9);
        })
        ->UseManualTime()
        ->Unit(benchmark::kMillisecond)
        ->Iterations(iterations)
        ->Repetitions(kRuns)
        ->ComputeStatistics("p90", p90)
        ->ReportAggregatesOnly();
}

FrameWindow fitted(const Frame &frame)
{
    // The whole frame in the middle of the view.
    const double step = std::max(
        static_cast<double>(frame.width()) / kViewWidth, static_cast<double>(frame.height()) / kViewHeight);
    return {
        frame.width() / 2.0 - step * kViewWidth / 2, frame.height() / 2.0 - step * kViewHeight / 2,
        step * kViewWidth, step * kViewHeight};
}

struct Screen {
    std::vector<Rgb32> pixels = std::vector<Rgb32>(std::size_t{kViewWidth} * kViewHeight);
    ViewSamples samples;

    void show(const Frame &frame, const FrameWindow &window, Sampling sampling)
    {
        const auto display = displayAtFirstSight(frame, true);
        if (!display)
            return;
        sampleInto(samples, frame, window, kViewWidth, kViewHeight, sampling);
        repaint(*display, {});
    }
    void repaint(const Display &display, ContrastBias tone)
    {
        const PaintTable table(display, colourTable(ColourMap::Grey), tone);
        paint(samples, table, {pixels.data(), kViewWidth, kViewHeight, kViewWidth});
        benchmark::DoNotOptimize(pixels.data());
    }
};

void copyOf(const std::filesystem::path &file, std::vector<std::byte> &to)
{
    const auto mapped = MappedFile::open(file);
    to.resize((*mapped)->bytes().size());
    std::memcpy(to.data(), (*mapped)->bytes().data(), to.size());
    benchmark::DoNotOptimize(to.data());
}

} // namespace

int main(int argc, char **argv)
{
    benchmark::Initialize(&argc, argv);
    Files files;
    Seconds seconds;
    Screen screen;
    std::vector<std::byte> copy;
    const std::filesystem::path live = files.sixteenBit(1024);
    const std::filesystem::path large = files.sixteenBit(4096);
    const std::filesystem::path huge = files.floats(8192);
    const std::filesystem::path rice = files.rice(4096);

    measure(seconds, "floor/copy_4096_u16", "", [&] { copyOf(large, copy); });
    measure(seconds, "live_1024_u16/mapped_to_painted", "", [&] {
        const auto frame = mapFits(live);
        screen.show(*frame, fitted(*frame), Sampling::Box);
    });
    measure(seconds, "large_4096_u16/first_picture", "floor/copy_4096_u16", [&] {
        const auto frame = mapFits(large);
        screen.show(*frame, fitted(*frame), Sampling::Nearest);
    });
    measure(seconds, "large_4096_u16/statistics", "floor/copy_4096_u16", [&] {
        benchmark::DoNotOptimize(statistics(*mapFits(large)));
    });
    measure(seconds, "large_4096_u16/statistics_and_stretch", "floor/copy_4096_u16", [&] {
        const auto frame = mapFits(large);
        benchmark::DoNotOptimize(statistics(*frame));
        screen.show(*frame, fitted(*frame), Sampling::Box);
    });
    const auto frame = mapFits(large);
    const auto display = displayAtFirstSight(*frame, true);
    measure(
        seconds, "large_4096_u16/stretch_change_repainted", "",
        [&, softening = 0.01]() mutable {
            Display changed = *display;
            softening = softening > 0.5 ? 0.01 : softening * 1.1;
            changed.shape.softening = softening;
            screen.repaint(changed, {});
        },
        20);
    measure(
        seconds, "large_4096_u16/contrast_dragged_log", "",
        [&, bias = 0.3]() mutable {
            Display changed = *display;
            changed.shape.curve = StretchCurve::Log;
            bias = bias > 0.7 ? 0.3 : bias + 0.01;
            screen.repaint(changed, {2, bias});
        },
        20);
    measure(seconds, "large_4096_u16/histogram", "", [&] {
        benchmark::DoNotOptimize(histogram(*frame, display->range, 512));
    });
    measure(
        seconds, "floor/copy_8192_float", "", [&] { copyOf(huge, copy); }, 1);
    measure(seconds, "huge_8192_float/first_picture", "floor/copy_8192_float", [&] {
        const auto mapped = mapFits(huge);
        screen.show(*mapped, fitted(*mapped), Sampling::Nearest);
    });
    measure(
        seconds, "huge_8192_float/whole_picture", "floor/copy_8192_float",
        [&] {
            const auto mapped = mapFits(huge);
            screen.show(*mapped, fitted(*mapped), Sampling::Box);
        },
        1);
    measure(
        seconds, "huge_8192_float/statistics", "floor/copy_8192_float",
        [&] { benchmark::DoNotOptimize(statistics(*mapFits(huge))); }, 1);
    measure(
        seconds, "floor/cfitsio_4096_rice", "",
        [&] {
            int status = 0;
            int anyNull = 0;
            std::vector<std::uint16_t> pixels(std::size_t{4096} * 4096);
            const auto file = CfitsioFile::openForReading(rice);
            fits_movabs_hdu(file->get(), 2, nullptr, &status);
            fits_read_img(file->get(), TUSHORT, 1, 4096LL * 4096, nullptr, pixels.data(), &anyNull, &status);
            benchmark::DoNotOptimize(pixels.data());
        },
        1);
    ReadWish plain;
    plain.isChecksumWanted = false;
    measure(
        seconds, "rice_4096_u16/read_directly", "floor/cfitsio_4096_rice",
        [&] { benchmark::DoNotOptimize(readFits(rice, plain)); }, 1);
    const ApartReader apart({std::filesystem::path(argv[0]).parent_path().parent_path() / "bin/tulpar-fits"});
    measure(
        seconds, "rice_4096_u16/read_apart", "floor/cfitsio_4096_rice",
        [&] { benchmark::DoNotOptimize(apart.read(rice, plain)); }, 1);
    measure(
        seconds, "small_1024_u16/read_apart", "", [&] { benchmark::DoNotOptimize(apart.read(live, plain)); },
        1);

    // Three channels over one sky, each turned a little.
    std::array<Frame, 3> channels;
    for (std::size_t i = 0; i < channels.size(); ++i) {
        const auto mapped = mapFits(live);
        FrameFacts facts = mapped->facts();
        facts.wcs = TangentPlane::around(
            {Angle::degrees(120), Angle::degrees(43)}, {512.5 + static_cast<double>(i), 512.5}, 0.591,
            Angle::degrees(static_cast<double>(i)));
        channels[i] = mapped->withFacts(facts);
    }
    const SkyGrid view{
        TangentPlane::around({Angle::degrees(120), Angle::degrees(43)}, {800, 500}, 0.591, Angle()),
        kViewWidth, kViewHeight};
    std::array<CompositeChannel, 3> colours;
    measure(
        seconds, "composite_1600x1000/three_channels_resampled", "",
        [&] {
            for (std::size_t i = 0; i < channels.size(); ++i)
                colours[i] = *compositeChannel(channels[i], view);
        },
        1);
    measure(seconds, "composite_1600x1000/painted", "", [&] {
        paintComposite(colours, {}, {screen.pixels.data(), kViewWidth, kViewHeight, kViewWidth});
        benchmark::DoNotOptimize(screen.pixels.data());
    });
    auto coadd = Coadd::beginning(channels[0]);
    measure(
        seconds, "coadd_1024/one_frame_more", "", [&] { benchmark::DoNotOptimize(coadd->add(channels[1])); },
        1);

    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
