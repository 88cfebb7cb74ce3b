#include "core/simulator/world.h"
#include "core/simulator/world_json.h"

#include <QTest>

#include <cmath>

using namespace tulpar;

namespace {
UtcInstant start()
{
    return *parseUtc("2022-10-09T14:00:00Z");
}

/// A direction that stands there now.
IcrsDirection skyAt(const World &world, double azimuthDeg, double altitudeDeg)
{
    return world.sky()
        .at(world.now())
        .icrs(HorizontalDirection{Angle::degrees(azimuthDeg), Angle::degrees(altitudeDeg)});
}

/// Seconds until `done`, looked at every millisecond.
template <class F>
double secondsUntil(World &world, F &&done, double atMostS = 60)
{
    const UtcInstant begin = world.now();
    while (!done() && seconds(world.now() - begin) < atMostS)
        (void)world.advanceTo(world.now() + 1ms);
    return seconds(world.now() - begin);
}
} // namespace

class TestWorld : public QObject {
    Q_OBJECT
private slots:
    void slewsInTheTimeOfItsAxes();
    void isSlewingUntilSettled();
    void followsTheSky();
    void refusesWhatItCannotReach();
    void turnsInMidSlewWithoutAJump();
    void stopsAndParks();
    void opensAndClosesOnTime();
    void obeysTheStandardProfile();
    void showsFaults();
    void closesWhenNobodyIsHeard();
    void keepsItsState();
    void livesWhileNoProgramRuns();
    void refusesDamagedStates();
    void runsSequencesWithoutGaps();
    void losesOnlyTheAbortedExposure();
    void jumpsToAnotherNight();
};

void TestWorld::slewsInTheTimeOfItsAxes()
{
    World world(assySite(), start());
    world.place({0, 45}, 1, 1);
    const IcrsDirection target = skyAt(world, 90, 45);
    QVERIFY(world.command(TrackTarget{target}));
    // 90 degrees of azimuth: the trapezoid alone 8.1 s (observatory.md 2.2), to 60" of azimuth 1.4 s more
    const double within = seconds(AxisMotion(90, {}).timeToWithin(60.0 / 3600 / std::cos(0.7854)));
    const double taken =
        secondsUntil(world, [&] { return world.mount().distanceToTarget.asArcseconds() < 60; });
    QVERIFY2(std::abs(taken - within) < 0.05, qPrintable(QStringLiteral("%1 %2").arg(taken).arg(within)));
    QVERIFY(taken > 8.1 && taken < 10);
}

void TestWorld::isSlewingUntilSettled()
{
    World world(assySite(), start());
    world.place({0, 45}, 1, 1);
    QVERIFY(world.command(TrackTarget{skyAt(world, 30, 60)}));
    const double toTwo =
        secondsUntil(world, [&] { return world.mount().distanceToTarget.asArcseconds() < 2; });
    QVERIFY(world.mount().isSlewing);
    QVERIFY(!world.mount().isTracking);
    const double more = secondsUntil(world, [&] { return !world.mount().isSlewing; });
    // RMS over 1 s of exp(-t/0.5) is 3.66 times its last value: 0.5 ln 3.66 = 0.65 s after 2"
    QVERIFY2(std::abs(more - 0.65) < 0.08, qPrintable(QStringLiteral("%1 after %2").arg(more).arg(toTwo)));
    QVERIFY(world.mount().isTracking);
    QVERIFY(world.nextEvent() == std::nullopt);
}

void TestWorld::followsTheSky()
{
    World world(assySite(), start());
    world.place({100, 50}, 1, 1);
    const IcrsDirection target = skyAt(world, 120, 40);
    QVERIFY(world.command(TrackTarget{target}));
    (void)world.advanceTo(world.now() + 20s);
    for (int minute = 0; minute < 90; ++minute) {
        (void)world.advanceTo(world.now() + 60s);
        const MountReport report = world.mount();
        QVERIFY(report.isTracking);
        QVERIFY(separation(world.sky().at(world.now()).icrs(report.pointing), target).asArcseconds() < 0.1);
    }
}

void TestWorld::refusesWhatItCannotReach()
{
    World world(assySite(), start());
    QCOMPARE(world.command(TrackTarget{skyAt(world, 90, 45)}).error().code, Errc::Refused); // parked
    QVERIFY(world.command(UnparkMount{}));
    QCOMPARE(world.command(TrackTarget{skyAt(world, 90, 10)}).error().code, Errc::OutOfRange);
    QCOMPARE(world.command(TrackTarget{{Angle::degrees(NAN), Angle()}}).error().code, Errc::OutOfRange);
    QVERIFY(!world.mount().isSlewing);
    QVERIFY(world.command(TrackTarget{skyAt(world, 90, 16)}));
}

void TestWorld::turnsInMidSlewWithoutAJump()
{
    for (const double second : {250.0, 130.0, 40.0}) {
        World world(assySite(), start());
        world.place({60, 45}, 1, 1);
        QVERIFY(world.command(TrackTarget{skyAt(world, 150, 60)}));
        (void)world.advanceTo(world.now() + 3s);
        double before = world.mount().azimuthMechanical.asDegrees();
        (void)world.advanceTo(world.now() + 1ms);
        double speed = (world.mount().azimuthMechanical.asDegrees() - before) / 0.001;
        QVERIFY(std::abs(speed - 15) < 0.1);
        const IcrsDirection next = skyAt(world, second, 50);
        QVERIFY(world.command(TrackTarget{next}));
        before = world.mount().azimuthMechanical.asDegrees();
        for (int i = 0; i < 6000 && world.mount().isSlewing; ++i) {
            (void)world.advanceTo(world.now() + 10ms);
            const double now = world.mount().azimuthMechanical.asDegrees();
            const double changed = (now - before) / 0.01;
            // 7 deg/s^2 for 10 ms, and the change of 0.5 deg/s from trapezoid to exponential
            QVERIFY2(
                std::abs(changed - speed) < 0.07 * 2 + 0.51, qPrintable(QString::number(changed - speed)));
            speed = changed;
            before = now;
        }
        QVERIFY(world.mount().isTracking);
        QVERIFY(world.mount().distanceToTarget.asArcseconds() < 2);
        QVERIFY(separation(world.pointingIcrs(), next).asArcseconds() < 2);
    }
}

void TestWorld::stopsAndParks()
{
    World world(assySite(), start());
    world.place({200, 30}, 1, 1);
    QVERIFY(world.command(TrackTarget{skyAt(world, 100, 70)}));
    (void)world.advanceTo(world.now() + 4s);
    QVERIFY(world.command(StopMount{}));
    const double stopping = secondsUntil(world, [&] { return !world.mount().isSlewing; });
    QVERIFY2(std::abs(stopping - 15.0 / 7) < 0.02, qPrintable(QString::number(stopping)));
    const Angle rest = world.mount().azimuthMechanical;
    (void)world.advanceTo(world.now() + 60s);
    QVERIFY(std::abs((world.mount().azimuthMechanical - rest).asArcseconds()) < 0.01);
    QVERIFY(!world.mount().target);
    QVERIFY(world.command(ParkMount{}));
    (void)world.advanceTo(world.now() + 40s);
    QVERIFY(world.mount().isParked);
    QVERIFY(std::abs(world.mount().pointing.altitude.asDegrees() - 45) < 0.001);
    QVERIFY(std::abs(world.mount().azimuthMechanical.asDegrees()) < 0.001);
}

void TestWorld::opensAndClosesOnTime()
{
    World world(assySite(), start());
    QCOMPARE(world.roof().state, OpeningState::Closed);
    QVERIFY(world.command(OpenRoof{}));
    QVERIFY(world.command(OpenCover{}));
    (void)world.advanceTo(world.now() + 3500ms);
    QCOMPARE(world.roof().state, OpeningState::Opening);
    QVERIFY(std::abs(*world.roof().openFraction - 0.5) < 1e-6);
    QVERIFY(world.lightAt(world.now()) < 1e-6);
    const double cover = 3.5 + secondsUntil(world, [&] { return world.cover().state == OpeningState::Open; });
    const double roof = cover + secondsUntil(world, [&] { return world.roof().state == OpeningState::Open; });
    QVERIFY(std::abs(cover - 6) < 0.01);
    QVERIFY(std::abs(roof - 7) < 0.01);
    QVERIFY(world.lightAt(world.now()) == 1);
    QVERIFY(world.command(CloseRoof{}));
    (void)world.advanceTo(world.now() + 1s);
    QVERIFY(world.command(StopRoof{}));
    QCOMPARE(world.roof().state, OpeningState::PartlyOpen);
}

void TestWorld::obeysTheStandardProfile()
{
    World world(assySite(), start());
    world.setProfile(HardwareProfile::StandardCover);
    QVERIFY(world.command(UnparkMount{}));
    QCOMPARE(world.command(TrackTarget{skyAt(world, 90, 45)}).error().code, Errc::Refused);
    QVERIFY(world.command(OpenRoof{}));
    QVERIFY(world.command(OpenCover{}));
    (void)world.advanceTo(world.now() + 24900ms);
    QCOMPARE(world.cover().state, OpeningState::Opening);
    (void)world.advanceTo(world.now() + 200ms);
    QCOMPARE(world.cover().state, OpeningState::Open);
    QCOMPARE(world.roof().state, OpeningState::Opening);
    (void)world.advanceTo(world.now() + 5s);
    QCOMPARE(world.roof().state, OpeningState::Open);
    QVERIFY(world.command(TrackTarget{skyAt(world, 90, 45)}));
    QVERIFY(world.command(CloseRoof{}));
    (void)world.advanceTo(world.now() + 31s);
    QCOMPARE(world.roof().state, OpeningState::Closed);
    QVERIFY(world.mount().isParked);
}

void TestWorld::showsFaults()
{
    World world(assySite(), start());
    world.setFault(Fault::StuckRoof, true);
    QVERIFY(world.command(OpenRoof{}));
    (void)world.advanceTo(world.now() + 5s);
    QCOMPARE(world.roof().state, OpeningState::Opening);
    QVERIFY(*world.roof().openFraction == 0);
    (void)world.advanceTo(world.now() + 6s);
    QCOMPARE(world.roof().state, OpeningState::Fault);
    world.setFault(Fault::StuckRoof, false);
    (void)world.advanceTo(world.now() + 7100ms);
    QCOMPARE(world.roof().state, OpeningState::Open);

    world.setFault(Fault::SlowCover, true);
    QVERIFY(world.command(OpenCover{}));
    (void)world.advanceTo(world.now() + 23900ms);
    QCOMPARE(world.cover().state, OpeningState::Opening);
    (void)world.advanceTo(world.now() + 200ms);
    QCOMPARE(world.cover().state, OpeningState::Open);

    world.setFault(Fault::SilentMount, true);
    QVERIFY(world.command(UnparkMount{}));
    QVERIFY(!world.report({DeviceKind::Mount, {}}));
    world.setFault(Fault::SilentMount, false);
    QVERIFY(world.mount().isParked); // the command was not heard

    world.setFault(Fault::DeadCameraR, true);
    QCOMPARE(world.command(StartExposures{"r", 1s, 1, 1}).error().code, Errc::Unavailable);
    QCOMPARE(std::get<CameraReport>(*world.report({DeviceKind::Camera, "r"})).state, CameraState::Fault);
    QVERIFY(world.command(StartExposures{"g", 1s, 1, 1}));

    QVERIFY(!*std::get<WeatherReport>(*world.report({DeviceKind::Weather, {}})).isRaining);
    world.setFault(Fault::BadWeather, true);
    QVERIFY(*std::get<WeatherReport>(*world.report({DeviceKind::Weather, {}})).isRaining);
    world.setFault(Fault::StaleWeather, true);
    QVERIFY(!world.report({DeviceKind::Weather, {}}));
}

void TestWorld::closesWhenNobodyIsHeard()
{
    World world(assySite(), start());
    world.place({0, 45}, 1, 1);
    world.beat(30s);
    (void)world.advanceTo(world.now() + 29s);
    world.beat(30s);
    (void)world.advanceTo(world.now() + 29900ms);
    QCOMPARE(world.roof().state, OpeningState::Open);
    const auto events = world.advanceTo(world.now() + 8s);
    QCOMPARE(events.size(), std::size_t{1});
    QCOMPARE(events.front().kind, WorldEvent::Kind::DeadManFired);
    QCOMPARE(world.roof().state, OpeningState::Closed);
    QCOMPARE(world.cover().state, OpeningState::Closed);
    QCOMPARE(world.deadMan().state(), DeadManState::Fired);
    QCOMPARE(world.command(OpenRoof{}).error().code, Errc::Refused);
    QVERIFY(world.command(CloseRoof{}));
    world.beat(30s);
    QVERIFY(world.command(OpenRoof{}));
}

void TestWorld::keepsItsState()
{
    World world(assySite(), start(), 7);
    world.place({400, 33}, 0.3, 0.6);
    world.setFault(Fault::BadWeather, true);
    Burst burst;
    burst.position = {Angle::degrees(354.3184), Angle::degrees(53.4157)};
    burst.trigger = start();
    world.setBurst(burst);
    world.beat(30s);
    QVERIFY(world.command(TrackTarget{skyAt(world, 90, 45)}));
    QVERIFY(world.command(OpenRoof{}));
    (void)world.advanceTo(world.now() + 2s);
    const auto kept = worldFromJson(worldToJson(world.state()));
    QVERIFY(kept);
    World second(assySite(), start());
    second.restore(*kept);
    QCOMPARE(second.now().nsSinceUnixEpoch, world.now().nsSinceUnixEpoch);
    for (int i = 0; i < 20; ++i) {
        (void)world.advanceTo(world.now() + 700ms);
        (void)second.advanceTo(world.now());
        QVERIFY(separation(world.mount().pointing, second.mount().pointing).asArcseconds() < 1e-4);
        QCOMPARE(second.roof().state, world.roof().state);
        QCOMPARE(second.faults(), world.faults());
    }
}

void TestWorld::livesWhileNoProgramRuns()
{
    World world(assySite(), start());
    world.place({0, 45}, 1, 1);
    world.beat(30s);
    const IcrsDirection target = skyAt(world, 90, 45);
    QVERIFY(world.command(TrackTarget{target}));
    (void)world.advanceTo(world.now() + 2s);
    const std::string file = worldToJson(world.state());

    World soon(assySite(), start());
    soon.restore(*worldFromJson(file));
    (void)soon.advanceTo(start() + 20s);
    QVERIFY(soon.mount().isTracking); // the slew went on
    QVERIFY(separation(soon.pointingIcrs(), target).asArcseconds() < 0.5);
    QCOMPARE(soon.roof().state, OpeningState::Open);

    World later(assySite(), start());
    later.restore(*worldFromJson(file));
    (void)later.advanceTo(start() + 33500ms);
    QCOMPARE(later.roof().state, OpeningState::Closing); // 3.5 s after the contact fired at 30 s
    QVERIFY(std::abs(*later.roof().openFraction - 0.5) < 1e-6);
    (void)later.advanceTo(start() + std::chrono::hours(11));
    QCOMPARE(later.roof().state, OpeningState::Closed);
    QCOMPARE(later.cover().state, OpeningState::Closed);
    QVERIFY(!later.mount().target); // the target set, or left the limits, long ago
}

void TestWorld::refusesDamagedStates()
{
    World world(assySite(), start());
    const std::string good = worldToJson(world.state());
    QVERIFY(worldFromJson(good));
    QCOMPARE(worldFromJson("").error().code, Errc::Malformed);
    QCOMPARE(worldFromJson("[1]").error().code, Errc::Malformed);
    QCOMPARE(worldFromJson(good.substr(0, good.size() / 2)).error().code, Errc::Malformed);
    std::string other = good;
    other.replace(other.find("\"version\": 1"), 12, "\"version\": 9");
    QCOMPARE(worldFromJson(other).error().code, Errc::UnknownFormat);
    std::string wild = good;
    wild.replace(wild.find("\"fraction\": 0.0"), 15, "\"fraction\": 7.0");
    QCOMPARE(worldFromJson(wild).error().code, Errc::OutOfRange);
    QCOMPARE(worldFromJson(std::string(2'000'000, ' ')).error().code, Errc::TooLarge);
}

void TestWorld::runsSequencesWithoutGaps()
{
    World world(assySite(), start());
    QVERIFY(world.command(StartExposures{"r", 300ms, 0, 300}));
    QVERIFY(world.command(StartExposures{"g", 7500ms, 2, 300}));
    QCOMPARE(world.command(StartExposures{"r", 1s, 1, 1}).error().code, Errc::Refused);
    std::vector<WorldEvent> opened;
    std::vector<WorldEvent> read;
    for (const WorldEvent &event : world.advanceTo(start() + 30s))
        (event.kind == WorldEvent::Kind::ExposureOpened ? opened : read).push_back(event);
    const auto of = [](const std::vector<WorldEvent> &events, Band band) {
        std::vector<WorldEvent> some;
        for (const WorldEvent &event : events)
            if (event.band == band)
                some.push_back(event);
        return some;
    };
    const auto red = of(opened, Band::R);
    QCOMPARE(red.size(), std::size_t{100}); // 302 ms a frame
    for (std::size_t i = 1; i < red.size(); ++i)
        QCOMPARE(red[i].exposure.start - red[i - 1].exposure.end(), Duration(2ms));
    QCOMPARE(of(opened, Band::G).size(), std::size_t{2});
    const auto green = of(read, Band::G);
    QCOMPARE(green.size(), std::size_t{2});
    QCOMPARE(green.back().at - green.back().exposure.end(), Duration(38ms));
    QVERIFY(!world.camera(Band::G).isBusy());
    QVERIFY(world.camera(Band::R).isBusy());
}

void TestWorld::losesOnlyTheAbortedExposure()
{
    World world(assySite(), start());
    QVERIFY(world.command(StartExposures{"r", 300ms, 0, 300}));
    (void)world.advanceTo(start() + 310ms); // the first is being read, the second is open
    QVERIFY(world.command(AbortExposures{"r"}));
    const auto events = world.advanceTo(start() + 5s);
    QCOMPARE(events.size(), std::size_t{1});
    QCOMPARE(events.front().kind, WorldEvent::Kind::FrameRead);
    QCOMPARE(events.front().exposure.number, std::uint64_t{1});
}

void TestWorld::jumpsToAnotherNight()
{
    World world(assySite(), start());
    world.place({200, 50}, 1, 0);
    world.beat(30s);
    QVERIFY(world.command(TrackTarget{skyAt(world, 210, 50)}));
    (void)world.advanceTo(world.now() + 10s);
    const Angle before = world.mount().azimuthMechanical;
    world.jumpTo(*parseUtc("2020-10-15T22:50:00Z"));
    QVERIFY(!world.mount().target);
    QVERIFY(std::abs((world.mount().azimuthMechanical - before).asArcseconds()) < 0.01);
    QCOMPARE(world.roof().state, OpeningState::Open);
    (void)world.advanceTo(world.now() + 19s);
    QCOMPARE(world.roof().state, OpeningState::Open); // 10 s of the 30 s were used
    (void)world.advanceTo(world.now() + 2s);
    QCOMPARE(world.roof().state, OpeningState::Closing);
}

QTEST_APPLESS_MAIN(TestWorld)
#include "test_world.moc"
