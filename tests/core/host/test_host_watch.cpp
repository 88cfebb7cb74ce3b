#include "core/host/host_probe.h"
#include "core/host/host_watch.h"
#include "tests/core/indi/real_clock.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/statvfs.h>
#include <sys/timex.h>
#include <unistd.h>

#include <array>

using namespace tulpar;

namespace {

/// A TCP socket of this machine that listens, or one that is bound and does not.
class Door {
public:
    explicit Door(bool isOpen)
        : m_end(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        const auto any = reinterpret_cast<sockaddr *>(&address);
        if (::bind(m_end, any, size) == 0 && ::getsockname(m_end, any, &size) == 0)
            m_port = ntohs(address.sin_port);
        if (isOpen)
            m_isOpen = ::listen(m_end, 8) == 0;
    }
    ~Door() { ::close(m_end); }
    Door(const Door &) = delete;
    Door &operator=(const Door &) = delete;
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    [[nodiscard]] std::string name() const { return "127.0.0.1:" + std::to_string(m_port); }

private:
    int m_end;
    int m_port = 0;
    bool m_isOpen = false;
};

void put(const QString &path, const QByteArray &bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

/// The machine as the watch sees it, against the same machine asked by the test.
class TestHostWatch : public QObject {
    Q_OBJECT

private slots:
    void clockIsTheKernels();
    void diskIsTheFileSystems();
    void diskWithTheLeastCounts();
    void suppliesOfSys();
    void wordsOfSupplies_data();
    void wordsOfSupplies();
    void reachesWhoListens();
    void tellsEverySoOften();
    void batteryIsTimed();
    void commandSaysIt();
    void commandThatHangsIsAbsent();
    void silenceOutsideGrows();
    void endsWhileAsking();

private:
    [[nodiscard]] HostConfig quick() const
    {
        HostConfig config;
        config.folders = {m_folder.path()};
        config.powerFolder = m_folder.filePath(QStringLiteral("no_supplies"));
        config.period = 200ms;
        config.outsidePeriod = 200ms;
        config.outsideLimit = 500ms;
        return config;
    }
    [[nodiscard]] static HostReport newest(const QSignalSpy &reports)
    {
        return reports.isEmpty() ? HostReport{} : reports.last().first().value<HostReport>();
    }

    QTemporaryDir m_folder;
    RealClock m_clock;
};

void TestHostWatch::clockIsTheKernels()
{
    timex kernel{};
    QVERIFY(::adjtimex(&kernel) >= 0);
    const ClockState state = clockState();
    const bool isSynchronised = (kernel.status & STA_UNSYNC) == 0;
    QCOMPARE(state.isSynchronised, isSynchronised);
    QCOMPARE(state.error.has_value(), isSynchronised);
    QCOMPARE(state.offset.has_value(), isSynchronised);
    qInfo(
        "status 0x%x, maximum error %ld us, offset %ld", static_cast<unsigned>(kernel.status),
        kernel.maxerror, kernel.offset);
    if (state.error) // it grows by 500 us a second, and shrinks when the clock is set anew
        QVERIFY(std::abs(seconds(*state.error) * 1e6 - static_cast<double>(kernel.maxerror)) < 2e6);
}

void TestHostWatch::diskIsTheFileSystems()
{
    struct statvfs system { };
    QCOMPARE(::statvfs(qPrintable(m_folder.path()), &system), 0);
    const double bytes = static_cast<double>(system.f_bavail) * static_cast<double>(system.f_frsize);
    const auto measured = freeGiB(m_folder.path().toStdString());
    QVERIFY(measured.has_value());
    QVERIFY(std::abs(*measured - bytes / 1073741824.0) < 1); // neighbours write meanwhile
    QVERIFY(!freeGiB("/no/such/folder").has_value());
}

void TestHostWatch::diskWithTheLeastCounts()
{
    const std::string here = m_folder.path().toStdString();
    const std::string shm = "/dev/shm"; // a file system of its own on every Linux
    const auto freeHere = freeGiB(here);
    const auto freeShm = freeGiB(shm);
    if (!freeShm || std::abs(*freeHere - *freeShm) < 3)
        QSKIP("needs two file systems that differ");
    const double least = std::min(*freeHere, *freeShm);
    for (const auto &folders : {std::array{here, shm}, std::array{shm, here}}) {
        const auto measured = leastFreeGiB(folders);
        QVERIFY(measured.has_value());
        QVERIFY(std::abs(*measured - least) < 1);
    }
    QVERIFY(!leastFreeGiB(std::array<std::string, 2>{here, "/no/such/folder"}).has_value());
    QVERIFY(!leastFreeGiB({}).has_value());
    HostConfig config = quick();
    config.folders = {m_folder.path(), QString::fromStdString(shm)};
    HostWatch watch(config, m_clock);
    QSignalSpy reports(&watch, &HostWatch::measured);
    watch.start();
    QTRY_VERIFY(newest(reports).diskFreeGiB.has_value());
    QVERIFY(std::abs(*newest(reports).diskFreeGiB - least) < 1);
}

void TestHostWatch::suppliesOfSys()
{
    const QString supplies = m_folder.filePath(QStringLiteral("supplies"));
    const std::string folder = supplies.toStdString();
    QCOMPARE(isOnMains(folder), std::nullopt);
    put(supplies + QStringLiteral("/BAT0/type"), "Battery\n");
    put(supplies + QStringLiteral("/BAT0/online"), "0\n");
    QCOMPARE(isOnMains(folder), std::nullopt); // a battery alone says nothing of the mains
    put(supplies + QStringLiteral("/AC/type"), "Mains\n");
    QCOMPARE(isOnMains(folder), std::nullopt);
    put(supplies + QStringLiteral("/AC/online"), "1\n");
    QCOMPARE(isOnMains(folder), std::optional(true));
    put(supplies + QStringLiteral("/AC/online"), "0\n");
    QCOMPARE(isOnMains(folder), std::optional(false));
    put(supplies + QStringLiteral("/AC2/type"), "Mains\n");
    put(supplies + QStringLiteral("/AC2/online"), "1\n");
    QCOMPARE(isOnMains(folder), std::optional(true)); // the second cord holds
}

void TestHostWatch::wordsOfSupplies_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<int>("mains"); // -1: nobody knows
    QTest::newRow("NUT mains") << QByteArray("OL\n") << 1;
    QTest::newRow("NUT charging") << QByteArray("OL CHRG") << 1;
    QTest::newRow("NUT battery") << QByteArray("OB DISCHRG") << 0;
    QTest::newRow("NUT forced shutdown") << QByteArray("FSD OB LB") << 0;
    QTest::newRow("apcupsd mains") << QByteArray("ONLINE ") << 1;
    QTest::newRow("apcupsd battery") << QByteArray("ONBATT") << 0;
    QTest::newRow("both: the worse") << QByteArray("online onbatt") << 0;
    QTest::newRow("calibration only") << QByteArray("CAL") << -1;
    QTest::newRow("nothing") << QByteArray("") << -1;
    QTest::newRow("an error") << QByteArray("Error: Data stale") << -1;
}

void TestHostWatch::wordsOfSupplies()
{
    QFETCH(QByteArray, words);
    QFETCH(int, mains);
    QCOMPARE(mainsSaid(words.toStdString()), mains < 0 ? std::nullopt : std::optional(mains == 1));
}

void TestHostWatch::reachesWhoListens()
{
    const Door open(true);
    const Door shut(false);
    QVERIFY(open.isOpen());
    QVERIFY(accepts(open.name(), 2s));
    QVERIFY(!accepts(shut.name(), 2s));
    QVERIFY(!accepts("127.0.0.1", 2s));
    QVERIFY(!accepts("", 2s));
    QVERIFY(!accepts("no.such.host.invalid:1", 2s));
}

void TestHostWatch::tellsEverySoOften()
{
    HostWatch watch(quick(), m_clock);
    QSignalSpy reports(&watch, &HostWatch::measured);
    watch.start();
    QTRY_VERIFY(reports.count() >= 3);
    const HostReport report = newest(reports);
    QVERIFY(report.diskFreeGiB && *report.diskFreeGiB > 0);
    QVERIFY(!report.onBattery); // no supply says anything
    QVERIFY(!report.outsideSilent); // not watched
    QCOMPARE(report.clockError.has_value(), report.isClockSynchronised);
    QVERIFY(m_clock.now().mono - report.measured.mono < 2s);
}

void TestHostWatch::batteryIsTimed()
{
    HostConfig config = quick();
    config.powerFile = m_folder.filePath(QStringLiteral("ups"));
    put(config.powerFile, "OL\n");
    HostWatch watch(config, m_clock);
    QSignalSpy reports(&watch, &HostWatch::measured);
    watch.start();
    QTRY_VERIFY(newest(reports).onBattery == Duration{});
    put(config.powerFile, "OB\n");
    QTRY_VERIFY(newest(reports).onBattery && *newest(reports).onBattery >= 400ms);
    put(config.powerFile, "ALARM\n");
    QTRY_VERIFY(!newest(reports).onBattery);
    put(config.powerFile, "OB LB\n"); // nobody said that the mains came back meanwhile
    QTRY_VERIFY(newest(reports).onBattery && *newest(reports).onBattery >= 600ms);
    put(config.powerFile, "OL\n");
    QTRY_VERIFY(newest(reports).onBattery == Duration{});
}

void TestHostWatch::commandSaysIt()
{
    HostConfig config = quick();
    const QString words = m_folder.filePath(QStringLiteral("words"));
    config.powerCommand = {QStringLiteral("/bin/cat"), words};
    put(words, "OL");
    HostWatch watch(config, m_clock);
    QSignalSpy reports(&watch, &HostWatch::measured);
    watch.start();
    QTRY_VERIFY(newest(reports).onBattery == Duration{});
    QVERIFY(QFile::remove(words)); // the command fails
    QTRY_VERIFY(!newest(reports).onBattery);
    put(words, "OB");
    QTRY_VERIFY(newest(reports).onBattery.has_value());
}

void TestHostWatch::commandThatHangsIsAbsent()
{
    HostConfig config = quick();
    config.powerCommand = {QStringLiteral("/bin/sleep"), QStringLiteral("60")};
    HostWatch watch(config, m_clock);
    QSignalSpy reports(&watch, &HostWatch::measured);
    watch.start();
    QTRY_VERIFY(reports.count() >= 4);
    QVERIFY(!newest(reports).onBattery);
    QVERIFY(newest(reports).diskFreeGiB.has_value());
}

void TestHostWatch::silenceOutsideGrows()
{
    HostConfig config = quick();
    const Door shut(false);
    auto open = std::make_unique<Door>(true);
    config.outside = {shut.name(), open->name()};
    HostWatch watch(config, m_clock);
    QSignalSpy reports(&watch, &HostWatch::measured);
    watch.start();
    QTRY_VERIFY(newest(reports).outsideSilent && *newest(reports).outsideSilent < 600ms);
    open.reset();
    QTRY_VERIFY(*newest(reports).outsideSilent > 1s);
    const HostReport late = newest(reports);
    QTRY_VERIFY(*newest(reports).outsideSilent > *late.outsideSilent);
}

/// A name that hangs in the resolver does not hold the end of the core.
void TestHostWatch::endsWhileAsking()
{
    Apart<int> apart([] {
        const QScopedPointer<QObject> own(new QObject); // stands alone
        ::usleep(400'000);
        return 1;
    });
    apart.ask();
    apart.ask(); // one at a time
    QVERIFY(!apart.isAnswered());
    QTRY_VERIFY(apart.isAnswered());
    QCOMPARE(apart.take(), std::optional(1));
    QCOMPARE(apart.take(), std::nullopt);
    const MonoInstant before = m_clock.now().mono;
    {
        Apart<int> left([] {
            ::usleep(400'000);
            return 1;
        });
        left.ask();
    }
    QVERIFY(m_clock.now().mono - before < 200ms);
}

QTEST_GUILESS_MAIN(TestHostWatch)
#include "test_host_watch.moc"
