// The chart alone in a window of 1600x1000, for vnc_bytes.py: lives like a desk's (time each second, ten
// snapshots a second of a telescope that tracks) and does what the lines on its input say: step, track, pan
// (a key), drag (the mouse, button held), release, zoom, home, layers (those named, and no other), quit.
// Answers each line with "done".
#include "../widgets/chart/support_night.h"
#include "core/sky/observer.h"
#include "tests/bench/command_lines.h"
#include "widgets/chart/sky_chart.h"
#include "widgets/common/fonts.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QTimer>

#include <cstdio>
#include <optional>
#include <string>

using namespace tulpar;

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    loadFonts();
    QApplication::setFont(deskFont());
    QApplication::setStyle(QStringLiteral("Fusion"));
    SkyChart chart(argc > 1 ? SkyData::of({}) : wholeSky()); // with any argument: no stars
    chart.setWindowFlag(Qt::FramelessWindowHint);
    chart.resize(1600, 1000);

    QElapsedTimer since;
    since.start();
    const auto now = [&] { return burstNight() + std::chrono::milliseconds(since.elapsed()); };
    std::size_t step = 0; // along the slew's path; 0: tracking the target
    const auto snapshot = [&] {
        auto made = std::make_shared<Snapshot>(burstSnapshot());
        made->utc = now();
        for (DeviceView &device : made->devices)
            device.measuredUtc = now();
        MountReport &mount = *made->devices[0].mount;
        mount.isSlewing = step > 0;
        if (step > 0)
            mount.pointing = made->response->path[step % made->response->path.size()].at;
        else
            mount.pointing = Observer(made->observatory.site, now()).observed(made->response->target);
        made->response->state = ResponseState::Exposing;
        return made;
    };
    chart.setSnapshot(snapshot());
    chart.setNow(now());
    chart.show();

    QTimer seconds;
    seconds.callOnTimeout(&chart, [&] { chart.setNow(now()); });
    seconds.start(1000);
    QTimer snapshots;
    snapshots.callOnTimeout(&chart, [&] { chart.setSnapshot(snapshot()); });
    snapshots.start(100);

    std::optional<QPointF> held; // by the mouse
    const auto mouse = [&](QEvent::Type type, const QPointF &at) {
        QMouseEvent event(
            type, at, chart.mapToGlobal(at), Qt::LeftButton,
            type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&chart, &event);
    };
    const auto drag = [&] {
        if (!held) {
            held = QPointF(800, 500);
            mouse(QEvent::MouseButtonPress, *held);
        }
        *held += QPointF(30, 10);
        mouse(QEvent::MouseMove, *held);
    };
    const auto showLayers = [&](const std::string &named) {
        const auto has = [&](const char *name) { return named.find(name) != std::string::npos; };
        ChartOptions options = chart.options();
        options.grid = has("grid") ? GridKind::Horizontal : GridKind::None;
        options.hasLines = has("figures");
        options.hasFigureNames = has("constellations");
        options.hasBorders = has("borders");
        options.hasNames = has("names");
        options.hasMilkyWay = has("milky way");
        options.hasDeepSky = has("deep sky");
        options.hasSolarSystem = has("planets");
        options.hasLimits = has("limits");
        chart.setOptions(options);
    };

    onCommandLines(&chart, [&](const std::string &line) {
        if (line == "step") {
            ++step;
            chart.setSnapshot(snapshot());
        } else if (line == "track") {
            step = 0;
        } else if (line == "pan") {
            QKeyEvent key(QEvent::KeyPress, Qt::Key_Left, Qt::NoModifier);
            QCoreApplication::sendEvent(&chart, &key);
        } else if (line == "drag") {
            drag();
        } else if (line == "release" && held) {
            mouse(QEvent::MouseButtonRelease, *held);
            held.reset();
        } else if (line.rfind("layers", 0) == 0) {
            showLayers(line);
        } else if (line == "zoom") {
            chart.lookAt({Angle::degrees(150), Angle::degrees(55)}, Angle::degrees(30));
        } else if (line == "home") {
            chart.goHome();
        }
        std::puts("done");
        std::fflush(stdout);
    });
    return QApplication::exec();
}
