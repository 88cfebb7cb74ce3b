#include "core/plan/anticipation.h"
#include "core/plan/dispatcher.h"
#include "core/plan/planner.h"
#include "core/plan/preemption.h"
#include "tests/core/plan/support_programmes.h"

#include <QTest>

#include <cmath>

using namespace tulpar;

namespace {

struct Scene {
    NightSky night = *NightSky::ofEvening(assyTurgen(), "2026-12-10");
    Programme programme;
    PlanTerms terms;
    Plan plan;

    Scene()
    {
        for (int i = 0; i < 4; ++i) {
            const std::string name = "W" + std::to_string(i);
            programme.targets.push_back({name, {Angle::degrees(40 + 40 * i), Angle::degrees(30)}, "", "", 0});
            Block block;
            block.name = name;
            block.target = name;
            block.exposures = {{"r", 60s, 10, 1}, {"g", 60s, 10, 1}};
            programme.blocks.push_back(block);
        }
        plan = Planner(programme, night, terms).plan();
    }

    [[nodiscard]] Dispatch at(UtcInstant now, const DispatchState &state = {}) const
    {
        return dispatch(plan, programme, night, terms, state, now);
    }
};

} // namespace

/// What to do now and why; what an alert costs; where to wait for one.
class TestDispatcher final : public QObject {
    Q_OBJECT

private slots:
    void aWholeNightIsDispatched();
    void whatHoldsAndYields();
    void aBrokenConstraintEndsTheBlock();
    void whatIsTooLateIsPlannedAnew();
    void missingCamerasAreSaid();
    void theAlertsPriceIsTheFormula();
    void theChoiceFollowsTheFade();
    void waitingIsBestInTheMiddle();
    void aWatchedFieldDraws();
    void theExpectationIsTheMean();
};

void TestDispatcher::aWholeNightIsDispatched()
{
    const Scene scene;
    QCOMPARE(scene.plan.visits.size(), std::size_t{4});
    DispatchState state;
    UtcInstant now = scene.night.from();
    std::vector<std::string> begun;
    for (int i = 0; i < 40; ++i) {
        const Dispatch next = scene.at(now, state);
        if (next.action == DispatchAction::Idle)
            break;
        if (next.action == DispatchAction::Wait) {
            QCOMPARE(next.reason, DispatchReason::BeforeItsTime);
            QVERIFY(*next.until > now);
            now = *next.until;
        } else if (next.action == DispatchAction::Start) {
            QCOMPARE(next.late, Duration{});
            begun.push_back(next.visit->block);
            state.running = RunningVisit{next.visit->block, next.visit->start, next.visit->end};
            now = next.visit->start + 30s;
            QCOMPARE(scene.at(now, state).action, DispatchAction::Continue);
            QCOMPARE(*scene.at(now, state).until, next.visit->end);
            now = next.visit->end;
        } else {
            QFAIL(std::string(nameOf(next.action)).c_str());
        }
    }
    QCOMPARE(begun.size(), std::size_t{4});
    QCOMPARE(scene.at(now, state).reason, DispatchReason::PlanAtEnd);
}

void TestDispatcher::whatHoldsAndYields()
{
    const Scene scene;
    DispatchState state;
    state.isSafe = false;
    QCOMPARE(scene.at(scene.night.from(), state).action, DispatchAction::Hold);
    QCOMPARE(scene.at(scene.night.from(), state).reason, DispatchReason::NotSafe);
    state.isSafe = true;
    state.isOpen = false;
    QCOMPARE(scene.at(scene.night.from(), state).reason, DispatchReason::NotOpen);
    QCOMPARE(scene.at(scene.night.from(), state).visit->block, scene.plan.visits.front().block);
    state.isAlertInHand = true;
    QCOMPARE(scene.at(scene.night.from(), state).action, DispatchAction::Yield);
}

void TestDispatcher::aBrokenConstraintEndsTheBlock()
{
    Scene scene;
    const PlannedVisit &visit = scene.plan.visits[1];
    for (Block &block : scene.programme.blocks)
        block.constraints.seeingMaxArcsec = 2;
    DispatchState state;
    state.running = RunningVisit{visit.block, visit.start, visit.end};
    QCOMPARE(scene.at(visit.start + 100s, state).action, DispatchAction::Continue);
    state.seeingArcsec = 3;
    const Dispatch ended = scene.at(visit.start + 100s, state);
    QCOMPARE(ended.action, DispatchAction::Abort);
    QCOMPARE(ended.reason, DispatchReason::ConstraintBroken);
    QCOMPARE(ended.failed.front().kind, ConstraintKind::Seeing);
    QVERIFY(ended.failed.front().value >= 3);
    state.running.reset();
    const Dispatch begun = scene.at(visit.start - visit.slew, state);
    QCOMPARE(begun.action, DispatchAction::Replan);
    QCOMPARE(begun.failed.front().kind, ConstraintKind::Seeing);
}

void TestDispatcher::whatIsTooLateIsPlannedAnew()
{
    Scene scene;
    const PlannedVisit &visit = scene.plan.visits[1];
    const UtcInstant leave = visit.start - visit.slew;
    QCOMPARE(scene.at(leave + 60s).action, DispatchAction::Start);
    QCOMPARE(scene.at(leave + 60s).late, Duration(60s));
    QCOMPARE(scene.at(leave + 121s).action, DispatchAction::Replan);
    QCOMPARE(scene.at(leave + 121s).reason, DispatchReason::StartMissed);
    for (Block &block : scene.programme.blocks)
        block.fixedStart = visit.start;
    QCOMPARE(scene.at(leave + 4s).action, DispatchAction::Start);
    QCOMPARE(scene.at(leave + 6s).reason, DispatchReason::StartMissed);
    // In time to begin, but too late to end before its window does.
    for (Block &block : scene.programme.blocks) {
        block.fixedStart.reset();
        block.windows = {{visit.start, visit.end + 30s}};
    }
    QCOMPARE(scene.at(leave + 20s).action, DispatchAction::Start);
    const Dispatch late = scene.at(leave + 40s);
    QCOMPARE(late.reason, DispatchReason::ConstraintBroken);
    QCOMPARE(late.failed.front().kind, ConstraintKind::Window);
}

void TestDispatcher::missingCamerasAreSaid()
{
    const Scene scene;
    const PlannedVisit &visit = scene.plan.visits[0];
    DispatchState state;
    state.channelsOut = {"g", "i"};
    const Dispatch degraded = scene.at(visit.start - visit.slew, state);
    QCOMPARE(degraded.action, DispatchAction::Start);
    QCOMPARE(degraded.channels, std::vector<std::string>{"g"});
    state.channelsOut = {"g", "r"};
    const Dispatch none = scene.at(visit.start - visit.slew, state);
    QCOMPARE(none.action, DispatchAction::Replan);
    QCOMPARE(none.reason, DispatchReason::ChannelsMissing);
    state.running = RunningVisit{visit.block, visit.start, visit.end};
    QCOMPARE(scene.at(visit.start + 10s, state).action, DispatchAction::Abort);
}

void TestDispatcher::theAlertsPriceIsTheFormula()
{
    RunningWork work;
    work.valuePerSecond = 8;
    work.exposureDone = 40s;
    work.exposureLeft = 20s;
    work.blockLeft = 320s;
    work.resume = 12s;
    work.resumable = 0.75;
    work.valueDone = 1000;
    AlertStake alert;
    alert.value = 5000;
    alert.chance = 0.5;
    alert.age = 22s;
    alert.response = 8s;
    alert.fading = 1;
    const PreemptionPrice price = preemptionPrice(work, alert);
    // By hand: 0.5 x 5000 x (1 - 30 / (30 + w)) for w = 0, 20, 320, and what the block loses.
    QVERIFY(std::abs(price.loss[0] - (0 + 320 + 96 + 0.25 * (8 * 320 + 1000))) < 1e-6);
    QVERIFY(std::abs(price.loss[1] - (1000 + 96 + 0.25 * (8 * 300 + 1000))) < 1e-6);
    QVERIFY(std::abs(price.loss[2] - 2500 * (1 - 30.0 / 350)) < 1e-6);
    QCOMPARE(price.choice, PreemptWhen::Now);
    QCOMPARE(price.wait[2], Duration(320s));
}

void TestDispatcher::theChoiceFollowsTheFade()
{
    RunningWork work;
    work.exposureDone = 50s;
    work.exposureLeft = 10s;
    work.blockLeft = 600s;
    AlertStake alert;
    alert.age = 20s;
    alert.value = 100'000;
    QCOMPARE(preemptionPrice(work, alert).choice, PreemptWhen::Now);
    alert.age = std::chrono::hours(5); // hours old: ten seconds cost it little
    QCOMPARE(preemptionPrice(work, alert).choice, PreemptWhen::AfterExposure);
    alert.value = 1000; // hardly worth anything
    QCOMPARE(preemptionPrice(work, alert).choice, PreemptWhen::AfterBlock);
    alert.value = 1e9;
    alert.fading = 0; // does not fade: nothing is interrupted
    QCOMPARE(preemptionPrice(work, alert).choice, PreemptWhen::AfterBlock);
}

void TestDispatcher::waitingIsBestInTheMiddle()
{
    const PlanTerms terms;
    const WaitingPlace place = bestWaitingPlace(terms, Angle::degrees(-100), Angle::degrees(16));
    QVERIFY(place.gain() > 1s);
    QVERIFY(place.mechanicalAzimuth > Angle::degrees(0) && place.mechanicalAzimuth < Angle::degrees(360));
    QVERIFY(place.altitude > Angle::degrees(20) && place.altitude < Angle::degrees(75));
    QVERIFY(place.expected < place.expectedHere);
    // Nothing near is better, and it stays where it is from there.
    for (const double turn : {-20.0, 20.0})
        QVERIFY(
            expectedResponse(terms, place.mechanicalAzimuth + Angle::degrees(turn), place.altitude, {})
                + 200ms
            > place.expected);
    const WaitingPlace again = bestWaitingPlace(terms, place.mechanicalAzimuth, place.altitude);
    QVERIFY(again.gain() < 100ms);
    PlanTerms lower = terms;
    lower.altitudeTop = Angle::degrees(40);
    QVERIFY(bestWaitingPlace(lower, Angle::degrees(0), Angle::degrees(20)).altitude <= Angle::degrees(40));
}

void TestDispatcher::aWatchedFieldDraws()
{
    const PlanTerms terms;
    const HorizontalDirection east{Angle::degrees(90), Angle::degrees(50)};
    const WaitingPlace place =
        bestWaitingPlace(terms, Angle::degrees(270), Angle::degrees(45), {{east, Angle::degrees(30), 5}});
    const Angle azimuth = (place.mechanicalAzimuth - east.azimuth).wrappedSigned();
    QVERIFY(std::abs(azimuth.asDegrees()) < 40);
    QVERIFY(place.gain() > 3s);
}

void TestDispatcher::theExpectationIsTheMean()
{
    // Against a plain mean over an even grid, by SlewPrediction itself.
    const PlanTerms terms;
    const Angle azimuth = Angle::degrees(140);
    const Angle altitude = Angle::degrees(55);
    double sum = 0;
    int count = 0;
    const double low = std::sin(15 * 3.14159265358979 / 180);
    for (int i = 0; i < 60; ++i)
        for (int k = 0; k < 120; ++k) {
            const HorizontalDirection place{
                Angle::degrees(3.0 * k + 1.5), arcSine(low + (1 - low) * (i + 0.5) / 60)};
            const double turn =
                nearestMechanicalAzimuthDeg(azimuth.asDegrees(), place.azimuth, terms.mount.wrap)
                - azimuth.asDegrees();
            const auto time = [&](double way) {
                return seconds(AxisMotion(way, terms.mount.axis).timeToWithin(0.05));
            };
            sum += std::max(time(turn), time((place.altitude - altitude).asDegrees()));
            ++count;
        }
    const double got = seconds(expectedResponse(terms, azimuth, altitude, {}, Angle::degrees(0.05)));
    QVERIFY2(std::abs(got - sum / count) < 0.15, qPrintable(QString::number(got - sum / count)));
}

QTEST_APPLESS_MAIN(TestDispatcher)
#include "test_dispatcher.moc"
