#include "bench.h"
#include "night.h"

#include <QTest>

#include <algorithm>

using namespace tulpar;

namespace {

void clearsLow(CoreConfig &config)
{
    config.safety.roofClearsBelow = Angle::degrees(20);
}

} // namespace

/// Whatever fails, the observatory goes on closing until it is measured closed.
class TestMakeSafe : public QObject {
    Q_OBJECT

private slots:
    void camerasAreAbortedTheMountIsStoppedTheCoverThenTheRoofAreClosed()
    {
        Bench bench;
        bench.open();
        for (auto &[channel, camera] : bench.cameras)
            camera.state = CameraState::Exposing;
        bench.mount.isTracking = true;
        bench.run(200ms);
        bench.forgetSent();
        bench.makeSafe();
        bench.run(100ms);
        QVERIFY(bench.count<AbortExposures>() == 3 && bench.count<StopMount>() == 1);
        QVERIFY(bench.count<CloseCover>() == 1 && bench.count<CloseRoof>() == 1);
        std::vector<std::string_view> order;
        for (const Bench::Sent &one : bench.sent)
            order.push_back(commandName(one.command));
        const std::vector<std::string_view> promised{"abort_exposures", "abort_exposures", "abort_exposures",
                                                     "stop_mount",      "close_cover",     "close_roof"};
        QVERIFY(order == promised);
    }

    void theRoofWaitsUntilTheMountIsParked()
    {
        Bench bench(false);
        bench.open();
        bench.mount.isTracking = true;
        bench.mount.target = bench.sky.icrs(bench.mount.pointing);
        bench.run(200ms);
        bench.forgetSent();
        bench.makeSafe();
        bench.run(200ms);
        QCOMPARE(bench.count<ParkMount>(), 1);
        QCOMPARE(bench.count<CloseCover>(), 1);
        QCOMPARE(bench.count<CloseRoof>(), 0); // never in parallel
        bench.mount.isTracking = false;
        bench.mount.target.reset();
        bench.mount.isSlewing = true;
        bench.run(10s);
        QCOMPARE(bench.count<CloseRoof>(), 0);
        bench.mount.isSlewing = false; // it has stopped moving: not parked
        bench.mount.pointing = {Angle::degrees(40), Angle::degrees(50)};
        bench.run(1s);
        QCOMPARE(bench.count<CloseRoof>(), 0);
        bench.mount.isParked = true;
        bench.run(200ms);
        QCOMPARE(bench.count<CloseRoof>(), 1);
    }

    void theRoofDoesNotWaitWhereTheTubeClearsIt()
    {
        Bench bench(true);
        bench.open();
        bench.mount.isTracking = true;
        bench.makeSafe();
        bench.run(200ms);
        QCOMPARE(bench.count<CloseRoof>(), 1);
        QCOMPARE(bench.count<ParkMount>(), 0);
    }

    void aRoofIsClosedAgainOverAMountThatItWasClosedOver()
    {
        Bench bench(false); // at rest, not parked, under a closed roof
        bench.roof = {OpeningState::Opening, 0.3};
        bench.cover = {OpeningState::Closed, 0.0};
        bench.run(200ms);
        bench.makeSafe();
        bench.run(200ms);
        QCOMPARE(bench.count<CloseRoof>(), 1);
    }

    void roofClosesFromTheLastEncoderPositionOfASilentMount()
    {
        Bench bench(false, clearsLow);
        bench.open();
        bench.mount.pointing = {Angle::degrees(100), Angle::degrees(17)};
        bench.run(10s);
        bench.silent[kMount] = true;
        bench.run(10s);
        bench.makeSafe();
        bench.run(200ms);
        QCOMPARE(bench.count<CloseRoof>(), 1);
    }

    void aSilentMountInTheWayAsksAPersonWhileTheRestIsClosed()
    {
        Bench bench(false);
        bench.open();
        bench.mount.isTracking = true;
        bench.mount.target = bench.sky.icrs(bench.mount.pointing);
        bench.run(20s);
        bench.silent[kMount] = true;
        bench.run(5s);
        bench.forgetSent();
        bench.makeSafe();
        bench.run(5s);
        QVERIFY(bench.count<CloseCover>() >= 1);
        QCOMPARE(bench.count<CloseRoof>(), 0);
        const auto asks = [&] {
            for (const Alarm &alarm : bench.alarms.alarms())
                for (const Reason &why : alarm.consequences)
                    if (why.code == ReasonCode::MountInTheWay && alarm.weight == AlarmWeight::Danger)
                        return true;
            return bench.alarm(ReasonCode::MountInTheWay) != nullptr;
        };
        QVERIFY(asks());
        bench.cover = {OpeningState::Closed, 0.0};
        bench.run(60s); // neither done nor given up
        QVERIFY(bench.safety.isMakingSafe());
        QVERIFY(!bench.safety.heartbeat().mayBeat()); // the device side closes by its own contact
        QVERIFY(!bench.remedies.empty());
        QCOMPARE(bench.remedies.front(), (RemedyOrder{kMount, Remedy::Reconnect}));
        bench.devices.closeRoofAtOnce(bench.now()); // a person has looked
        bench.run(200ms);
        QCOMPARE(bench.count<CloseRoof>(), 1);
        bench.run(20s);
        QVERIFY(bench.count<CloseRoof>() >= 3);
    }

    void roofClosesAlthoughTheMountDoesNotPark()
    {
        Night night(true, HardwareProfile::StandardCover);
        QVERIFY(night.armed.accepted);
        night.observatory.setHeartbeatLimit(15s);
        night.observatory.deliver("gcn", Night::notice());
        night.liveFor(40s);
        night.observatory.world().setFault(Fault::SilentMount, true);
        night.liveFor(1s);
        night.observatory.world().setFault(Fault::BadWeather, true);
        QVERIFY(night.liveFor(std::chrono::minutes(3), [&] { return night.isClosed(); }));
        night.liveFor(5s);
        QVERIFY(!night.snapshot().isMakingSafe);
        bool wasWithheld = false;
        for (const HeartbeatChanged &changed : night.facts<HeartbeatChanged>())
            wasWithheld = wasWithheld || (!changed.beating && !changed.reasons.empty());
        QVERIFY(wasWithheld);
    }

    void theStandardObservatoryParksAndCloses()
    {
        Night night(true, HardwareProfile::StandardCover);
        night.observatory.deliver("gcn", Night::notice());
        night.liveFor(60s);
        night.observatory.world().setFault(Fault::BadWeather, true);
        const UtcInstant unsafe = night.observatory.now().utc;
        QVERIFY(night.liveFor(90s, [&] { return night.isClosed(); }));
        const double took = seconds(night.observatory.now().utc - unsafe);
        QVERIFY2(took < 60, qPrintable(QString::number(took)));
        QVERIFY(night.observatory.world().mount().isParked);
        bool isParked = false;
        for (const FactRecord &record : night.observatory.journal()) {
            const auto fact = factOf(record);
            if (const auto *changed = std::get_if<DeviceChanged>(&*fact);
                changed && changed->device == kMount)
                isParked = changed->state == "parked";
            if (const auto *issued = std::get_if<CommandIssued>(&*fact);
                issued && issued->command == "close_roof")
                QVERIFY(isParked);
        }
    }

    void closesWithoutAResponse()
    {
        Night night(true);
        night.liveFor(5s);
        QVERIFY(!night.observatory.core().isResponding());
        night.observatory.world().setFault(Fault::BadWeather, true);
        QVERIFY(night.liveFor(20s, [&] { return night.isClosed(); }));
    }

    void closesInEveryMode_data()
    {
        QTest::addColumn<QString>("mode");
        for (const std::string_view mode : EnumNames<Mode>::names)
            QTest::newRow(mode.data()) << QString::fromUtf8(mode.data(), static_cast<int>(mode.size()));
    }

    void closesInEveryMode()
    {
        QFETCH(QString, mode);
        Night night(true);
        QVERIFY(night.observatory.request(SetMode{mode.toStdString()}).accepted);
        night.liveFor(2s);
        night.observatory.world().setFault(Fault::BadWeather, true);
        QVERIFY(night.liveFor(20s, [&] { return night.isClosed(); }));
    }

    void theDeadManIsArmedInEveryMode()
    {
        for (const Mode mode : {Mode::Robotic, Mode::Manual, Mode::Engineering}) {
            Bench bench;
            bench.devices.knowledge().setMode(mode);
            bench.open();
            bench.run(20s);
            QVERIFY(bench.safety.heartbeat().mayBeat());
            bench.link(kWeather, false);
            bench.run(2s);
            QVERIFY(!bench.safety.heartbeat().mayBeat());
        }
    }

    void closesWhenTheWeatherStationIsLost()
    {
        Bench bench;
        bench.open();
        bench.run(20s);
        bench.link(kWeather, false);
        bench.run(1s);
        QVERIFY(bench.count<CloseRoof>() >= 1 && bench.count<CloseCover>() >= 1);
        bench.shut();
        QVERIFY(!bench.safety.isMakingSafe());
    }

    void theSunsRiseCloses()
    {
        Bench bench;
        bench.open();
        bench.run(20s);
        bench.sun.altitude = Angle::degrees(-3.9);
        bench.run(500ms);
        QVERIFY(bench.safety.isMakingSafe());
        QCOMPARE(bench.safety.why().front().code, ReasonCode::SunTooHigh);
        bench.run(3s);
        QVERIFY(!bench.alarm(ReasonCode::SunTooHigh)); // a morning is no alarm
    }

    void peopleInsideAreNotClosedInUntilTheirOverrideEnds()
    {
        Bench bench;
        bench.open();
        bench.run(20s);
        Knowledge &known = bench.devices.knowledge();
        known.setMode(Mode::Engineering);
        const Now now = bench.now();
        QVERIFY(known.override({{}, "Aigerim", "the mirror", now.utc + 60s, now.mono + 60s}, now));
        bench.weather.isRaining = true;
        bench.run(50s);
        QVERIFY(!bench.safety.isMakingSafe());
        bench.run(15s);
        QVERIFY(bench.safety.isMakingSafe());
        const auto ended = bench.facts<OverrideChanged>();
        QCOMPARE(ended.size(), 1u);
        QVERIFY(!ended[0].isOn);
    }

    void aRoofThatIsNotHeardIsClosed()
    {
        Bench bench;
        bench.open();
        bench.run(20s);
        bench.silent[kRoof] = true;
        bench.run(40s);
        QVERIFY(bench.safety.isMakingSafe());
        QVERIFY(bench.count<CloseRoof>() >= 1);
    }

    void aRoofThatAnotherClosesStaysClosed()
    {
        Night night(true);
        night.liveFor(5s);
        QVERIFY(night.another(CloseRoof{}));
        QVERIFY(night.liveFor(30s, [&] { return night.isClosed(); }));
        night.liveFor(60s);
        QVERIFY(night.isClosed());
        QVERIFY(!night.snapshot().isArmed);
    }

    void nothingButMeasuredClosedEndsIt()
    {
        Bench bench;
        bench.open();
        bench.makeSafe();
        for (const OpeningState state :
             {OpeningState::Closing, OpeningState::PartlyOpen, OpeningState::Fault, OpeningState::Unknown,
              OpeningState::Opening}) {
            bench.roof.state = state;
            bench.cover = {OpeningState::Closed, 0.0};
            bench.run(50s);
            QVERIFY(bench.safety.isMakingSafe());
        }
        bench.roof = {OpeningState::Closed, 0.0};
        bench.silent[kRoof] = true; // and what was measured long ago is not measured
        bench.run(20s);
        QVERIFY(bench.safety.isMakingSafe());
        bench.silent[kRoof] = false;
        bench.run(200ms);
        QVERIFY(!bench.safety.isMakingSafe());
    }

    void whatDoesNotCloseInTimeIsAnAlarmAndGoesOnForEver()
    {
        Bench bench;
        bench.open();
        bench.makeSafe();
        bench.run(200ms);
        bench.cover = {OpeningState::Closed, 0.0};
        bench.run(50s);
        QVERIFY(bench.safety.isLate(bench.now()));
        QVERIFY(!bench.safety.heartbeat().mayBeat());
        const Alarm *alarm = bench.alarm(ReasonCode::DeviceLate);
        QVERIFY(alarm);
        QCOMPARE(alarm->cause.device, std::optional(kRoof));
        QCOMPARE(alarm->weight, AlarmWeight::Danger);
        const auto has = [&](ReasonCode code) {
            return std::any_of(
                alarm->consequences.begin(), alarm->consequences.end(),
                [&](const Reason &why) { return why.code == code; });
        };
        QVERIFY(has(ReasonCode::MakingSafe));
        QVERIFY(has(ReasonCode::HeartbeatWithheld));
        bench.forgetSent();
        bench.run(std::chrono::minutes(20));
        QVERIFY(bench.count<CloseRoof>() > 30);
        QCOMPARE(bench.alarms.alarms().size(), 1u); // one trouble, one alarm
        bench.shut();
        bench.run(1s);
        QVERIFY(bench.safety.heartbeat().mayBeat());
    }

    void nothingOpensBeforeTheDeviceSideHasHeardABeat()
    {
        Bench bench(true, [](CoreConfig &config) { config.isGuardNeeded = true; });
        const auto askToOpen = [&] {
            bench.forgetSent();
            bench.devices.wishRoof(OpeningGoal::Open);
            bench.devices.wishCover(OpeningGoal::Open);
            bench.run(5s);
            return bench.count<OpenRoof>() + bench.count<OpenCover>();
        };
        QCOMPARE(askToOpen(), 0);
        QVERIFY(std::ranges::any_of(bench.devices.heldBack(), [](const Reason &reason) {
            return reason.code == ReasonCode::NotGuarded;
        }));
        bench.safety.heartbeat().contact("disarmed"); // it says itself that it has heard none
        bench.safety.heartbeat().beaten(bench.now());
        QCOMPARE(askToOpen(), 0);
        bench.safety.heartbeat().contact("armed");
        bench.safety.heartbeat().beaten(bench.now());
        QVERIFY(askToOpen() >= 2);
        bench.run(bench.config.heartbeatLimit); // no further beat has left
        QVERIFY(!bench.devices.isGuarded());
    }

    void theHeartbeatIsWithheldWhileTheWeatherIsUnknownAndAnythingIsOpen()
    {
        Bench bench;
        bench.shut();
        bench.run(20s);
        bench.silent[kWeather] = true;
        bench.run(std::chrono::minutes(7));
        QVERIFY(bench.safety.heartbeat().mayBeat()); // closed: nothing to lose
        bench.cover = {OpeningState::PartlyOpen, 0.1};
        bench.run(1s);
        QVERIFY(!bench.safety.heartbeat().mayBeat());
        QVERIFY(!bench.facts<HeartbeatChanged>().back().beating);
        QVERIFY(!bench.safety.heartbeat().view().withheldBecause.empty());
        bench.silent[kWeather] = false;
        bench.run(1s);
        QVERIFY(bench.safety.heartbeat().mayBeat()); // known again: bad or waiting is no ignorance
    }
};

QTEST_GUILESS_MAIN(TestMakeSafe)
#include "test_make_safe.moc"
