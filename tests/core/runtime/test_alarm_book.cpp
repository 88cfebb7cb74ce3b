#include "bench.h"
#include "night.h"

#include <QTest>

using namespace tulpar;

namespace {

const Reason kCause{ReasonCode::Raining, {}, {}, {}};

struct Shelf {
    AlarmBook book;
    Outbox out{0};
    VirtualClock clock{*parseUtc("2020-10-15T19:00:00Z")};
    std::vector<AlarmChanged> said;

    void live(Duration d, const AlarmSigns &signs)
    {
        for (Duration t{}; t < d; t += 500ms) {
            clock.advance(500ms);
            book.watch(signs, out, clock.now());
        }
        hear();
    }

    void hear()
    {
        for (const FactRecord &record : out.flush().facts)
            said.push_back(std::get<AlarmChanged>(*factOf(record)));
    }

    bool acknowledge(int number)
    {
        const bool done = book.acknowledge(number, "Dana", out, clock.now());
        hear();
        return done;
    }

    [[nodiscard]] AlarmPhase phase() const { return book.alarms().front().phase; }
};

AlarmSigns one(AlarmWeight weight = AlarmWeight::Warning)
{
    return {{"rain", kCause, weight, {}, false}};
}

std::vector<Alarm> begun(const std::vector<AlarmChanged> &all)
{
    std::vector<Alarm> some;
    for (const AlarmChanged &changed : all)
        if (changed.alarm.phase == AlarmPhase::New)
            some.push_back(changed.alarm);
    return some;
}

bool has(const Reasons &all, ReasonCode code)
{
    return std::any_of(all.begin(), all.end(), [&](const Reason &reason) { return reason.code == code; });
}

} // namespace

/// One trouble, one alarm, one sound; what nobody has seen does not vanish.
class TestAlarmBook : public QObject {
    Q_OBJECT

private slots:
    void newThenSeenThenGone()
    {
        Shelf shelf;
        shelf.live(3s, one());
        QCOMPARE(shelf.phase(), AlarmPhase::New);
        QVERIFY(shelf.acknowledge(1));
        QCOMPARE(shelf.phase(), AlarmPhase::Acknowledged);
        QCOMPARE(shelf.book.alarms().front().acknowledgedBy, std::string("Dana"));
        shelf.live(3s, {});
        QVERIFY(shelf.book.alarms().empty());
        QCOMPARE(shelf.said.size(), 3u); // phases, and nothing between
        QCOMPARE(shelf.said[1].by, std::string("Dana"));
        QCOMPARE(shelf.said[2].alarm.phase, AlarmPhase::Gone);
        QVERIFY(!shelf.acknowledge(1));
    }

    void whatNobodySawStays()
    {
        Shelf shelf;
        shelf.live(3s, one());
        shelf.live(std::chrono::hours(2), {});
        QCOMPARE(shelf.phase(), AlarmPhase::GoneUnseen);
        QVERIFY(shelf.book.alarms().front().goneUtc.has_value());
        QVERIFY(shelf.acknowledge(0));
        QVERIFY(shelf.book.alarms().empty());
    }

    void whatNobodySawKeepsItsNumberHoweverLateItReturns()
    {
        Shelf shelf;
        shelf.live(3s, one());
        shelf.live(std::chrono::hours(2), {});
        shelf.live(3s, one());
        QCOMPARE(shelf.phase(), AlarmPhase::New);
        QCOMPARE(shelf.book.alarms().size(), 1u);
        QCOMPARE(shelf.book.alarms().front().number, 1);
        QCOMPARE(shelf.book.alarms().front().returns, 1);
    }

    void whatReturnsWithinTenMinutesKeepsItsNumber()
    {
        Shelf shelf;
        for (int i = 0; i < 20; ++i) {
            shelf.live(3s, one());
            shelf.live(3s, {});
        }
        QCOMPARE(shelf.book.alarms().size(), 1u);
        QCOMPARE(shelf.book.alarms().front().number, 1);
        QCOMPARE(shelf.book.alarms().front().returns, 19);
        shelf.acknowledge(0);
        shelf.live(3s, one());
        QCOMPARE(shelf.phase(), AlarmPhase::Acknowledged); // seen before: it does not ask again
        for (const Alarm &alarm : begun(shelf.said))
            QCOMPARE(alarm.number, 1);
        shelf.live(3s, {});
        shelf.live(std::chrono::minutes(11), {});
        shelf.live(3s, one());
        QCOMPARE(shelf.phase(), AlarmPhase::New);
        QCOMPARE(shelf.book.alarms().front().number, 2);
    }

    void aFlickerIsNoAlarm()
    {
        Shelf shelf;
        for (int i = 0; i < 20; ++i) {
            shelf.live(500ms, one());
            shelf.live(500ms, {});
        }
        QVERIFY(shelf.said.empty());
    }

    void theHeaviestStandFirst()
    {
        Shelf shelf;
        AlarmSigns signs = one(AlarmWeight::Notice);
        signs.push_back({"roof", {ReasonCode::DeviceLate, kRoof, {}, {}}, AlarmWeight::Danger, {}, false});
        shelf.live(3s, signs);
        QCOMPARE(shelf.book.alarms().front().weight, AlarmWeight::Danger);
    }

    void aLostWeatherLinkIsOneAlarm()
    {
        Bench bench;
        bench.open();
        bench.run(20s);
        bench.forgetSent();
        bench.link(kWeather, false);
        bench.run(3s);
        bench.shut();
        bench.run(std::chrono::minutes(10));
        const auto all = begun(bench.facts<AlarmChanged>());
        QCOMPARE(all.size(), 1u);
        QCOMPARE(bench.alarms.alarms().size(), 1u);
        const Alarm &alarm = bench.alarms.alarms().front();
        QCOMPARE(alarm.cause.code, ReasonCode::DeviceUnconnected);
        QCOMPARE(alarm.cause.device, std::optional(kWeather));
        int unknown = 0;
        for (const Reason &why : alarm.consequences)
            unknown += why.code == ReasonCode::ConditionUnknown;
        QVERIFY2(unknown >= 7, qPrintable(QString::number(unknown))); // rain to heat, and the report
        QVERIFY(has(alarm.consequences, ReasonCode::MadeSafe));
    }

    void aLostServerIsOneAlarmWithItsDevices()
    {
        Bench bench;
        bench.open();
        bench.run(20s);
        bench.forgetSent();
        for (const DeviceId &device : bench.devices.devices())
            bench.link(device, false);
        bench.run(std::chrono::minutes(3));
        const auto all = begun(bench.facts<AlarmChanged>());
        QCOMPARE(all.size(), 1u);
        const Alarm &alarm = bench.alarms.alarms().front();
        QCOMPARE(alarm.cause.code, ReasonCode::DeviceUnconnected);
        QVERIFY(!alarm.cause.device);
        int devices = 0;
        for (const Reason &why : alarm.consequences)
            devices += why.code == ReasonCode::DeviceUnconnected;
        QVERIFY(devices >= 6); // mount, roof, cover, cameras
        QVERIFY(has(alarm.consequences, ReasonCode::HeartbeatWithheld));
        QVERIFY(has(alarm.consequences, ReasonCode::MakingSafe));
    }

    void aFrozenServerIsOneAlarmToo()
    {
        Bench bench;
        bench.shut();
        bench.run(20s);
        bench.forgetSent();
        for (const DeviceId &device : bench.devices.devices())
            bench.silent[device] = true; // connected, and says nothing
        bench.run(std::chrono::minutes(2));
        QCOMPARE(begun(bench.facts<AlarmChanged>()).size(), 1u);
    }

    void rainThatClosesIsOneAlarmUntilItIsGood()
    {
        Bench bench;
        bench.open();
        bench.run(20s);
        bench.weather.isRaining = true;
        bench.weather.humidityPercent = 98;
        bench.weather.windMPerS = 20;
        bench.weather.gustMPerS = 30;
        bench.run(3s);
        bench.shut();
        bench.run(std::chrono::minutes(3));
        QCOMPARE(begun(bench.facts<AlarmChanged>()).size(), 1u);
        QVERIFY(bench.alarm(ReasonCode::Raining));
        bench.weather = {5, 40, -7, 3, 5, 725, -30, false, false};
        bench.run(std::chrono::minutes(29));
        QCOMPARE(bench.alarms.alarms().size(), 1u);
        QCOMPARE(bench.alarms.alarms().front().phase, AlarmPhase::New); // dry, but waiting
        bench.run(std::chrono::minutes(2));
        QCOMPARE(bench.alarms.alarms().front().phase, AlarmPhase::GoneUnseen);
    }

    void aDayIsNoAlarm()
    {
        Bench bench;
        bench.shut();
        bench.sun.altitude = Angle::degrees(50);
        for (auto &[channel, camera] : bench.cameras)
            camera.isCold = false; // not ready, as every day
        bench.weather.isRaining = true; // over a closed roof
        bench.run(std::chrono::minutes(10));
        for (const Alarm &alarm : bench.alarms.alarms())
            QFAIL(std::string(nameOf(alarm.cause.code)).c_str());
    }

    void theDiskIsTheRootOfTheJournal()
    {
        Bench bench;
        bench.shut();
        HostReport host;
        host.isClockSynchronised = true;
        host.diskFreeGiB = 0.5;
        for (int i = 0; i < 10; ++i) {
            host.measured = bench.now();
            bench.devices.knowledge().take(host);
            bench.journalFailing = true;
            bench.run(1s);
        }
        QCOMPARE(bench.alarms.alarms().size(), 1u);
        QCOMPARE(bench.alarms.alarms().front().cause.code, ReasonCode::DiskLow);
        QVERIFY(has(bench.alarms.alarms().front().consequences, ReasonCode::JournalFailing));
    }

    void aClockThatIsNotSureIsANotice()
    {
        Bench bench;
        HostReport host;
        host.measured = bench.now();
        host.clockError = 3s;
        bench.devices.knowledge().take(host);
        bench.run(3s);
        const Alarm *alarm = bench.alarm(ReasonCode::ClockUnsure);
        QVERIFY(alarm);
        QCOMPARE(alarm->weight, AlarmWeight::Notice);
    }

    void aSilentFeedIsANotice()
    {
        Bench bench;
        FeedView feed;
        feed.name = "gcn";
        feed.state = FeedState::Dead;
        bench.feeds = {feed};
        bench.run(3s);
        const Alarm *alarm = bench.alarm(ReasonCode::FeedSilent);
        QVERIFY(alarm);
        QCOMPARE(alarm->weight, AlarmWeight::Notice);
    }

    void aRetractionStopsTheResponseAndSaysSo()
    {
        Night night(true);
        night.observatory.deliver("gcn", Night::notice());
        night.liveFor(20s);
        QVERIFY(night.observatory.core().isResponding());
        std::string retraction = Night::notice();
        const std::string flag = R"(name="Def_NOT_a_GRB" value="false")";
        retraction.replace(retraction.find(flag), flag.size(), R"(name="Def_NOT_a_GRB" value="true")");
        night.observatory.deliver("gcn", retraction);
        QVERIFY(night.liveFor(10s, [&] { return !night.observatory.core().isResponding(); }));
        night.liveFor(3s);
        QVERIFY(!night.observatory.world().mount().isTracking);
        bool isSaid = false;
        for (const AlarmChanged &changed : night.facts<AlarmChanged>())
            isSaid = isSaid
                || (changed.alarm.cause.code == ReasonCode::Retracted
                    && changed.alarm.weight == AlarmWeight::Notice && changed.alarm.phase == AlarmPhase::New
                    && !changed.alarm.cause.who.empty());
        QVERIFY(isSaid);
        bool isMoved = false;
        for (const ResponseMoved &moved : night.facts<ResponseMoved>())
            isMoved = isMoved || moved.cause == "retracted";
        QVERIFY(isMoved);
    }
};

QTEST_GUILESS_MAIN(TestAlarmBook)
#include "test_alarm_book.moc"
