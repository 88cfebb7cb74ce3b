// The sky chart's frames, drawn by QPainter into an image as a widget's are. Processor time, medians over
// repetitions; the goals are those of a desk over VNC. Run with QT_QPA_PLATFORM=offscreen.
#include "../widgets/chart/support_night.h"
#include "widgets/chart/sky_chart.h"
#include "widgets/common/fonts.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>
#include <unistd.h>

using namespace tulpar;

namespace {

constexpr int kWidth = 1600;
constexpr int kHeight = 1000;

std::shared_ptr<const SkyData> sky()
{
    static const std::shared_ptr<const SkyData> data = wholeSky();
    return data;
}

/// With the full catalogue where it is (XDG data folder tulpar/stars.bin); null where it is not.
std::shared_ptr<const SkyData> fullSky()
{
    static const std::shared_ptr<const SkyData> data = []() -> std::shared_ptr<const SkyData> {
        const SkyFiles files = SkyFiles::withOwn(QStringLiteral(TULPAR_SOURCE_DIR "/resources/sky"));
        if (files.allStars.isEmpty())
            return nullptr;
        return SkyData::load(files, burstNight()).value_or(nullptr);
    }();
    return data;
}

ChartOptions everyLayer()
{
    ChartOptions options;
    options.hasBorders = true;
    options.hasExposures = true;
    options.hasTeaching = true;
    return options;
}

/// A chart that answers a burst, its field in degrees across the shorter side; 0: the whole sky.
std::unique_ptr<SkyChart> chartOf(const std::shared_ptr<const SkyData> &data, double fieldDeg)
{
    auto chart = std::make_unique<SkyChart>(data);
    chart->resize(kWidth, kHeight);
    chart->setOptions(everyLayer());
    chart->setSnapshot(std::make_shared<Snapshot>(burstSnapshot()));
    chart->setNow(burstNight());
    chart->show();
    if (fieldDeg > 0)
        chart->lookAt({Angle::degrees(150), Angle::degrees(55)}, Angle::degrees(fieldDeg));
    return chart;
}

/// Everything of the widget, as after an expose.
void repaintAll(SkyChart &chart, QImage &image)
{
    chart.render(&image, {}, {}, QWidget::DrawChildren);
}

double p90(const std::vector<double> &values)
{
    std::vector<double> sorted = values;
    std::sort(sorted.begin(), sorted.end());
    return sorted[sorted.size() * 9 / 10];
}

void telescopeMoved(benchmark::State &state)
{
    const auto chart = chartOf(sky(), static_cast<double>(state.range(0)));
    QImage image(kWidth, kHeight, QImage::Format_RGB32);
    repaintAll(*chart, image);
    std::size_t step = 0;
    for (auto _ : state) {
        const auto snapshot = std::make_shared<Snapshot>(burstSnapshot());
        snapshot->devices[0].mount->pointing = snapshot->response->path[++step % 40].at;
        chart->setSnapshot(snapshot);
        repaintAll(*chart, image);
    }
}

/// A second more each time: now and then the sky has turned by half a pixel and is drawn anew.
void timeMoved(benchmark::State &state)
{
    const auto chart = chartOf(sky(), static_cast<double>(state.range(0)));
    QImage image(kWidth, kHeight, QImage::Format_RGB32);
    repaintAll(*chart, image);
    auto now = burstNight();
    for (auto _ : state) {
        now = now + 1s;
        chart->setNow(now);
        repaintAll(*chart, image);
    }
}

void drawEachTimeElsewhere(benchmark::State &state, SkyChart &chart)
{
    QImage image(kWidth, kHeight, QImage::Format_RGB32);
    repaintAll(chart, image);
    const ChartView from = chart.view();
    const Angle stride = Angle::degrees(chart.projection().field().asDegrees() / 200);
    int step = 0;
    for (auto _ : state) {
        ChartView view = from;
        view.axes = rotation({0, 1, 0}, stride * (1 + ++step % 40)) * from.axes;
        chart.setView(view);
        repaintAll(chart, image);
    }
    state.counters["stars"] = static_cast<double>(chart.starsDrawn());
}

void viewChanged(benchmark::State &state)
{
    const auto chart = chartOf(sky(), static_cast<double>(state.range(0)));
    drawEachTimeElsewhere(state, *chart);
}

void fullViewChanged(benchmark::State &state)
{
    const auto chart = chartOf(fullSky(), static_cast<double>(state.range(0)));
    drawEachTimeElsewhere(state, *chart);
}

/// A catalogue of 25 000, 250 000 or 2 500 000 stars, ten times more with every 2.1 magnitudes, up to V 12.
std::shared_ptr<const SkyData> madeUp(int times)
{
    std::mt19937 chance(5);
    const auto uniform = [&] { return (static_cast<double>(chance()) + 0.5) / 4294967296.0; };
    std::vector<ChartStar> stars;
    for (int i = 0; i < 25000 * times; ++i) {
        const Vec3 at = vec3Of(
            IcrsDirection{Angle::degrees(360 * uniform()), Angle::radians(std::asin(2 * uniform() - 1))});
        const double v = 7.8 + 2.1 * std::log10(uniform() * times);
        stars.push_back(
            {static_cast<float>(at.x), static_cast<float>(at.y), static_cast<float>(at.z),
             static_cast<float>(std::max(-1.0, v)), 0.6F, 0});
    }
    return SkyData::of(std::move(stars));
}

void catalogueTimes(benchmark::State &state)
{
    const auto chart = chartOf(madeUp(static_cast<int>(state.range(0))), static_cast<double>(state.range(1)));
    drawEachTimeElsewhere(state, *chart);
}

double residentMb()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const double pages = file.readAll().split(' ').value(1).toDouble();
    return pages * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

/// Looks at the first paint, once.
class FirstPaint : public QObject {
public:
    QElapsedTimer since;
    double ms = 0;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && ms == 0) {
            watched->removeEventFilter(this);
            QCoreApplication::sendEvent(watched, event); // painted here, then measured
            ms = static_cast<double>(since.nsecsElapsed()) / 1e6;
            return true;
        }
        return false;
    }
};

void printStart()
{
    const double before = residentMb();
    QElapsedTimer loading;
    loading.start();
    if (!sky()) {
        std::printf("no catalogue in resources/sky\n");
        return;
    }
    std::printf(
        "catalogue: %zu stars to V %.1f, read in %.0f ms, resident %.1f MB more\n", sky()->starCount(),
        sky()->faintest(), static_cast<double>(loading.nsecsElapsed()) / 1e6, residentMb() - before);
    std::vector<double> shown;
    for (int i = 0; i < 5; ++i) {
        SkyChart chart(sky());
        FirstPaint first;
        chart.installEventFilter(&first);
        chart.resize(kWidth, kHeight);
        chart.setSnapshot(std::make_shared<Snapshot>(burstSnapshot()));
        chart.setNow(burstNight());
        first.since.start();
        chart.show();
        while (first.ms == 0)
            QCoreApplication::processEvents();
        shown.push_back(first.ms);
    }
    std::printf(
        "first paint after show (wall clock): first chart of the process %.0f ms, then at most %.0f ms\n",
        shown.front(), *std::max_element(shown.begin() + 1, shown.end()));
}

benchmark::internal::Benchmark *measured(benchmark::internal::Benchmark *what)
{
    return what->Unit(benchmark::kMillisecond)
        ->Repetitions(15)
        ->MinTime(0.1)
        ->ReportAggregatesOnly()
        ->ComputeStatistics("p90", &p90);
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    loadFonts();
    QApplication::setFont(deskFont());
    QApplication::setStyle(QStringLiteral("Fusion"));
    benchmark::Initialize(&argc, argv);
    printStart();
    if (!sky())
        return 1;
    measured(benchmark::RegisterBenchmark("telescope moved, field deg", telescopeMoved))->Arg(0)->Arg(30);
    measured(benchmark::RegisterBenchmark("a second passed, field deg", timeMoved))->Arg(0)->Arg(30);
    measured(benchmark::RegisterBenchmark("view changed, field deg", viewChanged))->Arg(0)->Arg(30)->Arg(2);
    if (fullSky())
        measured(benchmark::RegisterBenchmark("view changed, full catalogue, field deg", fullViewChanged))
            ->Arg(30)
            ->Arg(2);
    else
        std::printf("no full catalogue (tulpar/stars.bin in the data folder): not measured\n");
    measured(benchmark::RegisterBenchmark("view changed, 25 000 stars times/field deg", catalogueTimes))
        ->Args({1, 170})
        ->Args({10, 170})
        ->Args({100, 170})
        ->Args({1, 10})
        ->Args({10, 10})
        ->Args({100, 10});
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
