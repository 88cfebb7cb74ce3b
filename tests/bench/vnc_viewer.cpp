// The viewer alone in a window of 1600x1270, for vnc_bytes.py: lives like a desk's (time each second, ten
// snapshots a second) with one channel large, so that a frame of 1024x1024 fills the window's height at one
// screen pixel a frame pixel. Does what the lines on its input say: frame (the next one of the night, with
// noise of its own), remote, full, moving (three frames a second), still, quit. Answers each line with "done"
// and the number of the frame on the screen.
#include "../widgets/viewer/support_running_clock.h"
#include "../widgets/viewer/support_star_field.h"
#include "app/vnc_link.h"
#include "tests/bench/command_lines.h"
#include "widgets/common/fonts.h"
#include "widgets/viewer/channel_pane.h"
#include "widgets/viewer/frame_viewer.h"

#include <QApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>
#include <string>

using namespace tulpar;

namespace {

constexpr int kVersions = 8; // of the noise; more frames take turns

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    loadFonts();
    QApplication::setFont(deskFont());
    QApplication::setStyle(QStringLiteral("Fusion"));
    QTemporaryDir folder;
    const test::RunningClock clock;
    FrameViewer viewer(clock);
    viewer.setWindowFlag(Qt::FramelessWindowHint);
    viewer.resize(1600, 1270);
    viewer.setLinkBacklog(vncBacklog);

    test::StarField field;
    field.wcs = test::burstPlane();
    field.event = test::burstPosition();
    field.eventErrorDeg = 0.05;
    field.eventId = "swift:1126853";
    field.afterglow = 900;
    const auto fileOf = [&](unsigned version) {
        return folder.filePath(QStringLiteral("version%1.fits").arg(version));
    };
    for (unsigned version = 0; version < kVersions; ++version) {
        field.noiseSeed = version + 1;
        if (!test::writeStarField(fileOf(version), field))
            return 1;
    }

    Snapshot snapshot;
    const auto publish = [&] {
        snapshot.utc = clock.now().utc;
        viewer.setSnapshot(std::make_shared<const Snapshot>(snapshot));
    };
    std::uint64_t number = 0;
    const auto nextFrame = [&] {
        ++number;
        const QString path = folder.filePath(QStringLiteral("r_%1.fits").arg(number));
        QFile::copy(fileOf(static_cast<unsigned>(number % kVersions)), path);
        const UtcInstant now = clock.now().utc;
        const Duration exposure = std::chrono::milliseconds(300);
        snapshot.frames = {
            {"r", path.toStdString(), number, now - exposure, exposure, field.eventId, now, 0}};
        publish();
    };
    nextFrame();
    viewer.setNow(clock.now().utc);
    viewer.show();
    viewer.showChannel(QStringLiteral("r"));

    QTimer seconds;
    seconds.callOnTimeout(&viewer, [&] { viewer.setNow(clock.now().utc); });
    seconds.start(1000);
    QTimer snapshots;
    snapshots.callOnTimeout(&viewer, publish);
    snapshots.start(100);
    QTimer frames;
    frames.callOnTimeout(&viewer, nextFrame);
    quint64 painted = 0;
    int shown = 0;
    QObject::connect(&viewer, &FrameViewer::framePainted, &viewer, [&](const QString &, quint64 which) {
        painted = which;
        ++shown;
    });

    onCommandLines(&viewer, [&](const std::string &line) {
        if (line == "frame")
            nextFrame();
        else if (line == "remote" || line == "full")
            viewer.setRemote(line == "remote");
        else if (line == "moving")
            frames.start(333);
        else if (line == "still")
            frames.stop();
        std::printf(
            "done %llu of %llu, %d shown, link %d s\n", static_cast<unsigned long long>(painted),
            static_cast<unsigned long long>(number), shown, viewer.pane(QStringLiteral("r"))->linkSeconds());
        std::fflush(stdout);
    });
    return QApplication::exec();
}
