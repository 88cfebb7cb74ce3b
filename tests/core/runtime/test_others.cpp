#include "bench.h"
#include "night.h"

#include <QTest>

using namespace tulpar;

namespace {

std::vector<DeviceDisturbed> of(const std::vector<DeviceDisturbed> &all, const DeviceId &device)
{
    std::vector<DeviceDisturbed> some;
    for (const DeviceDisturbed &one : all)
        if (one.device == device)
            some.push_back(one);
    return some;
}

} // namespace

/// INDI knows no login: what no command of ours explains is noticed, shown, and not believed until it rests.
class TestOthers : public QObject {
    Q_OBJECT

private slots:
    void anOpeningByAnotherIsNoticedWithinASecond()
    {
        Night night(false);
        QVERIFY(night.another(OpenRoof{}));
        night.liveFor(1s);
        const auto disturbed = night.facts<DeviceDisturbed>();
        QCOMPARE(disturbed.size(), 1u);
        QCOMPARE(disturbed[0].device, kRoof);
        QCOMPARE(disturbed[0].what, std::string("opening"));
        QVERIFY(findDevice(night.snapshot(), kRoof)->isDisturbed);
        night.liveFor(2s);
        const auto alarms = night.snapshot().safety.alarms;
        const auto says = [](const Alarm &alarm) {
            return alarm.cause.code == ReasonCode::MovedByOther && alarm.cause.device == kRoof;
        };
        QCOMPARE(std::count_if(alarms.begin(), alarms.end(), says), 1);
        night.liveFor(20s); // open at last
        QVERIFY(!findDevice(night.snapshot(), kRoof)->isDisturbed);
        QVERIFY(night.facts<DeviceDisturbed>().back().isOver);
    }

    void anOpeningByAnotherWhileItMayNotBeOpenClosesAtOnce()
    {
        Night night(false);
        night.observatory.world().setFault(Fault::BadWeather, true);
        night.liveFor(3s);
        QVERIFY(night.another(OpenRoof{}));
        QVERIFY(night.liveFor(
            2s, [&] { return night.observatory.world().roof().state == OpeningState::Closing; }));
        QVERIFY(night.liveFor(15s, [&] { return night.isClosed(); }));
        const auto acted = night.facts<SafetyActed>();
        QVERIFY(!acted.empty());
        QCOMPARE(acted.front().cause, std::string("unsafe"));
    }

    void aSlewByAnotherIsNoticedAndEndsAtRest()
    {
        Bench bench;
        bench.open();
        bench.mount.isSlewing = true;
        bench.mount.target = bench.sky.icrs(HorizontalDirection{Angle::degrees(20), Angle::degrees(40)});
        bench.run(1s);
        auto disturbed = of(bench.facts<DeviceDisturbed>(), kMount);
        QCOMPARE(disturbed.size(), 1u);
        QCOMPARE(disturbed[0].what, std::string("slewing"));
        QVERIFY(!bench.devices.knowledge().freshMount(bench.now()));
        QCOMPARE(bench.devices.knowledge().whyUnknown(kMount, bench.now())->code, ReasonCode::MovedByOther);
        bench.mount.isSlewing = false;
        bench.mount.target.reset();
        bench.mount.pointing = {Angle::degrees(20), Angle::degrees(40)};
        bench.run(1s);
        disturbed = of(bench.facts<DeviceDisturbed>(), kMount);
        QVERIFY(disturbed.back().isOver);
        QVERIFY(bench.devices.knowledge().freshMount(bench.now()).has_value());
    }

    void anotherTargetThanOursIsNoticed()
    {
        Bench bench;
        bench.open();
        const IcrsDirection ours =
            bench.sky.icrs(HorizontalDirection{Angle::degrees(150), Angle::degrees(60)});
        bench.devices.wishMount(MountTracking{ours});
        bench.run(200ms);
        bench.mount.target = ours;
        bench.mount.isSlewing = true;
        bench.run(2s);
        bench.mount.isSlewing = false;
        bench.mount.isTracking = true;
        bench.run(2s);
        QVERIFY(bench.facts<DeviceDisturbed>().empty());
        bench.forgetSent();
        bench.mount.target = IcrsDirection{ours.ra, ours.dec - Angle::degrees(3)};
        bench.run(1s);
        const auto disturbed = of(bench.facts<DeviceDisturbed>(), kMount);
        QCOMPARE(disturbed.size(), 2u);
        QCOMPARE(disturbed[0].what, std::string("tracking"));
        QVERIFY(disturbed[1].isOver); // it is known again where it is
        QVERIFY(bench.count<TrackTarget>() >= 1); // and led back
    }

    void aPushAtRestIsNoticed()
    {
        Bench bench;
        bench.mount.pointing.azimuth = Angle::degrees(103);
        bench.run(300ms);
        const auto disturbed = of(bench.facts<DeviceDisturbed>(), kMount);
        QCOMPARE(disturbed.size(), 2u);
        QCOMPARE(disturbed[0].what, std::string("moved"));
        QVERIFY(disturbed[1].isOver);
    }

    void anExposureOfAnotherIsNoticed()
    {
        Bench bench;
        bench.cameras["g"].state = CameraState::Exposing;
        bench.run(1s);
        const DeviceId camera{DeviceKind::Camera, "g"};
        auto disturbed = of(bench.facts<DeviceDisturbed>(), camera);
        QCOMPARE(disturbed.size(), 1u);
        QCOMPARE(disturbed[0].what, std::string("exposing"));
        bench.cameras["g"].state = CameraState::Idle;
        bench.run(300ms);
        bench.cameras["g"].emGain = 700;
        bench.run(300ms);
        disturbed = of(bench.facts<DeviceDisturbed>(), camera);
        QCOMPARE(disturbed[2].what, std::string("em_gain"));
    }

    void whatOneselfDoesIsNobodyElses_data()
    {
        QTest::addColumn<int>("profile");
        QTest::newRow("assy") << 0;
        QTest::newRow("standard cover") << 1;
    }

    void whatOneselfDoesIsNobodyElses()
    {
        QFETCH(int, profile);
        Night night(true, static_cast<HardwareProfile>(profile));
        QVERIFY(night.armed.accepted);
        night.observatory.deliver("gcn", Night::notice());
        night.liveFor(std::chrono::minutes(5));
        QVERIFY(night.observatory.core().isResponding());
        QVERIFY(!night.snapshot().frames.empty());
        (void)night.observatory.request(StopMotion{});
        night.liveFor(30s);
        (void)night.observatory.request(MakeSafe{});
        QVERIFY(night.liveFor(120s, [&] { return !night.snapshot().isMakingSafe; }));
        night.liveFor(60s);
        for (const DeviceDisturbed &one : night.facts<DeviceDisturbed>())
            QFAIL(one.what.c_str());
    }

    void whatBeganBeforeTheCoreListenedIsNobodys()
    {
        World world = Night::worldFor(false, HardwareProfile::Assy);
        QVERIFY(world.command(OpenRoof{}));
        QVERIFY(world.command(StartExposures{"r", 60s, 0, 300}));
        (void)world.advanceTo(Night::receipt() - 4s);
        VirtualObservatory observatory(
            simulatedConfig(HardwareProfile::Assy), std::move(world), Night::receipt() - 4s);
        observatory.liveUntil(Night::receipt() + 30s);
        for (const FactRecord &record : observatory.journal())
            QVERIFY2(record.kind != DeviceDisturbed::kKind, record.body.c_str());
    }

    void theContactsClosingIsOneNoticeAtMost()
    {
        Night night(true);
        night.observatory.setHeartbeatLimit(20s);
        night.liveFor(10s);
        night.observatory.stall(40s); // the contact hears nothing and closes
        night.liveFor(30s);
        QVERIFY(night.isClosed());
        int sounding = 0;
        for (const AlarmChanged &changed : night.facts<AlarmChanged>())
            if (changed.alarm.phase == AlarmPhase::New && changed.alarm.returns == 0
                && changed.alarm.cause.code == ReasonCode::MovedByOther)
                ++sounding;
        QVERIFY2(sounding <= 2, qPrintable(QString::number(sounding))); // roof and cover
    }
};

QTEST_GUILESS_MAIN(TestOthers)
#include "test_others.moc"
