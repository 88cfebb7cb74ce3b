#include "core/safety/interlock.h"

#include <QTest>

#include <algorithm>

using namespace tulpar;

namespace {

const Now kStart{{1'600'000'000'000'000'000}, {1'000'000'000}};

Now after(Duration d)
{
    return {kStart.utc + d, kStart.mono + d};
}

Knowledge healthy(const SafetyLimits &limits = {})
{
    Knowledge known(limits);
    MountReport mount;
    mount.pointing = {Angle::degrees(180), Angle::degrees(50)};
    mount.azimuthMechanical = Angle::degrees(180);
    known.take({{DeviceKind::Mount, {}}, mount, kStart});
    known.take({{DeviceKind::Roof, {}}, OpeningReport{OpeningState::Closed, 0.0}, kStart});
    known.take({{DeviceKind::Cover, {}}, OpeningReport{OpeningState::Closed, 0.0}, kStart});
    known.take({{DeviceKind::Camera, "r"}, CameraReport{}, kStart});
    known.take({{DeviceKind::Weather, {}}, WeatherReport{5, 40, -5, 3, 5, 725, -30, false}, kStart});
    return known;
}

GateSky night()
{
    return {
        {Angle::degrees(0), Angle::degrees(-30)},
        HorizontalDirection{Angle::degrees(200), Angle::degrees(61)}};
}

bool says(const Reasons &reasons, ReasonCode code)
{
    return std::any_of(reasons.begin(), reasons.end(), [code](const Reason &r) { return r.code == code; });
}

const CommandBody kTrack = TrackTarget{{Angle::degrees(288), Angle::degrees(19)}};

} // namespace

class TestInterlock : public QObject {
    Q_OBJECT

private slots:
    void everythingWellPermits()
    {
        const Knowledge known = healthy();
        for (const CommandBody &command :
             {kTrack, CommandBody(OpenRoof{}), CommandBody(OpenCover{}),
              CommandBody(StartExposures{"r", 300ms, 0, 300})})
            QVERIFY2(whyNot(command, known, night(), after(1s)).empty(), commandName(command).data());
    }

    void neverHeardForbids()
    {
        const Knowledge nothing{SafetyLimits{}};
        for (const CommandBody &command :
             {kTrack, CommandBody(OpenRoof{}), CommandBody(OpenCover{}), CommandBody(UnparkMount{}),
              CommandBody(ParkMount{}), CommandBody(MoveFocuser{1}), CommandBody(RotateTo{}),
              CommandBody(StartExposures{"r", 1s, 1, 1})})
            QVERIFY2(
                says(whyNot(command, nothing, night(), kStart), ReasonCode::DeviceUnknown),
                commandName(command).data());
    }

    void staleForbidsAtItsOwnAge()
    {
        const Knowledge known = healthy();
        QVERIFY(whyNot(kTrack, known, night(), after(3s)).empty());
        QVERIFY(says(whyNot(kTrack, known, night(), after(3s + 1ns)), ReasonCode::DeviceStale));
        const Reasons roof = whyNot(OpenRoof{}, known, night(), after(301s));
        QVERIFY(says(roof, ReasonCode::DeviceStale));
        const auto weather = std::find_if(roof.begin(), roof.end(), [](const Reason &r) {
            return r.device && r.device->kind == DeviceKind::Weather;
        });
        QVERIFY(weather != roof.end());
        QCOMPARE(*weather->value, 301.0);
        QCOMPARE(*weather->limit, 300.0);
    }

    void unconnectedForbids()
    {
        Knowledge known = healthy();
        known.take({{DeviceKind::Mount, {}}, LinkReport{false}, after(1s)});
        QVERIFY(says(whyNot(kTrack, known, night(), after(1s)), ReasonCode::DeviceUnconnected));
    }

    void safingAlwaysLeaves()
    {
        const Knowledge nothing{SafetyLimits{}};
        GateSky noon = night();
        noon.sun.altitude = Angle::degrees(60);
        for (const CommandBody &command :
             {CommandBody(StopMount{}), CommandBody(CloseRoof{}), CommandBody(StopRoof{}),
              CommandBody(CloseCover{}), CommandBody(AbortExposures{"r"})})
            QVERIFY2(whyNot(command, nothing, noon, kStart).empty(), commandName(command).data());
    }

    void weather_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<double>("value");
        QTest::addRow("rain") << int(ReasonCode::Raining) << 0.0;
        QTest::addRow("humidity") << int(ReasonCode::HumidityHigh) << 85.1;
        QTest::addRow("wind") << int(ReasonCode::WindHigh) << 14.1;
        QTest::addRow("gust") << int(ReasonCode::GustHigh) << 18.1;
        QTest::addRow("cold") << int(ReasonCode::ColdOrHot) << -25.1;
        QTest::addRow("dew") << int(ReasonCode::DewPointNear) << 3.1;
    }

    void weather()
    {
        QFETCH(int, code);
        QFETCH(double, value);
        WeatherReport report{5, 40, -5, 3, 5, 725, -30, false};
        switch (ReasonCode(code)) {
        case ReasonCode::Raining:
            report.isRaining = true;
            break;
        case ReasonCode::HumidityHigh:
            report.humidityPercent = value;
            break;
        case ReasonCode::WindHigh:
            report.windMPerS = value;
            break;
        case ReasonCode::GustHigh:
            report.gustMPerS = value;
            break;
        case ReasonCode::ColdOrHot:
            report.temperatureC = value;
            report.dewPointC = value - 10;
            break;
        default:
            report.dewPointC = value;
            break;
        }
        Knowledge known = healthy();
        known.take({{DeviceKind::Weather, {}}, report, kStart});
        const Reasons reasons = whyNot(OpenRoof{}, known, night(), kStart);
        QCOMPARE(reasons.size(), 1u);
        QCOMPARE(int(reasons[0].code), code);
        QVERIFY(says(whyNot(OpenCover{}, known, night(), kStart), ReasonCode(code)));
        QVERIFY(whyNot(kTrack, known, night(), kStart).empty());
    }

    void aMissingSensorForbids()
    {
        Knowledge known = healthy();
        known.take({{DeviceKind::Weather, {}}, WeatherReport{}, kStart});
        const Reasons reasons = whyNot(OpenRoof{}, known, night(), kStart);
        for (const ReasonCode code :
             {ReasonCode::Raining, ReasonCode::HumidityHigh, ReasonCode::WindHigh, ReasonCode::GustHigh,
              ReasonCode::ColdOrHot})
            QVERIFY(says(reasons, code));
    }

    void sunForbidsOpening()
    {
        GateSky sky = night();
        sky.sun.altitude = Angle::degrees(-3.9);
        QVERIFY(says(whyNot(OpenRoof{}, healthy(), sky, kStart), ReasonCode::SunTooHigh));
        QVERIFY(whyNot(OpenCover{}, healthy(), sky, kStart).empty());
        sky.sun.altitude = Angle::degrees(0.1);
        QVERIFY(says(whyNot(OpenCover{}, healthy(), sky, kStart), ReasonCode::SunTooHigh));
    }

    void targetLimits()
    {
        GateSky sky = night();
        sky.target->altitude = Angle::degrees(14.9);
        QVERIFY(says(whyNot(kTrack, healthy(), sky, kStart), ReasonCode::TargetBelowLimit));
        sky.target->altitude = Angle::degrees(89.95);
        QVERIFY(says(whyNot(kTrack, healthy(), sky, kStart), ReasonCode::TargetAboveLimit));
        sky.target.reset();
        QVERIFY(!whyNot(kTrack, healthy(), sky, kStart).empty());
    }

    /// The way from az 180 to az 200 at altitude 50-61 passes a Sun at az 190, altitude 55.
    void sunOnTheWayForbidsByDay()
    {
        GateSky sky = night();
        sky.sun = {Angle::degrees(190), Angle::degrees(55)};
        QVERIFY(says(whyNot(kTrack, healthy(), sky, kStart), ReasonCode::SunNearPath));
        sky.sun = {Angle::degrees(10), Angle::degrees(5)};
        QVERIFY(!says(whyNot(kTrack, healthy(), sky, kStart), ReasonCode::SunNearPath));
    }

    /// From mechanical azimuth 470 a target at azimuth 150 is 40 degrees on, but 510 is beyond the wrap
    /// (480): the mount goes back to 150, through azimuths 109 to 0 and 359 to 151, past a Sun in the
    /// north-west.
    void sunOnTheLongWayRoundForbidsByDay()
    {
        Knowledge known = healthy();
        MountReport mount;
        mount.pointing = {Angle::degrees(110), Angle::degrees(40)};
        mount.azimuthMechanical = Angle::degrees(470);
        known.take({{DeviceKind::Mount, {}}, mount, kStart});
        GateSky sky{
            {Angle::degrees(300), Angle::degrees(40)},
            HorizontalDirection{Angle::degrees(150), Angle::degrees(40)}};
        QVERIFY(says(whyNot(kTrack, known, sky, kStart), ReasonCode::SunNearPath));
        mount.azimuthMechanical = Angle::degrees(110);
        known.take({{DeviceKind::Mount, {}}, mount, kStart});
        QVERIFY(whyNot(kTrack, known, sky, kStart).empty());
    }

    void targetOutsideANarrowWrap()
    {
        SafetyLimits limits;
        limits.azimuthMin = Angle::degrees(90);
        limits.azimuthMax = Angle::degrees(270);
        GateSky sky = night();
        QVERIFY(whyNot(kTrack, healthy(limits), sky, kStart).empty());
        sky.target->azimuth = Angle::degrees(280);
        QVERIFY(says(whyNot(kTrack, healthy(limits), sky, kStart), ReasonCode::TargetOutsideWrap));
    }

    void roofInTheWay()
    {
        SafetyLimits limits;
        limits.tubeClearsRoof = false;
        Knowledge known = healthy(limits);
        for (const OpeningState state :
             {OpeningState::Closed, OpeningState::Opening, OpeningState::Closing, OpeningState::PartlyOpen,
              OpeningState::Unknown, OpeningState::Fault}) {
            known.take({{DeviceKind::Roof, {}}, OpeningReport{state, {}}, kStart});
            QVERIFY(says(whyNot(kTrack, known, night(), kStart), ReasonCode::RoofInTheWay));
            QVERIFY(says(whyNot(ParkMount{}, known, night(), kStart), ReasonCode::RoofInTheWay));
            QVERIFY(says(whyNot(OpenCover{}, known, night(), kStart), ReasonCode::RoofInTheWay));
        }
        known.take({{DeviceKind::Roof, {}}, OpeningReport{OpeningState::Open, 1.0}, kStart});
        QVERIFY(whyNot(kTrack, known, night(), kStart).empty());
    }
};

QTEST_GUILESS_MAIN(TestInterlock)
#include "test_interlock.moc"
