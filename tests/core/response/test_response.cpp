#include "core/response/exposure_ladder.h"
#include "core/response/response_machine.h"
#include "core/response/slew_prediction.h"
#include "core/response/waterfall.h"

#include <QTest>

#include <cmath>

using namespace tulpar;

class TestResponse : public QObject {
    Q_OBJECT

private slots:
    void theStraightRoad()
    {
        ResponseMachine machine;
        const MonoInstant t{};
        QCOMPARE(machine.take(ResponseEvent::Alert, t).action, ResponseAction::Vet);
        QCOMPARE(machine.take(ResponseEvent::Accepted, t).action, ResponseAction::Acquire);
        QCOMPARE(machine.take(ResponseEvent::Acquired, t).action, ResponseAction::Expose);
        QCOMPARE(machine.take(ResponseEvent::Finished, t).action, ResponseAction::Stop);
        QCOMPARE(machine.take(ResponseEvent::Quiet, t).action, ResponseAction::Rest);
        QVERIFY(!machine.isBusy());
        QVERIFY(!machine.deadline());
    }

    void unlistedEventsChangeNothing()
    {
        ResponseMachine machine;
        const auto taken = machine.take(ResponseEvent::Acquired, {});
        QVERIFY(!taken.listed);
        QCOMPARE(taken.action, ResponseAction::None);
        QCOMPARE(machine.state(), ResponseState::Idle);
    }

    void deadlinesRunOnTheMonotonicClock()
    {
        ResponseMachine::Limits limits;
        limits.acquiring = 10s;
        ResponseMachine machine(limits);
        machine.take(ResponseEvent::Alert, {0});
        machine.take(ResponseEvent::Accepted, MonoInstant{} + 1s);
        QCOMPARE(machine.deadline()->ns, (MonoInstant{} + 11s).ns);
        // An improved position is no excuse for a later deadline.
        machine.take(ResponseEvent::Improved, MonoInstant{} + 5s);
        QCOMPARE(machine.deadline()->ns, (MonoInstant{} + 11s).ns);
    }

    void unsafeMakesSafeFromEveryBusyState()
    {
        for (const ResponseState state :
             {ResponseState::Vetting, ResponseState::Acquiring, ResponseState::Exposing,
              ResponseState::Stopping}) {
            const ResponseRow *row = findRow(state, ResponseEvent::Unsafe);
            QVERIFY(row);
            QCOMPARE(row->action, ResponseAction::MakeSafe);
        }
    }

    /// GCN 31016: r' 0.3 s, g' and i' 7.5 s, then 60 s and 300 s.
    void ladderOfTheInstrument()
    {
        const ExposureLadder ladder = ExposureLadder::ofTheInstrument();
        QCOMPARE(ladder.of("r")[0].exposure, Duration(300ms));
        QCOMPARE(ladder.of("g")[0].exposure, Duration(7500ms));
        QCOMPARE(ladder.of("i"), ladder.of("g"));
        QVERIFY(ladder.of("z").empty());
        for (const char *channel : {"g", "r"}) {
            const auto &stages = ladder.of(channel);
            QCOMPARE(stages[0].exposure * stages[0].count, Duration(180s));
            QCOMPARE(stages[1].exposure, Duration(60s));
            QCOMPARE(stages[2].exposure, Duration(300s));
            QCOMPARE(stages[2].count, 0);
        }
    }

    void ladderPositionKeepsWhatIsLeft()
    {
        LadderPosition position({{1s, 3, 300}, {60s, 0, 1}});
        position.opened();
        position.rested(); // gave up early: two are still to be taken
        QCOMPARE(position.remaining().count, 2);
        position.opened();
        position.opened();
        QCOMPARE(position.remaining().exposure, Duration(1s));
        position.rested();
        QCOMPARE(position.remaining().exposure, Duration(60s));
        QVERIFY(!position.isOver());
    }

    void waterfallCountsEachStepOnce()
    {
        Waterfall waterfall(MonoInstant{} + 5s);
        QVERIFY(waterfall.reach(Step::InField, MonoInstant{} + 12s));
        QVERIFY(!waterfall.reach(Step::InField, MonoInstant{} + 13s));
        QCOMPARE(*waterfall.since(Step::InField), Duration(7s));
        // A clock never runs before the receipt.
        QCOMPARE(waterfall.reach(Step::Parsed, MonoInstant{})->since, Duration{});
    }

    /// Trapezoid times of 15 deg/s, 7 deg/s^2 and the exponential of 0.5 s from 0.25 deg (observatory
    /// reference 2.2): the way to within 60" is the trapezoid of d - 0.25 deg plus 0.5 ln(0.25 deg / 60") s.
    void slewTimes_data()
    {
        QTest::addColumn<double>("turnDeg");
        QTest::addColumn<double>("trapezoidS");
        QTest::addRow("10 deg") << 10.0 << 2.4;
        QTest::addRow("30 deg") << 30.0 << 4.1;
        QTest::addRow("90 deg") << 90.0 << 8.1;
        QTest::addRow("180 deg") << 180.0 << 14.1;
    }

    void slewTimes()
    {
        QFETCH(double, turnDeg);
        QFETCH(double, trapezoidS);
        // Altitude 0 turns azimuth into distance on the sky one to one.
        const SlewPrediction slew(
            {}, Angle::degrees(0), Angle::degrees(0), {Angle::degrees(turnDeg), Angle::degrees(0)});
        const double settleS = 0.5 * std::log(0.25 * 60);
        const double expected = trapezoidS + settleS;
        const double measured = seconds(slew.timeToWithin(Angle::arcminutes(1)));
        QVERIFY2(std::abs(measured - expected) < 0.12, qPrintable(QString::number(measured)));
        QVERIFY(
            separation(slew.at(slew.timeToWithin(Angle::arcminutes(1))), {Angle::degrees(turnDeg), Angle{}})
            <= Angle::arcseconds(60.1));
    }

    void slewTakesTheTurnThatTheWrapAllows()
    {
        // From 450 mechanical the azimuth 150 lies at 150 (300 back): 510 is beyond the end of the wrap.
        const SlewPrediction slew(
            {}, Angle::degrees(450), Angle::degrees(45), {Angle::degrees(150), Angle::degrees(45)});
        QCOMPARE(std::round(slew.toAzimuthMechanical().asDegrees()), 150.0);
        const SlewPrediction other(
            {}, Angle::degrees(350), Angle::degrees(45), {Angle::degrees(10), Angle::degrees(45)});
        QCOMPARE(std::round(other.toAzimuthMechanical().asDegrees()), 370.0);
    }

    void pathBeginsAndEndsWhereItShould()
    {
        const HorizontalDirection target{Angle::degrees(100), Angle::degrees(70)};
        const SlewPrediction slew({}, Angle::degrees(10), Angle::degrees(30), target);
        const auto path = slew.path(Angle::degrees(3), Angle::arcminutes(2));
        QVERIFY(path.size() > 20);
        QVERIFY(separation(path.front().at, {Angle::degrees(10), Angle::degrees(30)}) < Angle::arcseconds(1));
        QVERIFY(separation(path.back().at, target) <= Angle::arcminutes(2.01));
        QCOMPARE(path.back().since, slew.timeToWithin(Angle::arcminutes(2)));
    }
};

QTEST_GUILESS_MAIN(TestResponse)
#include "test_response.moc"
