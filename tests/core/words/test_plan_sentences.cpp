#include "core/words/plan_sentences.h"

#include <QTest>

using namespace tulpar;
using namespace Qt::StringLiterals;

/// What the planner says, in words: every code has a sentence, and the sentences say the numbers.
class TestPlanSentences final : public QObject {
    Q_OBJECT

private slots:
    void everyCodeHasASentence();
    void theNumbersAreSaid();
};

void TestPlanSentences::everyCodeHasASentence()
{
    for (std::size_t i = 0; i < EnumNames<ConstraintKind>::names.size(); ++i)
        QVERIFY(!words::failedConstraint({static_cast<ConstraintKind>(i), 1, 2}).isEmpty());
    PlannedVisit visit;
    visit.block = "B";
    for (std::size_t i = 0; i < EnumNames<PlacedBecause>::names.size(); ++i) {
        visit.because = static_cast<PlacedBecause>(i);
        QVERIFY(!words::placedBecause(visit).isEmpty());
    }
    WhyNotAnswer answer;
    for (std::size_t i = 0; i < EnumNames<WhyNot>::names.size(); ++i) {
        answer.why = static_cast<WhyNot>(i);
        QVERIFY(!words::whyNot(answer).isEmpty());
    }
    QVERIFY(words::wouldFitIf(answer).isEmpty());
    for (std::size_t i = 0; i < EnumNames<ChangeKind>::names.size(); ++i) {
        answer.change.emplace().kind = static_cast<ChangeKind>(i);
        QVERIFY(!words::wouldFitIf(answer).isEmpty());
    }
    Dispatch dispatch;
    dispatch.visit = visit;
    for (std::size_t i = 0; i < EnumNames<DispatchAction>::names.size(); ++i)
        for (std::size_t k = 0; k < EnumNames<DispatchReason>::names.size(); ++k) {
            dispatch.action = static_cast<DispatchAction>(i);
            dispatch.reason = static_cast<DispatchReason>(k);
            QVERIFY(!words::dispatch(dispatch).isEmpty());
        }
    PreemptionPrice price;
    for (std::size_t i = 0; i < EnumNames<PreemptWhen>::names.size(); ++i) {
        price.choice = static_cast<PreemptWhen>(i);
        QVERIFY(!words::preemption(price).isEmpty());
    }
}

void TestPlanSentences::theNumbersAreSaid()
{
    QCOMPARE(
        words::failedConstraint({ConstraintKind::AltitudeMin, 17.04, 30}), u"altitude 17\u00b0 < 30\u00b0"_s);
    QCOMPARE(words::failedConstraint({ConstraintKind::Airmass, 2.314, 2}), u"air mass 2.31 > 2"_s);
    QCOMPARE(words::failedConstraint({ConstraintKind::HourAngleMax, 45, 30}), u"hour angle 3 h > 2 h"_s);
    WhyNotAnswer fixed;
    fixed.why = WhyNot::AtFixedTime;
    fixed.failed = FailedConstraint{ConstraintKind::AltitudeMin, 11.2, 30};
    QCOMPARE(words::whyNot(fixed), u"at its fixed time: altitude 11.2\u00b0 < 30\u00b0"_s);
    fixed.failed.reset();
    QCOMPARE(words::whyNot(fixed), u"its fixed time is over, or not of this night"_s);
    WhyNotAnswer answer;
    answer.why = WhyNot::CrowdedOut;
    answer.others = {"M 31", "M 33"};
    QCOMPARE(words::whyNot(answer), u"what is planned is worth more: M 31, M 33"_s);
    answer.change = PossibleChange{ChangeKind::Relax, ConstraintKind::AltitudeMin, 30, 24.5, "", "", 0.5};
    QCOMPARE(words::wouldFitIf(answer), u"limit of altitude 24.5\u00b0 instead of 30\u00b0"_s);
    answer.change = PossibleChange{ChangeKind::WaitUntil, {}, 0, 0, "", "2027-01-04", 1};
    QCOMPARE(words::wouldFitIf(answer), u"wait until the evening of 2027-01-04"_s);
    WaitingPlace place{Angle::degrees(540), Angle::degrees(52), 6100ms, 9800ms};
    QCOMPARE(
        words::waitingPlace(place),
        u"wait at azimuth 180\u00b0, altitude 52\u00b0: 6.1 s to the next burst on average instead of 9.8 s"_s);
}

QTEST_APPLESS_MAIN(TestPlanSentences)
#include "test_plan_sentences.moc"
