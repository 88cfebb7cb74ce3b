#include "app/watchdog_closing.h"

#include <QTest>

#include <algorithm>

using namespace tulpar;

namespace {

constexpr MonoInstant kStart{1'000'000'000'000};

DeviceReport report(DeviceKind kind, ReportBody body)
{
    return {{kind, {}}, std::move(body), {}};
}

/// A watchdog that is told of one server's devices.
struct Guarded {
    explicit Guarded(const WatchdogClosing::Rule &rule = {})
        : closing(rule, kStart)
    {
        for (const DeviceKind kind : {DeviceKind::Roof, DeviceKind::Cover, DeviceKind::Mount})
            closing.take(0, report(kind, LinkReport{true}));
        set(DeviceKind::Roof, OpeningState::Open);
        set(DeviceKind::Cover, OpeningState::Open);
        parked(false);
    }
    void set(DeviceKind kind, OpeningState state) { closing.take(0, report(kind, OpeningReport{state, {}})); }
    void parked(bool isParked)
    {
        MountReport mount;
        mount.isParked = isParked;
        closing.take(0, report(DeviceKind::Mount, mount));
    }
    /// What is sent at `s` seconds after the start, in names.
    [[nodiscard]] std::vector<std::string> at(double s)
    {
        std::vector<std::string> names;
        for (const CommandBody &command : closing.due(kStart + fromSeconds(s)))
            names.emplace_back(commandName(command));
        return names;
    }
    [[nodiscard]] std::vector<std::string> onceBetween(double from, double to)
    {
        std::vector<std::string> names;
        for (double s = from; s < to; s += 0.25)
            for (const std::string &name : at(s))
                if (std::ranges::find(names, name) == names.end())
                    names.push_back(name);
        return names;
    }
    WatchdogClosing closing;
};

const std::vector<std::string> kBoth{"close_cover", "close_roof"};

} // namespace

/// When the watchdog closes, on a clock that moves when told.
class TestWatchdogClosing : public QObject {
    Q_OBJECT

private slots:
    void silenceFromTheStartIsSilence();
    void beatsHoldItOff();
    void cannotBeSwitchedOff();
    void closesUntilMeasured();
    void aLostLinkIsNotClosed();
    void whatOpensAgainIsClosedAgain();
    void beatAfterFiringEndsIt();
    void parksFirstWhereTheTubeIsInTheWay();
    void aMountThatIsNotHeardDoesNotHoldTheRoof();
    void orLeavesItOpenWhenSaidSo();
    void everyServerMustSayClosed();
    void whatIsNotThereIsNotAskedFor();
};

void TestWatchdogClosing::silenceFromTheStartIsSilence()
{
    Guarded guarded;
    QVERIFY(guarded.at(14.9).empty());
    QCOMPARE(guarded.at(15), kBoth);
}

void TestWatchdogClosing::beatsHoldItOff()
{
    Guarded guarded;
    for (int s = 0; s < 300; s += 5) {
        QVERIFY(guarded.closing.beat(20s, kStart + std::chrono::seconds(s)));
        QVERIFY(guarded.at(s + 4.9).empty());
    }
    QVERIFY(guarded.at(295 + 19.9).empty());
    QCOMPARE(guarded.at(295 + 20), kBoth);
}

void TestWatchdogClosing::cannotBeSwitchedOff()
{
    Guarded guarded;
    for (const Duration limit : {Duration(0s), Duration(-5s), Duration(4s), Duration(601s)})
        QVERIFY(!guarded.closing.beat(limit, kStart + 14s));
    QCOMPARE(guarded.at(15), kBoth); // a beat that is refused is none
}

void TestWatchdogClosing::closesUntilMeasured()
{
    Guarded guarded;
    QCOMPARE(guarded.at(30), kBoth);
    QVERIFY(guarded.at(34.9).empty());
    QCOMPARE(guarded.at(35), kBoth);
    guarded.set(DeviceKind::Cover, OpeningState::Closed);
    guarded.set(DeviceKind::Roof, OpeningState::Closing); // it says so; it may be stuck
    QCOMPARE(guarded.at(40), std::vector<std::string>{"close_roof"});
    guarded.set(DeviceKind::Roof, OpeningState::Fault);
    QCOMPARE(guarded.at(45), std::vector<std::string>{"close_roof"});
    QCOMPARE(guarded.at(86'400 * 3), std::vector<std::string>{"close_roof"}); // it never gives up
    guarded.set(DeviceKind::Roof, OpeningState::Closed);
    QVERIFY(guarded.closing.isShut());
    QVERIFY(guarded.at(86'400 * 3 + 60).empty());
}

void TestWatchdogClosing::aLostLinkIsNotClosed()
{
    Guarded guarded;
    guarded.set(DeviceKind::Cover, OpeningState::Closed);
    guarded.set(DeviceKind::Roof, OpeningState::Closed);
    QVERIFY(guarded.closing.isShut());
    guarded.closing.take(0, report(DeviceKind::Roof, LinkReport{false}));
    QVERIFY(!guarded.closing.isShut());
    QVERIFY(guarded.closing.wasShut());
    QCOMPARE(guarded.at(30), std::vector<std::string>{"close_roof"});
}

void TestWatchdogClosing::whatOpensAgainIsClosedAgain()
{
    Guarded guarded;
    guarded.set(DeviceKind::Cover, OpeningState::Closed);
    guarded.set(DeviceKind::Roof, OpeningState::Closed);
    QVERIFY(guarded.at(30).empty());
    guarded.set(DeviceKind::Roof, OpeningState::Opening);
    QCOMPARE(guarded.at(31), std::vector<std::string>{"close_roof"});
}

void TestWatchdogClosing::beatAfterFiringEndsIt()
{
    Guarded guarded;
    QCOMPARE(guarded.at(30), kBoth);
    QVERIFY(guarded.closing.beat(30s, kStart + 31s));
    QVERIFY(guarded.at(36).empty());
    QVERIFY(!guarded.closing.hasFired(kStart + 60s));
    QCOMPARE(guarded.at(61), kBoth); // at once, not after what was left of the interval
}

void TestWatchdogClosing::parksFirstWhereTheTubeIsInTheWay()
{
    WatchdogClosing::Rule rule;
    rule.tubeClearsRoof = false;
    Guarded guarded(rule);
    QCOMPARE(guarded.onceBetween(30, 60), (std::vector<std::string>{"close_cover", "park_mount"}));
    guarded.parked(true);
    QCOMPARE(guarded.onceBetween(60, 66), (kBoth));
    QCOMPARE(guarded.onceBetween(66, 86'400), kBoth); // the mount is not asked again
}

void TestWatchdogClosing::aMountThatIsNotHeardDoesNotHoldTheRoof()
{
    WatchdogClosing::Rule rule;
    rule.tubeClearsRoof = false;
    rule.mountWait = 100s;
    Guarded parked(rule);
    parked.parked(true); // when it was last heard: nobody can have moved it since
    parked.closing.take(0, report(DeviceKind::Mount, LinkReport{false}));
    QCOMPARE(parked.onceBetween(15, 25), kBoth);
    Guarded guarded(rule);
    guarded.closing.take(0, report(DeviceKind::Mount, LinkReport{false}));
    QCOMPARE(guarded.onceBetween(15, 114.9), (std::vector<std::string>{"close_cover", "park_mount"}));
    QCOMPARE(guarded.onceBetween(115, 125), kBoth);
}

void TestWatchdogClosing::orLeavesItOpenWhenSaidSo()
{
    WatchdogClosing::Rule rule;
    rule.tubeClearsRoof = false;
    rule.closesOverMount = false;
    Guarded guarded(rule);
    QCOMPARE(guarded.onceBetween(30, 5000), (std::vector<std::string>{"close_cover", "park_mount"}));
    guarded.parked(true);
    QCOMPARE(guarded.onceBetween(5000, 5010), kBoth);
}

void TestWatchdogClosing::everyServerMustSayClosed()
{
    Guarded guarded;
    guarded.set(DeviceKind::Cover, OpeningState::Closed);
    guarded.set(DeviceKind::Roof, OpeningState::Closed);
    guarded.closing.take(1, report(DeviceKind::Roof, LinkReport{true}));
    QVERIFY(!guarded.closing.isShut());
    guarded.closing.take(1, report(DeviceKind::Roof, OpeningReport{OpeningState::Open, {}}));
    QCOMPARE(guarded.at(30), std::vector<std::string>{"close_roof"});
    guarded.closing.take(1, report(DeviceKind::Roof, OpeningReport{OpeningState::Closed, {}}));
    QVERIFY(guarded.closing.isShut());
}

void TestWatchdogClosing::whatIsNotThereIsNotAskedFor()
{
    WatchdogClosing::Rule rule;
    rule.hasCover = false;
    WatchdogClosing closing(rule, kStart);
    QVERIFY(!closing.isShut()); // a roof that was never heard is open
    QVERIFY(!closing.wasShut());
    QCOMPARE(closing.due(kStart + 30s).size(), std::size_t{1});
}

QTEST_GUILESS_MAIN(TestWatchdogClosing)
#include "test_watchdog_closing.moc"
