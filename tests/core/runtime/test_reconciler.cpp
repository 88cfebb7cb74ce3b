#include "bench.h"

#include <QTest>

using namespace tulpar;

namespace {

const DeviceId kCameraR{DeviceKind::Camera, "r"};

/// High in the night of the bench, wherever the site's sky stands then.
IcrsDirection targetOf(const Bench &bench)
{
    return bench.sky.icrs(HorizontalDirection{Angle::degrees(150), Angle::degrees(60)});
}

std::vector<int> stepsOf(const Bench &bench, const DeviceId &device)
{
    std::vector<int> steps;
    for (const RemedyTried &tried : bench.facts<RemedyTried>())
        if (tried.device == device)
            steps.push_back(tried.step);
    return steps;
}

LadderPosition ladder(Duration exposure, int emGain)
{
    return LadderPosition({{exposure, 0, emGain}});
}

} // namespace

/// Only what is measured counts, and what is not measured in time is tried again, for ever.
class TestReconciler : public QObject {
    Q_OBJECT

private slots:
    void aRedundantCommandIsSuccess()
    {
        Bench bench;
        bench.shut();
        bench.makeSafe();
        bench.devices.wishRoof(OpeningGoal::Closed);
        bench.run(60s);
        QCOMPARE(bench.count<CloseRoof>(), 0);
        QVERIFY(!bench.safety.isMakingSafe());
        QVERIFY(bench.devices.failing().empty());
        QVERIFY(bench.facts<RemedyTried>().empty());
    }

    void stateIsNeverInferredFromTheLastCommand()
    {
        Bench bench;
        bench.open();
        bench.devices.wishRoof(OpeningGoal::Closed);
        bench.run(20s); // told to close; it stands open
        QVERIFY(bench.count<CloseRoof>() >= 3);
        QCOMPARE(
            needOf(DeviceKind::Roof, OpeningGoal::Closed, bench.devices.knowledge(), bench.now()).state,
            Need::State::Wanting);
        QVERIFY(!bench.devices.knowledge().isShut(bench.now()));
        bench.link(kRoof, false);
        QCOMPARE(
            needOf(DeviceKind::Roof, OpeningGoal::Closed, bench.devices.knowledge(), bench.now()).state,
            Need::State::Unheard);
    }

    void stoppedMovingIsNotClosed()
    {
        Bench bench;
        bench.open();
        bench.makeSafe();
        bench.roof = {OpeningState::Closing, 0.6};
        bench.cover = {OpeningState::Closed, 0.0};
        bench.run(2s);
        bench.roof = {OpeningState::PartlyOpen, 0.05}; // it has stopped, a hand's breadth open
        bench.run(10s);
        QVERIFY(bench.safety.isMakingSafe());
        QVERIFY(bench.count<CloseRoof>() >= 2);
        bench.shut();
        QVERIFY(!bench.safety.isMakingSafe());
    }

    void aMountAtRestIsNotParked()
    {
        Bench bench;
        bench.open();
        bench.devices.wishMount(MountParked{});
        bench.run(4s);
        QVERIFY(bench.count<ParkMount>() >= 2);
        QVERIFY(needOf(MountParked{}, bench.devices.knowledge(), bench.now()).state != Need::State::Met);
        bench.mount.isParked = true;
        bench.run(200ms);
        QCOMPARE(needOf(MountParked{}, bench.devices.knowledge(), bench.now()).state, Need::State::Met);
        bench.forgetSent();
        bench.run(60s);
        QVERIFY(bench.sent.empty());
    }

    void trackingMeansThisTarget()
    {
        Bench bench;
        bench.open();
        const IcrsDirection target = targetOf(bench);
        const IcrsDirection other{target.ra, target.dec - Angle::arcminutes(2)};
        const MountWish goal = MountTracking{target};
        const auto state = [&] { return needOf(goal, bench.devices.knowledge(), bench.now()).state; };
        bench.devices.wishMount(goal);
        bench.mount.isTracking = true;
        bench.mount.target = other;
        bench.run(200ms);
        QCOMPARE(state(), Need::State::Wanting);
        bench.mount.target = target;
        bench.mount.distanceToTarget = Angle::degrees(1); // it says so, and stands elsewhere
        bench.run(200ms);
        QCOMPARE(state(), Need::State::Wanting);
        bench.mount.isTracking = false;
        bench.mount.isSlewing = true;
        bench.run(200ms);
        QCOMPARE(state(), Need::State::Underway);
        bench.mount.isSlewing = false; // it has stopped moving: that is not yet tracking
        bench.mount.distanceToTarget = {};
        bench.run(200ms);
        QCOMPARE(state(), Need::State::Wanting);
        bench.mount.isTracking = true;
        bench.run(200ms);
        QCOMPARE(state(), Need::State::Met);
        bench.forgetSent();
        bench.run(60s);
        QVERIFY(bench.sent.empty());
    }

    void theLadderIsClimbedInOrderAndNeverEnds()
    {
        Bench bench;
        bench.open();
        bench.devices.wishMount(MountTracking{targetOf(bench)});
        bench.run(std::chrono::minutes(10));
        const std::vector<int> steps = stepsOf(bench, kMount);
        QVERIFY2(steps.size() >= 24, qPrintable(QString::number(steps.size()))); // four rounds of 116 s
        for (std::size_t i = 0; i < steps.size(); ++i)
            QCOMPARE(steps[i], static_cast<int>(i % 6) + 1);
        std::vector<Remedy> orders;
        for (const RemedyOrder &order : bench.remedies)
            if (order.device == kMount)
                orders.push_back(order.remedy);
        QVERIFY(orders.size() >= 12);
        QCOMPARE(orders[0], Remedy::Reconnect);
        QCOMPARE(orders[1], Remedy::RestartDriver);
        QCOMPARE(orders[2], Remedy::PowerCycle);
        QCOMPARE(orders[3], Remedy::Reconnect);
        QCOMPARE(bench.devices.callsFor(), std::vector<DeviceId>{kMount});
        const Alarm *alarm = bench.alarm(ReasonCode::DeviceLate);
        QVERIFY(alarm && alarm->cause.device == kMount);
    }

    void everyStepWaitsAsTheLadderSays()
    {
        Bench bench(true, [](CoreConfig &config) {
            config.recovery[DeviceKind::Mount] = {
                {1, Remedy::Retry, 4s}, {5, Remedy::Reconnect, 9s}, {9, Remedy::CallPerson, 20s}};
        });
        bench.open();
        bench.devices.wishMount(MountTracking{targetOf(bench)});
        bench.run(60s);
        std::vector<double> at;
        std::vector<int> steps;
        for (const FactRecord &record : bench.journal)
            if (const auto fact = factOf(record); fact && std::holds_alternative<RemedyTried>(*fact)) {
                at.push_back(seconds(record.at.mono - bench.begun));
                steps.push_back(std::get<RemedyTried>(*fact).step);
            }
        QVERIFY(steps.size() >= 4);
        QCOMPARE(steps[0], 1);
        QCOMPARE(steps[1], 5);
        QCOMPARE(steps[2], 9);
        QCOMPARE(steps[3], 1);
        QVERIFY(std::abs(at[1] - at[0] - 4) < 0.15); // a tick is 0.1 s
        QVERIFY(std::abs(at[2] - at[1] - 9) < 1.2); // the command was said once more meanwhile
        QVERIFY(at[3] - at[2] > 19.9);
    }

    void theMeasurementEndsTheLadder()
    {
        Bench bench;
        bench.open();
        bench.makeSafe();
        bench.cover = {OpeningState::Closed, 0.0};
        bench.run(30s);
        QVERIFY(!bench.devices.failing().empty());
        bench.shut();
        bench.run(1s);
        QVERIFY(bench.devices.failing().empty());
        bench.forgetSent();
        bench.run(std::chrono::minutes(5));
        QVERIFY(bench.facts<RemedyTried>().empty());
    }

    void aDeafDeviceIsReconnectedFirst()
    {
        Bench bench;
        bench.shut();
        bench.link(kRoof, false);
        bench.devices.wishRoof(OpeningGoal::Open);
        bench.run(8s);
        QCOMPARE(bench.count<OpenRoof>(), 0);
        QVERIFY(!bench.remedies.empty());
        QCOMPARE(bench.remedies.front(), (RemedyOrder{kRoof, Remedy::Reconnect}));
    }

    void anOpenObservatoryMissesAMountThatItHasNoWishOf()
    {
        Bench bench;
        bench.open();
        bench.devices.wishRoof(OpeningGoal::Open);
        bench.silent[kMount] = true;
        bench.run(8s);
        QVERIFY(!bench.remedies.empty());
        QCOMPARE(bench.remedies.front(), (RemedyOrder{kMount, Remedy::Reconnect}));
        QCOMPARE(bench.count<StopMount>(), 0);
    }

    void aDeafRoofIsToldToCloseAllTheSame()
    {
        Bench bench;
        bench.open();
        bench.silent[kRoof] = true;
        bench.run(10s); // stale now
        bench.forgetSent();
        bench.makeSafe();
        bench.run(200ms);
        QCOMPARE(bench.count<CloseRoof>(), 1);
        bench.run(std::chrono::minutes(5));
        QVERIFY(bench.count<CloseRoof>() >= 8);
        QVERIFY(bench.safety.isMakingSafe());
    }

    void aDeafRoofThatWasToOpenIsToldToCloseAtOnce()
    {
        Bench bench;
        bench.shut();
        bench.devices.wishRoof(OpeningGoal::Open);
        bench.silent[kRoof] = true;
        bench.run(20s); // high on its ladder
        bench.forgetSent();
        bench.makeSafe();
        bench.run(200ms);
        QCOMPARE(bench.count<CloseRoof>(), 1);
    }

    void aDeviceThatIsBackIsToldAgain()
    {
        Bench bench;
        bench.open();
        bench.devices.wishRoof(OpeningGoal::Closed);
        bench.run(200ms);
        bench.link(kRoof, false);
        bench.run(1s);
        bench.forgetSent();
        bench.link(kRoof, true);
        bench.run(300ms);
        QCOMPARE(bench.count<CloseRoof>(), 1);
    }

    void whatTheGateHoldsBackIsNotTheDevicesFault()
    {
        Bench bench;
        bench.shut();
        bench.weather.humidityPercent = 80; // between its limits: nothing closes, nothing opens
        bench.run(1s);
        bench.devices.wishCover(OpeningGoal::Open);
        bench.run(300ms);
        QVERIFY(!bench.devices.heldBack().empty());
        bench.run(60s);
        QCOMPARE(bench.count<OpenCover>(), 0);
        QVERIFY(bench.facts<RemedyTried>().empty());
    }

    void aMovingRoofIsGivenItsTimeAndNotMore()
    {
        Bench bench;
        bench.open();
        bench.devices.wishRoof(OpeningGoal::Closed);
        bench.run(200ms);
        bench.roof = {OpeningState::Closing, 0.5};
        bench.run(2 * bench.config.roofMotion);
        QCOMPARE(bench.count<CloseRoof>(), 1);
        bench.run(20s); // it says that it closes, for ever
        QVERIFY(bench.count<CloseRoof>() >= 2);
        QVERIFY(!bench.devices.failing().empty());
    }

    void wrongSettingsAreAbortedAndSetAgain()
    {
        Bench bench;
        bench.open();
        bench.devices.wishCamera("r", {false, ladder(60s, 300)});
        bench.run(200ms);
        QCOMPARE(bench.count<StartExposures>(), 1);
        CameraReport &camera = bench.cameras["r"];
        camera = {CameraState::Exposing, bench.now().utc, 60s, -60, true, 1};
        bench.run(900ms);
        QCOMPARE(bench.count<AbortExposures>(), 1);
        const Reasons failing = bench.devices.failing();
        const auto says = [](const Reason &reason) { return reason.code == ReasonCode::SettingDiffers; };
        const auto found = std::find_if(failing.begin(), failing.end(), says);
        QVERIFY(found != failing.end());
        QCOMPARE(found->value, std::optional(1.0));
        QCOMPARE(found->limit, std::optional(300.0));
        camera.state = CameraState::Idle;
        bench.run(200ms);
        QCOMPARE(bench.count<StartExposures>(), 2);
        camera = {CameraState::Exposing, bench.now().utc, 60s, -60, true, 300};
        bench.run(60s);
        QCOMPARE(bench.count<AbortExposures>(), 1);
        QVERIFY(bench.devices.failing().empty());
        camera.exposure = 10s; // another exposure than was asked
        bench.run(2s);
        QCOMPARE(bench.count<AbortExposures>(), 2);
    }

    void aCameraThatNeverTakesItsSettingsClimbsTheLadder()
    {
        Bench bench;
        bench.open();
        bench.devices.wishCamera("r", {false, ladder(60s, 300)});
        CameraReport &camera = bench.cameras["r"];
        for (int i = 0; i < 600; ++i) { // it obeys in all but the gain
            bench.step();
            if (bench.sent.empty())
                continue;
            const bool starts = std::holds_alternative<StartExposures>(bench.sent.back().command);
            camera.state = starts ? CameraState::Exposing : CameraState::Idle;
            camera.exposure = 60s;
        }
        const std::vector<int> steps = stepsOf(bench, kCameraR);
        QVERIFY2(steps.size() >= 4 && steps.size() < 12, qPrintable(QString::number(steps.size())));
        QVERIFY(std::find(steps.begin(), steps.end(), 3) != steps.end());
    }

    void aSensorIsCooledAndNotAskedWithoutEnd()
    {
        Bench bench;
        bench.cameras["r"].sensorTemperatureC = 5;
        bench.devices.wishTemperature("r", -60);
        bench.run(std::chrono::minutes(5));
        QCOMPARE(bench.count<CoolCamera>(), 1);
        bench.run(std::chrono::minutes(6));
        QCOMPARE(bench.count<CoolCamera>(), 2); // it stayed warm
        bench.cameras["r"].sensorTemperatureC = -59;
        bench.run(std::chrono::minutes(30));
        QCOMPARE(bench.count<CoolCamera>(), 2);
    }
};

QTEST_GUILESS_MAIN(TestReconciler)
#include "test_reconciler.moc"
