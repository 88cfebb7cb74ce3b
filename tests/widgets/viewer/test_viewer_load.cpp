#include "widgets/viewer/channel_stack.h"
#include "widgets/viewer/readout_line.h"

#include <QEventLoop>
#include <QFile>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <clocale>
#include <cmath>
#include <ctime>
#include <deque>
#include <fstream>
#include <map>

#include "support_running_clock.h"
#include "support_viewer_desk.h"

using namespace tulpar;
using namespace tulpar::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double kSampleS = 6; ///< in ./test
constexpr int kVersions = 5; ///< of each channel's frame, in turn
constexpr int kRedMs = 333;
constexpr int kOthersMs = 7500;
constexpr int kProbeMs = 4;
constexpr std::size_t kKeptFiles = 400; ///< on the disk; the night's would be more than it holds here
constexpr double kMostGrowthMiB = 64; ///< far above what is stated: catches a leak of frames only

/// MiB of this process's own memory; mapped frames are the file cache's.
double ownMiB()
{
    std::ifstream file("/proc/self/status");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("RssAnon:"))
            return std::strtod(line.c_str() + 8, nullptr) / 1024;
    return 0;
}

double quantile(std::vector<double> values, double share)
{
    if (values.empty())
        return -1;
    const auto at = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size()))) - 1;
    std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(at));
    return values[at];
}

/// Three cameras in a thread of their own: whole files under their names, as the core's frames are.
class Cameras final : public QObject {
    Q_OBJECT

public:
    Cameras(const QString &folder, const Clock &clock)
        : m_folder(folder)
        , m_clock(clock)
    {
        for (auto &[channel, timer] : m_timers) {
            timer.setParent(this); // moves with it
            timer.setTimerType(Qt::PreciseTimer);
            timer.setInterval(channel == "r" ? kRedMs : kOthersMs);
            connect(&timer, &QTimer::timeout, this, [this, name = channel] { expose(name); });
        }
    }

public slots:
    void start()
    {
        for (auto &[channel, timer] : m_timers) {
            expose(channel);
            timer.start();
        }
    }
    void stop()
    {
        for (auto &[channel, timer] : m_timers)
            timer.stop();
    }

signals:
    void stored(const QString &channel, quint64 number, const QString &path);

private:
    void expose(const std::string &channel)
    {
        const quint64 number = ++m_numbers[channel];
        const QString name = QString::fromStdString(channel);
        const QString path = u"%1/%2_%3.fits"_s.arg(m_folder, name).arg(number);
        const QString from = u"%1/%2_version%3"_s.arg(m_folder, name).arg(number % kVersions);
        if (!QFile::copy(from, path + u".part"_s) || !QFile::rename(path + u".part"_s, path))
            qFatal("cannot store a frame");
        m_files.push_back(path);
        if (m_files.size() > kKeptFiles) {
            QFile::remove(m_files.front());
            m_files.pop_front();
        }
        emit stored(name, number, path);
    }

    QString m_folder;
    const Clock &m_clock;
    std::map<std::string, QTimer> m_timers = [] {
        std::map<std::string, QTimer> timers;
        for (const char *channel : {"g", "r", "i"})
            timers.try_emplace(channel);
        return timers;
    }();
    std::map<std::string, quint64> m_numbers;
    std::deque<QString> m_files;
};

/// Sends a word to the GUI thread again and again: how long it waits is how long a key would.
class Prober final : public QObject {
    Q_OBJECT

public:
    explicit Prober(const QElapsedTimer &since)
        : m_since(since)
        , m_timer(this)
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(kProbeMs);
        connect(&m_timer, &QTimer::timeout, this, [this] { emit asked(m_since.nsecsElapsed()); });
    }

public slots:
    void start() { m_timer.start(); }
    void stop() { m_timer.stop(); }

signals:
    void asked(qint64 atNs);

private:
    const QElapsedTimer &m_since;
    QTimer m_timer;
};

} // namespace

/// A night of three live channels, r' three frames a second: no frame lost, how long a key waits, memory. A
/// sample of some seconds in ./test; TULPAR_VIEWER_MINUTES says how long it lasts else.
class TestViewerLoad : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        setlocale(LC_ALL, "C");
        dressApplication();
    }

    void threeChannelsLive();
};

void TestViewerLoad::threeChannelsLive()
{
    const double minutes = qEnvironmentVariable("TULPAR_VIEWER_MINUTES").toDouble();
    const double lasts = minutes > 0 ? minutes * 60 : kSampleS;
    QTemporaryDir folder;
    for (const char *channel : {"g", "r", "i"})
        for (unsigned version = 0; version < kVersions; ++version) {
            auto field = burstField(channel);
            field.noiseSeed = 100 * version + static_cast<unsigned>(channel[0]);
            QVERIFY(writeStarField(
                folder.filePath(u"%1_version%2"_s.arg(QLatin1String(channel)).arg(version)), field));
        }

    const RunningClock clock;
    FrameViewer viewer(clock);
    viewer.setColours(Palette::of(Lighting::Night));
    viewer.resize(1600, 620);
    viewer.show();
    QVERIFY(QTest::qWaitForWindowExposed(&viewer));

    QThread cameraThread;
    QThread probeThread;
    QElapsedTimer since;
    since.start();
    Cameras cameras(folder.path(), clock);
    Prober prober(since);
    cameras.moveToThread(&cameraThread);
    prober.moveToThread(&probeThread);

    // What a desk does with its core: news at once, ten snapshots a second, the time each second.
    Snapshot snapshot;
    std::map<QString, quint64> stored;
    const auto publish = [&] {
        snapshot.utc = clock.now().utc;
        viewer.setSnapshot(std::make_shared<const Snapshot>(snapshot));
    };
    connect(
        &cameras, &Cameras::stored, &viewer,
        [&](const QString &channel, quint64 number, const QString &path) {
            stored[channel] = number;
            const std::string name = channel.toStdString();
            const Duration exposure = name == "r" ? 300ms : 7500ms;
            const UtcInstant now = clock.now().utc;
            std::erase_if(snapshot.frames, [&](const FrameView &frame) { return frame.channel == name; });
            snapshot.frames.push_back(
                {name, path.toStdString(), number, now - exposure, exposure, "swift:1126853", now, 0});
            publish();
        });
    QTimer snapshots;
    snapshots.callOnTimeout(&viewer, publish);
    snapshots.start(100);
    QTimer seconds;
    seconds.callOnTimeout(&viewer, [&] { viewer.setNow(clock.now().utc); });
    seconds.start(1000);

    std::map<QString, quint64> painted;
    connect(
        &viewer, &FrameViewer::framePainted, &viewer, [&](const QString &channel) { ++painted[channel]; });
    std::vector<double> waited;
    waited.reserve(static_cast<std::size_t>(lasts * 1000 / kProbeMs * 1.2));
    connect(&prober, &Prober::asked, &viewer, [&](qint64 atNs) {
        waited.push_back(static_cast<double>(since.nsecsElapsed() - atNs) * 1e-6);
    });

    cameraThread.start();
    probeThread.start();
    QMetaObject::invokeMethod(&cameras, "start", Qt::QueuedConnection);
    std::vector<double> memory; // at the start (a tenth), half, end
    const std::clock_t before = std::clock();
    {
        QEventLoop loop;
        QTimer look;
        bool isProbing = false;
        look.callOnTimeout(&viewer, [&] {
            const double share = static_cast<double>(since.elapsed()) / 1000 / lasts;
            if (!isProbing && share > 0.1) { // the window stands, every channel has had a frame
                isProbing = true;
                QMetaObject::invokeMethod(&prober, "start", Qt::QueuedConnection);
            }
            if ((memory.empty() && share >= 0.1) || (memory.size() == 1 && share >= 0.5) || share >= 1)
                memory.push_back(ownMiB());
            if (share >= 1)
                loop.quit();
        });
        look.start(50);
        loop.exec();
    }
    const double busy = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
    QMetaObject::invokeMethod(&prober, "stop", Qt::BlockingQueuedConnection);
    QMetaObject::invokeMethod(&cameras, "stop", Qt::BlockingQueuedConnection);
    probeThread.quit();
    cameraThread.quit();
    probeThread.wait();
    cameraThread.wait();
    QCoreApplication::processEvents(); // what was stored last
    QElapsedTimer draining;
    draining.start();
    QTRY_VERIFY_WITH_TIMEOUT(!viewer.isStacking(), 120'000);
    const double drained = static_cast<double>(draining.elapsed()) / 1000;

    qInfo("%.0f s, %.1f s of the processor; adding up was behind by %.1f s", lasts, busy, drained);
    viewer.perform(ViewerAction::NextSource);
    QCOMPARE(viewer.look().source, ChannelSource::Coadd);
    for (const QString &channel : {u"g"_s, u"r"_s, u"i"_s}) {
        const auto *stack = viewer.pane(channel)->findChild<ChannelStack *>();
        QVERIFY(stack != nullptr);
        const auto added = static_cast<quint64>(stack->of(ChannelSource::Coadd).frames);
        qInfo(
            "%s: %llu frames stored, %llu added up, %llu painted", qPrintable(channel), stored[channel],
            added, painted[channel]);
        if (stored[channel] > 1)
            QCOMPARE(added, stored[channel]); // none is lost, whatever was painted
        QVERIFY(painted[channel] > 0 && painted[channel] <= stored[channel]);
    }
    QVERIFY(stored[u"r"_s] >= static_cast<quint64>(lasts)); // the cameras were not starved themselves
    QVERIFY(waited.size() > 100);
    const auto late = std::ranges::count_if(waited, [](double ms) { return ms > 20; });
    qInfo(
        "an event waits %.2f ms (p50), %.2f ms (p90), %.2f ms (p99), %.1f ms at worst; over 20 ms: %td of "
        "%zu",
        quantile(waited, 0.5), quantile(waited, 0.9), quantile(waited, 0.99), quantile(waited, 1), late,
        waited.size());
    QCOMPARE(memory.size(), std::size_t(3));
    qInfo(
        "own memory %.1f MiB after a tenth, %.1f at half, %.1f at the end", memory[0], memory[1], memory[2]);
    QVERIFY2(
        memory[2] - memory[1] < kMostGrowthMiB,
        qPrintable(u"%1 MiB in the second half"_s.arg(memory[2] - memory[1])));
}

QTEST_MAIN(TestViewerLoad)
#include "test_viewer_load.moc"
