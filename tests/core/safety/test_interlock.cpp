#include "support_knowledge.h"

#include <QTest>

#include <cmath>

using namespace tulpar;
using namespace tulpar::test;

namespace {

const CommandBody kTrack = TrackTarget{{Angle::degrees(288), Angle::degrees(19)}};
const CommandBody kLight = StartExposures{"r", 300ms, 0, 300, ExposureKind::Light};
const CommandBody kDark = StartExposures{"r", 300ms, 0, 300, ExposureKind::Dark};
const CommandBody kFlat = StartExposures{"r", 300ms, 0, 300, ExposureKind::Flat};

const std::vector<CommandBody> kSafing{
    StopMount{}, CloseRoof{}, StopRoof{}, CloseCover{}, AbortExposures{"r"}};
const std::vector<CommandBody> kActing{
    kTrack, UnparkMount{}, ParkMount{},          OpenRoof{},     OpenCover{}, kLight,
    kDark,  kFlat,         CoolCamera{"r", -60}, MoveFocuser{1}, RotateTo{}};

constexpr OpeningState kNotOpen[] = {OpeningState::Closed,     OpeningState::Opening, OpeningState::Closing,
                                     OpeningState::PartlyOpen, OpeningState::Unknown, OpeningState::Fault};

std::string why(
    const CommandBody &command, const Knowledge &known, const GateSky &sky = night(), Now now = kStart)
{
    return codes(whyNot(command, known, sky, now));
}

GateSky sunAt(double azimuthDeg, double altitudeDeg)
{
    GateSky sky = night();
    sky.sun = {Angle::degrees(azimuthDeg), Angle::degrees(altitudeDeg)};
    return sky;
}

void set(Knowledge &known, DeviceKind kind, OpeningState state)
{
    known.take({{kind, {}}, OpeningReport{state, {}}, kStart});
}

void set(Knowledge &known, const MountReport &mount)
{
    known.take({{DeviceKind::Mount, {}}, mount, kStart});
}

} // namespace

#define COMPARE_WHY(found, wanted) QCOMPARE(QByteArray((found).c_str()), QByteArray(wanted))

/// Each rule of the gate at its edge, everything else being well.
class TestInterlock : public QObject {
    Q_OBJECT

private slots:
    void everythingWellPermits()
    {
        const Knowledge shut = healthy(OpeningState::Closed, clearTube());
        for (const CommandBody &command :
             {kTrack, CommandBody(UnparkMount{}), CommandBody(ParkMount{}), CommandBody(OpenRoof{}),
              CommandBody(OpenCover{}), kDark, CommandBody(CoolCamera{"r", -60}), CommandBody(MoveFocuser{1}),
              CommandBody(RotateTo{})})
            QVERIFY2(why(command, shut).empty(), commandName(command).data());
        const Knowledge open = healthy(OpeningState::Open);
        for (const CommandBody &command :
             {kTrack, CommandBody(UnparkMount{}), CommandBody(ParkMount{}), CommandBody(OpenRoof{}),
              CommandBody(OpenCover{}), kLight, kFlat})
            QVERIFY2(why(command, open).empty(), commandName(command).data());
    }

    void neverHeardForbids()
    {
        const Knowledge nothing{SafetyLimits{}};
        for (const CommandBody &command : kActing)
            QVERIFY2(
                says(whyNot(command, nothing, night(), kStart), ReasonCode::DeviceUnknown),
                commandName(command).data());
    }

    void staleForbids()
    {
        const Knowledge known = healthy(OpeningState::Open);
        for (const CommandBody &command : kActing)
            QVERIFY2(
                says(whyNot(command, known, night(), after(301s)), ReasonCode::DeviceStale),
                commandName(command).data());
        COMPARE_WHY(why(kTrack, known, night(), after(3s)), "");
        COMPARE_WHY(why(kTrack, known, night(), after(3s + 1ns)), "device_stale");
    }

    void unconnectedForbids()
    {
        for (const CommandBody &command : kActing) {
            Knowledge known = healthy(OpeningState::Open);
            known.take({deviceOf(command), LinkReport{false}, after(1s)});
            QVERIFY2(
                says(whyNot(command, known, night(), after(1s)), ReasonCode::DeviceUnconnected),
                commandName(command).data());
        }
    }

    void movedByAnotherForbids()
    {
        for (const CommandBody &command : kActing) {
            Knowledge known = healthy(OpeningState::Open);
            known.disturbed(deviceOf(command), true);
            QVERIFY2(
                says(whyNot(command, known, night(), kStart), ReasonCode::MovedByOther),
                commandName(command).data());
        }
    }

    void safingAlwaysLeaves()
    {
        for (const Mode mode : {Mode::Robotic, Mode::Manual, Mode::Engineering})
            for (const CommandBody &command : kSafing) {
                Knowledge nothing{SafetyLimits{}};
                nothing.setMode(mode);
                QVERIFY2(why(command, nothing, sunAt(180, 60)).empty(), commandName(command).data());
                nothing.disturbed(deviceOf(command), true);
                QVERIFY2(why(command, nothing, sunAt(180, 60)).empty(), commandName(command).data());
            }
    }

    void weather_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<double>("value");
        QTest::addRow("rain") << QByteArray("raining:rain") << 1.0;
        QTest::addRow("snow") << QByteArray("snowing:snow") << 1.0;
        QTest::addRow("humidity") << QByteArray("humidity_high:humidity") << 85.1;
        QTest::addRow("wind") << QByteArray("wind_high:wind") << 14.1;
        QTest::addRow("gust") << QByteArray("gust_high:gust") << 18.1;
        QTest::addRow("cold") << QByteArray("cold_or_hot:cold") << -25.1;
        QTest::addRow("hot") << QByteArray("cold_or_hot:hot") << 30.1;
        QTest::addRow("dew") << QByteArray("dew_point_near:dew_point_gap") << 3.1;
        QTest::addRow("cloud") << QByteArray("cloudy:cloud") << -14.9;
    }

    /// Bad weather forbids both openings, and nothing that moves in what is open.
    void weather()
    {
        QFETCH(QByteArray, said);
        QFETCH(double, value);
        const QByteArray row = QTest::currentDataTag();
        WeatherReport report = calmWeather();
        report.isRaining = row == "rain";
        report.isSnowing = row == "snow";
        if (row == "humidity")
            report.humidityPercent = value;
        if (row == "wind")
            report.windMPerS = value;
        if (row == "gust")
            report.gustMPerS = value;
        if (row == "dew")
            report.dewPointC = value;
        if (row == "cloud")
            report.skyTemperatureC = value;
        if (row == "cold" || row == "hot") {
            report.temperatureC = value;
            report.dewPointC = value - 10;
        }
        Knowledge known(clearTube()); // the first report is judged at once
        feed(known, kStart, OpeningState::Closed, report);
        COMPARE_WHY(why(OpenRoof{}, known), said);
        COMPARE_WHY(why(OpenCover{}, known), said);
        COMPARE_WHY(why(kTrack, known), "");
    }

    /// Between the limits what is open stays open and may be asked to open again; nothing else opens.
    void marginalOpensNothing()
    {
        WeatherReport report = calmWeather();
        report.humidityPercent = 80;
        Knowledge known(clearTube());
        feed(known, kStart, OpeningState::Closed, report);
        COMPARE_WHY(why(OpenRoof{}, known), "condition_marginal:humidity");
        COMPARE_WHY(why(OpenCover{}, known), "condition_marginal:humidity");
        feed(known, kStart, OpeningState::Open, report);
        COMPARE_WHY(why(OpenRoof{}, known), "");
        COMPARE_WHY(why(OpenCover{}, known), "");
        report.humidityPercent = 90;
        feed(known, after(60s), OpeningState::Open, report);
        feed(known, after(120s), OpeningState::Open, report);
        COMPARE_WHY(why(OpenRoof{}, known, night(), after(120s)), "humidity_high:humidity");
    }

    void sunForbidsOpening()
    {
        const Knowledge known = healthy(OpeningState::Closed, clearTube());
        COMPARE_WHY(why(OpenRoof{}, known, sunAt(0, -4)), "");
        COMPARE_WHY(why(OpenRoof{}, known, sunAt(0, -3.99)), "sun_too_high");
        COMPARE_WHY(why(OpenCover{}, known, sunAt(0, -0.01)), "");
        COMPARE_WHY(why(OpenCover{}, known, sunAt(0, 0.01)), "sun_too_high");
        for (const CommandBody &command : {CommandBody(OpenRoof{}), CommandBody(OpenCover{}), kTrack})
            QVERIFY(!why(command, known, sunAt(std::nan(""), std::nan(""))).empty());
    }

    /// The mount at azimuth 180, altitude 50: by day no light may fall in near the Sun.
    void noLightNearTheSun()
    {
        Knowledge known = healthy(OpeningState::Open);
        for (const CommandBody &command : {kLight, kFlat}) {
            COMPARE_WHY(why(command, known, sunAt(180, 21)), "sun_near_target");
            COMPARE_WHY(why(command, known, sunAt(180, 19)), "");
        }
        // In twilight too, with the mount low.
        MountReport low = restingMount();
        low.pointing.altitude = Angle::degrees(16);
        set(known, low);
        COMPARE_WHY(why(kLight, known, sunAt(180, -5.9)), "sun_near_target");
        COMPARE_WHY(why(kLight, known, sunAt(180, -6)), "");
        Knowledge shut = healthy(OpeningState::Closed, clearTube());
        set(shut, low);
        COMPARE_WHY(why(OpenCover{}, shut, sunAt(180, -5.9)), "sun_near_target");
        COMPARE_WHY(why(OpenCover{}, shut, sunAt(0, -5.9)), "");
        COMPARE_WHY(why(OpenRoof{}, shut, sunAt(180, -5.9)), ""); // the cover is closed
        set(shut, DeviceKind::Cover, OpeningState::Unknown);
        COMPARE_WHY(why(OpenRoof{}, shut, sunAt(180, -5.9)), "sun_near_target");
        shut.take({{DeviceKind::Mount, {}}, LinkReport{false}, kStart});
        COMPARE_WHY(why(OpenRoof{}, shut, sunAt(0, -5.9)), "device_unconnected");
        COMPARE_WHY(why(OpenCover{}, shut), "device_unknown"); // it says that it does not know
        set(shut, DeviceKind::Cover, OpeningState::Closed);
        COMPARE_WHY(why(OpenCover{}, shut, sunAt(0, -5.9)), "device_unconnected");
        COMPARE_WHY(why(OpenCover{}, shut), ""); // at night it may point anywhere
    }

    void targetLimits()
    {
        const Knowledge known = healthy(OpeningState::Open);
        GateSky sky = night();
        const auto at = [&](double altitudeDeg) {
            sky.target->altitude = Angle::degrees(altitudeDeg);
            return why(kTrack, known, sky);
        };
        COMPARE_WHY(at(14.99), "target_below_limit");
        COMPARE_WHY(at(15.01), "");
        COMPARE_WHY(at(89.89), "");
        COMPARE_WHY(at(89.91), "target_above_limit");
        QVERIFY(!at(std::nan("")).empty());
        sky.target.reset();
        COMPARE_WHY(why(kTrack, known, sky), "target_below_limit");
    }

    void theHorizonHoldsAtItsAzimuth()
    {
        SafetyLimits limits;
        limits.horizon = HorizonProfile::parse("0 20\n190 20\n200 40\n210 20\n").value();
        const Knowledge known = healthy(OpeningState::Open, limits);
        GateSky sky = night();
        sky.target = HorizontalDirection{Angle::degrees(205), Angle::degrees(29.9)};
        const Reasons reasons = whyNot(kTrack, known, sky, kStart);
        COMPARE_WHY(codes(reasons), "below_horizon");
        QVERIFY(std::abs(*reasons[0].limit - 30) < 1e-9);
        sky.target->altitude = Angle::degrees(30.1);
        COMPARE_WHY(why(kTrack, known, sky), "");
        sky.target = HorizontalDirection{Angle::degrees(120), Angle::degrees(20.1)};
        COMPARE_WHY(why(kTrack, known, sky), "");
    }

    /// The way from az 180 to az 200 at altitude 50-61 passes a Sun at az 190, altitude 55.
    void sunOnTheWayForbidsByDay()
    {
        const Knowledge known = healthy(OpeningState::Open);
        COMPARE_WHY(why(kTrack, known, sunAt(190, 55)), "sun_near_path");
        COMPARE_WHY(why(kTrack, known, sunAt(10, 5)), "");
    }

    /// From mechanical azimuth 470 a target at azimuth 150 is 40 degrees on, but 510 is beyond the wrap
    /// (480): the mount goes back to 150, through azimuths 109 to 0 and 359 to 151, past a Sun in the
    /// north-west.
    void sunOnTheLongWayRoundForbidsByDay()
    {
        Knowledge known = healthy(OpeningState::Open);
        MountReport mount;
        mount.pointing = {Angle::degrees(110), Angle::degrees(40)};
        mount.azimuthMechanical = Angle::degrees(470);
        set(known, mount);
        GateSky sky = sunAt(300, 40);
        sky.target = HorizontalDirection{Angle::degrees(150), Angle::degrees(40)};
        COMPARE_WHY(why(kTrack, known, sky), "sun_near_path");
        mount.azimuthMechanical = Angle::degrees(110);
        set(known, mount);
        COMPARE_WHY(why(kTrack, known, sky), "");
    }

    /// To park (north, altitude 45) from the south the mount turns from 180 through 90; the way goes past a
    /// Sun in the east unless nothing lets its light in. With the Sun down the roof may need it: never held.
    void parkingSparesTheSunUnlessShut()
    {
        Knowledge known = healthy(OpeningState::Open);
        COMPARE_WHY(why(ParkMount{}, known, sunAt(90, 30)), "sun_near_path");
        COMPARE_WHY(why(ParkMount{}, known, sunAt(270, 30)), "");
        COMPARE_WHY(why(ParkMount{}, known, sunAt(180, -0.1)), "");
        set(known, DeviceKind::Cover, OpeningState::Closed);
        COMPARE_WHY(why(ParkMount{}, known, sunAt(90, 30)), "");
    }

    /// What is not a number is not far from the Sun.
    void nowhereIsNotFarFromTheSun()
    {
        Knowledge known = healthy(OpeningState::Open);
        MountReport nowhere = restingMount();
        nowhere.pointing.azimuth = Angle::radians(std::nan(""));
        set(known, nowhere);
        COMPARE_WHY(why(kTrack, known, sunAt(10, 5)), "sun_near_path");
        COMPARE_WHY(why(kLight, known, sunAt(10, 5)), "sun_near_target");
        QVERIFY(std::isnan(nearestToSun(
                               nowhere.pointing, restingMount().pointing, Angle{}, Angle{},
                               {Angle::degrees(10), Angle::degrees(5)})
                               .asRadians()));
    }

    void targetOutsideANarrowWrap()
    {
        SafetyLimits limits;
        limits.azimuthMin = Angle::degrees(90);
        limits.azimuthMax = Angle::degrees(270);
        const Knowledge known = healthy(OpeningState::Open, limits);
        GateSky sky = night();
        COMPARE_WHY(why(kTrack, known, sky), "");
        sky.target->azimuth = Angle::degrees(280);
        COMPARE_WHY(why(kTrack, known, sky), "target_outside_wrap");
    }

    /// M16: the tube does not clear the roof unless it is said to.
    void nothingMovesUnderARoofThatIsNotOpen()
    {
        Knowledge known = healthy();
        Knowledge clear = healthy(OpeningState::Closed, clearTube());
        for (const OpeningState state : kNotOpen) {
            set(known, DeviceKind::Roof, state);
            set(clear, DeviceKind::Roof, state);
            const bool isMoving = state == OpeningState::Opening || state == OpeningState::Closing;
            const char *said = isMoving ? "roof_moving" : "roof_in_the_way";
            for (const CommandBody &command :
                 {kTrack, CommandBody(UnparkMount{}), CommandBody(ParkMount{}), CommandBody(OpenCover{})}) {
                COMPARE_WHY(why(command, known), said);
                COMPARE_WHY(why(command, clear), "");
            }
        }
        set(known, DeviceKind::Roof, OpeningState::Open);
        COMPARE_WHY(why(kTrack, known), "");
        known.take({{DeviceKind::Mount, {}}, restingMount(), after(5s + 1ns)});
        COMPARE_WHY(why(kTrack, known, night(), after(5s + 1ns)), "roof_in_the_way"); // stale
    }

    /// The roof does not begin to move over a mount that moves, or that nobody hears.
    void noRoofOpensOverAMovingMount()
    {
        Knowledge known = healthy();
        COMPARE_WHY(why(OpenRoof{}, known), "");
        MountReport moving = restingMount();
        moving.isSlewing = true;
        set(known, moving);
        COMPARE_WHY(why(OpenRoof{}, known), "mount_in_the_way");
        moving.isSlewing = false;
        moving.isTracking = true;
        set(known, moving);
        COMPARE_WHY(why(OpenRoof{}, known), "mount_in_the_way");
        set(known, DeviceKind::Roof, OpeningState::Open);
        COMPARE_WHY(why(OpenRoof{}, known), ""); // nothing moves then
        set(known, DeviceKind::Roof, OpeningState::Closed);
        known.take({{DeviceKind::Mount, {}}, LinkReport{false}, kStart});
        COMPARE_WHY(why(OpenRoof{}, known), "device_unconnected");
        Knowledge clear = healthy(OpeningState::Closed, clearTube());
        set(clear, moving);
        COMPARE_WHY(why(OpenRoof{}, clear), "");
    }

    void lightNeedsRoofAndCoverMeasuredOpen()
    {
        for (const OpeningState state : kNotOpen)
            for (const CommandBody &command : {kLight, kFlat}) {
                Knowledge known = healthy(OpeningState::Open);
                set(known, DeviceKind::Roof, state);
                COMPARE_WHY(why(command, known), "roof_not_open");
                set(known, DeviceKind::Cover, state);
                COMPARE_WHY(why(command, known), "roof_not_open cover_not_open");
                set(known, DeviceKind::Roof, OpeningState::Open);
                COMPARE_WHY(why(command, known), "cover_not_open");
            }
        Knowledge silent = healthy(OpeningState::Open);
        silent.take({{DeviceKind::Mount, {}}, LinkReport{false}, kStart});
        COMPARE_WHY(why(kLight, silent), "device_unconnected");
    }

    void darkNeedsRoofOrCoverMeasuredClosed()
    {
        constexpr OpeningState kNotClosed[] = {OpeningState::Open,    OpeningState::Opening,
                                               OpeningState::Closing, OpeningState::PartlyOpen,
                                               OpeningState::Unknown, OpeningState::Fault};
        for (const OpeningState state : kNotClosed) {
            Knowledge known = healthy();
            COMPARE_WHY(why(kDark, known, sunAt(180, 50)), "");
            set(known, DeviceKind::Roof, state);
            COMPARE_WHY(why(kDark, known, sunAt(180, 50)), "");
            set(known, DeviceKind::Cover, state);
            COMPARE_WHY(why(kDark, known), "not_dark");
            set(known, DeviceKind::Roof, OpeningState::Closed);
            COMPARE_WHY(why(kDark, known), "");
        }
    }

    void faultsForbid()
    {
        Knowledge known = healthy(OpeningState::Closed, clearTube());
        set(known, DeviceKind::Roof, OpeningState::Fault);
        COMPARE_WHY(why(OpenRoof{}, known), "device_fault");
        set(known, DeviceKind::Cover, OpeningState::Fault);
        COMPARE_WHY(why(OpenCover{}, known), "device_fault");
        Knowledge open = healthy(OpeningState::Open);
        open.take({{DeviceKind::Camera, "r"}, CameraReport{CameraState::Fault, {}, {}, 0, false, 1}, kStart});
        COMPARE_WHY(why(kLight, open), "device_fault");
    }

    void coolingNeedsAKnownCamera()
    {
        const Knowledge known = healthy();
        COMPARE_WHY(why(CoolCamera{"r", -60}, known), "");
        COMPARE_WHY(why(CoolCamera{"z", -60}, known), "device_unknown");
        COMPARE_WHY(why(CoolCamera{"r", 10}, known, night(), after(11s)), "device_stale");
    }

    /// The robot does nothing of its own in engineering mode; a person's order passes the same gate.
    void engineersAreNotSurprised()
    {
        Knowledge known = healthy(OpeningState::Open);
        GateSky ordered = night();
        ordered.isOrdered = true;
        known.setMode(Mode::Engineering);
        for (const CommandBody &command :
             {kTrack, CommandBody(UnparkMount{}), CommandBody(OpenRoof{}), CommandBody(OpenCover{}), kLight,
              kFlat}) {
            COMPARE_WHY(why(command, known), "mode_forbids");
            COMPARE_WHY(why(command, known, ordered), "");
        }
        COMPARE_WHY(why(ParkMount{}, known), ""); // the roof may need it to close
        const Knowledge nothing{SafetyLimits{}};
        for (const CommandBody &command : kActing)
            QVERIFY2(!why(command, nothing, ordered).empty(), commandName(command).data());
        for (const Mode mode : {Mode::Robotic, Mode::Manual}) {
            known.setMode(mode);
            COMPARE_WHY(why(OpenRoof{}, known), "");
        }
    }
};

QTEST_GUILESS_MAIN(TestInterlock)
#include "test_interlock.moc"
