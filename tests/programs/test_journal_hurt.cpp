#include "core/base/is_sanitized.h"
#include "core/session/fact.h"
#include "core/store/journal_log.h"
#include "tests/programs/support_device_side.h"
#include "tests/programs/support_scene.h"
#include "tests/programs/support_small_disk.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <algorithm>

using namespace tulpar;

namespace {

constexpr int kTrigger = 7'000'001;
constexpr qint64 kSmall = 48 * 1024 * 1024;

bool says(const Readiness &readiness, ReasonCode code)
{
    return std::ranges::find(readiness.reasons, code, &Reason::code) != readiness.reasons.end();
}

/// A burst at another place and with another number.
QByteArray anotherBurst()
{
    return Scene::burst(kTrigger + 1, "87.0000", "20.0000");
}

} // namespace

/// The journal cannot be written, or is not what was written: the observatory closes all the same, opens
/// nothing, says so, and works again when the disk does. Real disks of a few megabytes, real processes.
class TestJournalHurt final : public QObject {
    Q_OBJECT

public:
    explicit TestJournalHurt(QString noMounts)
        : m_noMounts(std::move(noMounts))
    {
    }

private slots:
    void cleanup()
    {
        for (const char *variable : {"TMPDIR", "LD_PRELOAD", "TULPAR_TEST_CLOCK"})
            qunsetenv(variable);
    }

    void aFullDiskClosesAndSaysSo();
    void aReadOnlyDiskIsSaid();
    void aHurtLogIsSavedAtTheStart();
    void aFlippedPageIsSavedAtTheStart();
    void theClockSteps();

private:
    QString m_noMounts;
};

void TestJournalHurt::aFullDiskClosesAndSaysSo()
{
    if (!m_noMounts.isEmpty())
        QSKIP(qPrintable(m_noMounts));
    SmallDisk disk(kSmall);
    if (!disk.isThere())
        QSKIP("no filesystem can be mounted here");
    const QTemporaryDir elsewhere; // what the devices were told is kept beside the full disk
    qputenv("TMPDIR", disk.path().toLocal8Bit());
    Scene scene;
    QVERIFY(scene.folder().startsWith(disk.path()));
    const DeviceSide side(scene.folder(), scene.stage().indiPort(), elsewhere.path());
    QVERIFY(scene.start());
    QVERIFY(scene.ask(Arm{}));
    QVERIFY(scene.until([&] { return scene.isOpen(); }, 40'000));
    const std::size_t before = side.commands().size();
    QVERIFY(before >= 2); // it opened

    disk.fill();
    QVERIFY(scene.send(Scene::burst(kTrigger)));
    const auto isSaid = [&] {
        const auto now = scene.snapshot();
        return now && says(now->readiness, ReasonCode::JournalFailing);
    };
    QVERIFY(scene.until(isSaid, 20'000));
    QCOMPARE(scene.count("notice_received"), 0U); // nobody is told what is not kept

    // The weather turns: close and stop leave although no fact can be written.
    QElapsedTimer unsafe;
    unsafe.start();
    QVERIFY(side.sendFault("BAD_WEATHER", true));
    QVERIFY(scene.until(
        [&] {
            return side.told(QStringLiteral("Tulpar Roof.OPENING_STATE.STATE")) == QLatin1String("closed");
        },
        60'000));
    qInfo("closed %.1f s after the rain, the disk full", 1e-3 * static_cast<double>(unsafe.elapsed()));
    QVERIFY(scene.until([&] { return scene.isShut(); }, 20'000));
    QVERIFY(isSaid());
    const auto meanwhile = side.commands();
    QVERIFY(meanwhile.size() > before);
    for (std::size_t i = before; i < meanwhile.size(); ++i)
        QVERIFY2(DeviceSide::isSafing(meanwhile[i].name), meanwhile[i].name.c_str());
    QVERIFY(std::ranges::count(meanwhile, "close_roof", &DeviceSide::Command::name) > 0);

    // Good weather again: still nothing opens, and asking for it does not help.
    QVERIFY(side.sendFault("BAD_WEATHER", false));
    (void)scene.until([] { return false; }, 4000);
    (void)scene.ask(Arm{});
    (void)scene.until([] { return false; }, 3000);
    QVERIFY(scene.isShut());
    QVERIFY(isSaid());

    disk.free();
    QVERIFY(scene.until([&] { return !isSaid(); }, 20'000));
    QVERIFY(scene.untilFact("notice_received")); // kept in memory all the while
    const auto unsafeActs = [](const Scene::Json &fact) { return fact["cause"] == "unsafe"; };
    QVERIFY(scene.untilFact("make_safe", unsafeActs));
    QCOMPARE(scene.journalFlaws(), QString());
    QVERIFY(side.unintended(scene.journal()).empty());
    QVERIFY(scene.ask(MakeSafe{}));
    const auto isMadeSafe = [](const Scene::Json &fact) {
        return fact["cause"] == "operator" && fact["done"];
    };
    QVERIFY(scene.untilFact("make_safe", isMadeSafe, 60'000)); // meanwhile a burst would wait for a person
    QVERIFY(scene.ask(SetMode{"robotic"}));
    QVERIFY(scene.until([&] { return scene.isReady(); }, 60'000));
    QVERIFY(scene.send(anotherBurst()));
    QVERIFY(
        scene.untilFact("response_step", Scene::step(Scene::eventOf(kTrigger + 1), "first_command"), 20'000));
}

void TestJournalHurt::aReadOnlyDiskIsSaid()
{
    if (!m_noMounts.isEmpty())
        QSKIP(qPrintable(m_noMounts));
    SmallDisk disk(kSmall);
    if (!disk.isThere())
        QSKIP("no filesystem can be mounted here");
    qputenv("TMPDIR", disk.path().toLocal8Bit());
    {
        Scene scene;
        QVERIFY(scene.start());
        scene.stage().killCore();
        QVERIFY(disk.makeReadOnly(scene.folder() + QStringLiteral("/state")));
        QProcess core;
        core.start(
            QStringLiteral(TULPAR_PROGRAMS "/tulpard"),
            {QStringLiteral("--config"), scene.stage().configPath()});
        QVERIFY(core.waitForFinished(20'000));
        const QByteArray words = core.readAllStandardError();
        qInfo("%s", words.trimmed().constData());
        QCOMPARE(core.exitStatus(), QProcess::NormalExit);
        QCOMPARE(core.exitCode(), 1);
        QVERIFY2(words.contains("journal") && words.contains("Read-only"), words.constData());
    }
}

void TestJournalHurt::aHurtLogIsSavedAtTheStart()
{
    Scene scene;
    QVERIFY(scene.start());
    QVERIFY(scene.send(Scene::burst(kTrigger)));
    QVERIFY(scene.untilFact("response_step", Scene::step(Scene::eventOf(kTrigger), "first_command")));
    QVERIFY(scene.until([&] { return scene.facts().size() > 40; }));
    scene.stage().killCore();
    const QString path = scene.folder() + QStringLiteral("/state/journal.sqlite");
    const auto frames = readJournalLog(path + QStringLiteral("-wal")).value().frames;
    QVERIFY(frames.size() > 16);
    // In the middle, and of a page that is written again behind it: nothing need be lost.
    const auto isWrittenAgain = [&](const JournalLog::Frame &frame) {
        return frame.at > frames[frames.size() / 2].at
            && std::ranges::any_of(frames, [&](const JournalLog::Frame &later) {
                   return later.page == frame.page && later.at > frame.at;
               });
    };
    const auto hurt = std::ranges::find_if(frames, isWrittenAgain);
    QVERIFY(hurt != frames.end());
    QFile log(path + QStringLiteral("-wal"));
    QVERIFY(log.open(QIODevice::ReadWrite));
    log.seek(hurt->at + 2000);
    log.write(QByteArray(16, '\x5a'));
    log.close();

    QVERIFY(scene.startCoreAgain());
    QVERIFY(scene.until([&] { return scene.isReady(); }, 60'000));
    QVERIFY(QFile::exists(path + QStringLiteral(".damaged-1")));
    QVERIFY(QFile::exists(path + QStringLiteral(".damaged-1-wal")));
    QCOMPARE(scene.journalFlaws(), QString()); // all that desks were told is there
    const auto records = scene.journal();
    QCOMPARE(std::ranges::count(records, CoreStarted::kKind, &FactRecord::kind), 2);
    const auto rescued = std::ranges::find(records, JournalRescued::kKind, &FactRecord::kind);
    QVERIFY(rescued != records.end());
    const auto told = factOf(*rescued).map([](const Fact &fact) { return std::get<JournalRescued>(fact); });
    QVERIFY(told && told->saved > 0);
    QCOMPARE(told->lost, std::uint64_t{0});
    QVERIFY(scene.until([&] { // and a person at the desk is told
        return std::ranges::any_of(scene.snapshot()->safety.alarms, [](const Alarm &alarm) {
            return alarm.cause.code == ReasonCode::JournalDamaged;
        });
    }));
    QVERIFY(scene.send(anotherBurst()));
    QVERIFY(
        scene.untilFact("response_step", Scene::step(Scene::eventOf(kTrigger + 1), "first_command"), 20'000));
}

void TestJournalHurt::aFlippedPageIsSavedAtTheStart()
{
    Scene scene;
    QVERIFY(scene.start());
    QVERIFY(scene.send(Scene::burst(kTrigger)));
    QVERIFY(scene.untilFact("response_step", Scene::step(Scene::eventOf(kTrigger), "first_command")));
    scene.stage().endCore(); // in order: the log moves into the file
    const QString path = scene.folder() + QStringLiteral("/state/journal.sqlite");
    const std::size_t facts = scene.journal().size();
    QVERIFY(facts > 40);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const qint64 pages = file.size() / 4096;
    // The newest page of the facts: its first byte is that of a table's leaf, 13.
    qint64 page = pages - 1;
    for (; page > 3; --page) {
        file.seek(page * 4096);
        const QByteArray bytes = file.read(4096);
        if (bytes.at(0) == 13 && bytes.contains("core_stopped"))
            break;
    }
    QVERIFY(page > 3);
    file.seek(page * 4096);
    file.write(QByteArray(64, '\x7f'));
    file.close();

    QVERIFY(scene.startCoreAgain());
    QVERIFY(scene.until([&] { return scene.isReady(); }, 60'000));
    QVERIFY(QFile::exists(path + QStringLiteral(".damaged-1")));
    const auto records = scene.journal();
    const auto again = std::ranges::count(records, CoreStarted::kKind, &FactRecord::kind);
    qInfo("%zu facts before, %zu after with %td starts", facts, records.size(), again);
    QCOMPARE(again, 2);
    QVERIFY(records.size() + 40 > facts); // at most what a page holds
    for (std::size_t i = 0; i < records.size(); ++i)
        QCOMPARE(records[i].seq, i + 1);
}

// UTC is set an hour on and two back under the running core; deadlines, ages and the heartbeat do not notice.
void TestJournalHurt::theClockSteps()
{
    if (kIsSanitized)
        QSKIP("a sanitizer wants to be the first library of a process");
    QTemporaryDir folder;
    const QString clock = folder.filePath(QStringLiteral("clock"));
    const auto stepTo = [&](std::int64_t seconds) {
        const std::int64_t ns = seconds * 1'000'000'000;
        QFile file(clock); // not truncated: the core has it mapped
        return file.open(QIODevice::ReadWrite)
            && file.write(reinterpret_cast<const char *>(&ns), sizeof ns) == sizeof ns;
    };
    QVERIFY(stepTo(0));
    qputenv("TULPAR_TEST_CLOCK", clock.toLocal8Bit());
    qputenv("LD_PRELOAD", TULPAR_CLOCK_SHIFT);
    Scene scene(std::chrono::seconds(10));
    const DeviceSide side(scene.folder(), scene.stage().indiPort());
    QVERIFY(scene.start());
    qunsetenv("LD_PRELOAD");
    QVERIFY(scene.send(Scene::burst(kTrigger)));
    const std::string event = Scene::eventOf(kTrigger);
    QVERIFY(scene.untilFact("response_step", Scene::step(event, "first_frame"), 40'000));
    QVERIFY(scene.ask(Arm{}));
    QVERIFY(scene.ask(StopResponse{}));
    QVERIFY(scene.until([&] { return scene.snapshot()->response->isOver; }));
    QVERIFY(scene.until([&] { return scene.isReady() && scene.isOpen(); }));
    const UtcInstant before = scene.snapshot()->utc;
    for (const int hours : {1, -1}) {
        QVERIFY(stepTo(hours * 3600));
        QVERIFY(scene.until(
            [&] { return std::abs(seconds(scene.snapshot()->utc - before) - hours * 3600) < 600; }));
        for (int s = 0; s < 14; ++s) { // longer than the heartbeat's limit
            (void)scene.until([] { return false; }, 1000);
            const auto world = side.world();
            QVERIFY(world.has_value());
            QVERIFY2(world->roof().state == OpeningState::Open, "closed by a step of the clock");
            QVERIFY(world->deadMan().state() == DeadManState::Armed);
            // and known: no age was counted in UTC
            QVERIFY(scene.until([&] { return scene.isOpen(); }, 3000));
        }
    }
    // With the clock an hour behind, a core that starts remembers what happened "later".
    qputenv("LD_PRELOAD", TULPAR_CLOCK_SHIFT);
    scene.stage().killCore();
    QVERIFY(scene.startCoreAgain());
    qunsetenv("LD_PRELOAD");
    QVERIFY(scene.until([&] { return scene.snapshot() != nullptr; }, 20'000));
    const auto rows = scene.snapshot()->alerts;
    QVERIFY2(
        std::ranges::any_of(rows, [&](const auto &row) { return row->event == event; }),
        "the burst is forgotten");
    QCOMPARE(scene.journalFlaws(), QString());
    const auto records = scene.journal();
    for (std::size_t i = 0; i < records.size(); ++i)
        QCOMPARE(records[i].seq, i + 1);
}

int main(int argc, char **argv)
{
    const QString noMounts = SmallDisk::enterOwnMounts(); // before there are threads
    QCoreApplication application(argc, argv);
    TestJournalHurt test(noMounts);
    return QTest::qExec(&test, argc, argv);
}

#include "test_journal_hurt.moc"
