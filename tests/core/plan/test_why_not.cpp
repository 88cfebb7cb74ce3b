#include "core/plan/planner.h"
#include "core/plan/why_missing.h"
#include "tests/core/plan/support_evaluator.h"
#include "tests/core/plan/support_programmes.h"

#include <QTest>

using namespace tulpar;

namespace {

NightSky decemberNight()
{
    return *NightSky::ofEvening(assyTurgen(), "2026-12-10");
}

/// One target that is high in December (Orion), with a block of ten minutes.
Programme oneTarget()
{
    Programme programme;
    programme.targets.push_back({"A", {Angle::degrees(84), Angle::degrees(10)}, "", "", 0});
    Block block;
    block.name = "A";
    block.target = "A";
    block.exposures = {{"r", 60s, 10, 1}};
    programme.blocks.push_back(block);
    return programme;
}

void addTwin(Programme &programme, const std::string &name, double priority)
{
    Target target = programme.targets.front();
    target.name = name;
    target.direction.ra = target.direction.ra + Angle::degrees(3);
    programme.targets.push_back(target);
    Block block = programme.blocks.front();
    block.name = name;
    block.target = name;
    block.priority = priority;
    programme.blocks.push_back(block);
}

WhyNotAnswer answerFor(const std::string &block, const Programme &programme, const PlanTerms &terms = {})
{
    const NightSky night = decemberNight();
    Planner planner(programme, night, terms);
    planner.improve(100);
    const Plan plan = planner.plan();
    return whyNot(block, programme, night, terms, {}, plan);
}

/// That the change is what it says: a plan of the changed programme, judged, holds the block.
void verifyChange(const WhyNotAnswer &answer, const Programme &programme, const NightSky &night)
{
    const PlanTerms terms;
    const Programme tried = changed(programme, answer.block, *answer.change);
    Planner planner(tried, night, terms);
    for (int i = 0; i < 20 && !planner.plan().holds(answer.block); ++i)
        planner.improve(200);
    const Plan plan = planner.plan();
    QVERIFY2(plan.holds(answer.block), answer.block.c_str());
    const Verdict verdict = judge(plan, tried, night.site(), night.span(), terms);
    for (const std::string &broken : verdict.broken)
        qWarning("%s", broken.c_str());
    QVERIFY(verdict.broken.empty());
}

} // namespace

/// Why a block has no place, and the smallest change that gives it one.
class TestWhyNot final : public QObject {
    Q_OBJECT

private slots:
    void aLimitThatIsTooHigh();
    void theSmallestOfTwoChangesIsAnswered();
    void aTargetThatNeverRises();
    void aTargetOfAnotherSeasonWaits();
    void aBlockThatIsTooLong();
    void aWindowByDay();
    void aFixedTimeThatIsTooLow();
    void aFixedTimeOfAnotherNight();
    void whyAloneIsTheSame();
    void crowdedOutByWhatIsWorthMore();
    void anAlternativeIsTaken();
    void aPartnerIsImpossible();
    void aQuotaIsUsed();
    void everyChangeOfARandomNightHelps_data();
    void everyChangeOfARandomNightHelps();
};

void TestWhyNot::aLimitThatIsTooHigh()
{
    Programme programme = oneTarget(); // culminates at 56.8 degrees
    programme.blocks[0].constraints.altitudeMin = Angle::degrees(58);
    const WhyNotAnswer answer = answerFor("A", programme);
    QCOMPARE(answer.why, WhyNot::ConstraintAllNight);
    QVERIFY(answer.failed);
    QCOMPARE(answer.failed->kind, ConstraintKind::AltitudeMin);
    QCOMPARE(answer.failed->limit, 58.0);
    QVERIFY(answer.failed->value > 56 && answer.failed->value < 57);
    QVERIFY(answer.change);
    QCOMPARE(answer.change->kind, ChangeKind::Relax);
    QCOMPARE(answer.change->constraint, ConstraintKind::AltitudeMin);
    QVERIFY(answer.change->to > 56 && answer.change->to < 57);
    verifyChange(answer, programme, decemberNight());
    // A tenth of a degree less of a change is too little.
    PossibleChange less = *answer.change;
    less.to += 0.1;
    const NightSky night = decemberNight();
    QVERIFY(!Planner(changed(programme, "A", less), night, PlanTerms()).plan().holds("A"));
}

void TestWhyNot::theSmallestOfTwoChangesIsAnswered()
{
    Programme programme = oneTarget();
    programme.blocks[0].constraints.airmassMax = 1.19; // at best 1.195
    programme.blocks[0].constraints.altitudeMin = Angle::degrees(30);
    const WhyNotAnswer answer = answerFor("A", programme);
    QCOMPARE(answer.change->constraint, ConstraintKind::Airmass);
    QVERIFY(answer.change->to < 1.25);
    QVERIFY(answer.change->size < 0.1);
}

void TestWhyNot::aTargetThatNeverRises()
{
    Programme programme = oneTarget();
    programme.targets[0].direction.dec = Angle::degrees(-70);
    const WhyNotAnswer answer = answerFor("A", programme);
    QCOMPARE(answer.why, WhyNot::NotRisen);
    QVERIFY(!answer.change);
}

void TestWhyNot::aTargetOfAnotherSeasonWaits()
{
    Programme programme = oneTarget();
    programme.targets[0].direction = {Angle::degrees(250), Angle::degrees(-20)}; // near the Sun in December
    programme.blocks[0].constraints.altitudeMin = Angle::degrees(20);
    const WhyNotAnswer answer = answerFor("A", programme);
    QVERIFY(answer.change);
    QCOMPARE(answer.change->kind, ChangeKind::WaitUntil);
    const auto night = NightSky::ofEvening(assyTurgen(), answer.change->date);
    QVERIFY(night);
    QVERIFY(Planner(programme, *night, PlanTerms()).plan().holds("A"));
}

void TestWhyNot::aBlockThatIsTooLong()
{
    Programme programme = oneTarget();
    programme.blocks[0].exposures[0].count = 600; // ten hours
    programme.blocks[0].constraints.altitudeMin = Angle::degrees(30);
    const WhyNotAnswer answer = answerFor("A", programme);
    QCOMPARE(answer.why, WhyNot::TooShort);
    QCOMPARE(answer.limit, 600 * 61.0);
    QVERIFY(answer.value > 7 * 3600 && answer.value < 9 * 3600);
    QVERIFY(answer.change);
    QCOMPARE(answer.change->kind, ChangeKind::Shorten);
    verifyChange(answer, programme, decemberNight());
}

void TestWhyNot::aWindowByDay()
{
    Programme programme = oneTarget();
    programme.blocks[0].windows = {{*parseUtc("2026-12-10T08:00:00Z"), *parseUtc("2026-12-10T09:00:00Z")}};
    const WhyNotAnswer answer = answerFor("A", programme);
    QCOMPARE(answer.why, WhyNot::ConstraintAllNight);
    QCOMPARE(answer.failed->kind, ConstraintKind::Window);
    QCOMPARE(answer.change->kind, ChangeKind::DropWindow);
    verifyChange(answer, programme, decemberNight());
}

/// What fails at its time is said, not how long the block could be observed at other times.
void TestWhyNot::aFixedTimeThatIsTooLow()
{
    Programme programme = oneTarget(); // RA 5 h 36 m: 30 degrees high from about 15:10 to 22:40 UTC
    programme.blocks[0].constraints.altitudeMin = Angle::degrees(30);
    programme.blocks[0].fixedStart = *parseUtc("2026-12-10T13:30:00Z");
    WhyNotAnswer answer = answerFor("A", programme);
    QCOMPARE(answer.why, WhyNot::AtFixedTime);
    QVERIFY(answer.failed);
    QCOMPARE(answer.failed->kind, ConstraintKind::AltitudeMin);
    QCOMPARE(answer.failed->limit, 30.0);
    // By the triangle: sidereal time 23 h 59 m, hour angle -5 h 37 m, altitude 10.9 degrees.
    QVERIFY2(std::abs(answer.failed->value - 10.9) < 0.5, qPrintable(QString::number(answer.failed->value)));
    // It may fail at the end alone.
    const NightSky night = decemberNight();
    const TargetTrack track = night.trackOf(programme.targets[0].direction);
    Block free = programme.blocks[0];
    free.fixedStart.reset();
    const Spans spans = observableSpans(free, track, night, PlanTerms());
    programme.blocks[0].fixedStart = spans.front().to - 5min;
    answer = answerFor("A", programme);
    QCOMPARE(answer.why, WhyNot::AtFixedTime);
    QVERIFY(answer.failed && answer.failed->kind == ConstraintKind::AltitudeMin);
    QVERIFY(answer.failed->value < 30 && answer.failed->value > 29.8);
    QVERIFY(answer.change);
    verifyChange(answer, programme, night);
}

void TestWhyNot::aFixedTimeOfAnotherNight()
{
    Programme programme = oneTarget();
    programme.blocks[0].fixedStart = *parseUtc("2026-12-12T16:00:00Z");
    const WhyNotAnswer answer = answerFor("A", programme);
    QCOMPARE(answer.why, WhyNot::AtFixedTime);
    QVERIFY(!answer.failed);
}

/// Without the look for a change the reason is the same.
void TestWhyNot::whyAloneIsTheSame()
{
    const NightSky night = randomNight(7);
    const Programme programme = randomProgramme(7, {}, night);
    const PlanTerms terms;
    Planner planner(programme, night, terms);
    const Plan plan = planner.plan();
    QVERIFY(!plan.unplaced.empty());
    for (const UnplacedBlock &one : plan.unplaced) {
        WhyNotAnswer whole = whyNot(one.block, programme, night, terms, {}, plan);
        const WhyNotAnswer alone = whyMissing(one.block, programme, night, terms, {}, plan);
        QVERIFY(!alone.change);
        whole.change.reset();
        QCOMPARE(alone, whole);
    }
}

void TestWhyNot::crowdedOutByWhatIsWorthMore()
{
    Programme programme = oneTarget();
    programme.blocks[0].windows = {{*parseUtc("2026-12-10T18:00:00Z"), *parseUtc("2026-12-10T18:12:00Z")}};
    addTwin(programme, "B", 15);
    const WhyNotAnswer answer = answerFor("A", programme);
    QCOMPARE(answer.why, WhyNot::CrowdedOut);
    QCOMPARE(answer.others, std::vector<std::string>{"B"});
    QVERIFY(answer.change);
    QCOMPARE(answer.change->kind, ChangeKind::RaisePriority);
    QVERIFY(answer.change->to >= 15 && answer.change->to <= 20);
    verifyChange(answer, programme, decemberNight());
}

void TestWhyNot::anAlternativeIsTaken()
{
    Programme programme = oneTarget();
    addTwin(programme, "B", 15);
    programme.groups.push_back({"either", GroupKind::OneOf, {"A", "B"}, 0});
    const WhyNotAnswer answer = answerFor("A", programme);
    QCOMPARE(answer.why, WhyNot::AlternativeTaken);
    QCOMPARE(answer.others, std::vector<std::string>{"B"});
    QVERIFY(answer.change);
    verifyChange(answer, programme, decemberNight());
}

void TestWhyNot::aPartnerIsImpossible()
{
    Programme programme = oneTarget();
    addTwin(programme, "B", 15);
    programme.blocks[1].constraints.airmassMax = 1.01;
    programme.groups.push_back({"both", GroupKind::AllOf, {"A", "B"}, 0});
    const WhyNotAnswer answer = answerFor("A", programme);
    QCOMPARE(answer.why, WhyNot::PartnerImpossible);
    QCOMPARE(answer.others, std::vector<std::string>{"B"});
    QCOMPARE(answer.change->kind, ChangeKind::Without);
    verifyChange(answer, programme, decemberNight());
}

void TestWhyNot::aQuotaIsUsed()
{
    Programme programme = oneTarget();
    addTwin(programme, "B", 15);
    programme.owners.push_back({"o", 700s, std::nullopt, 0});
    for (Target &target : programme.targets)
        target.owner = "o";
    const WhyNotAnswer answer = answerFor("A", programme);
    QCOMPARE(answer.why, WhyNot::QuotaUsed);
    QCOMPARE(answer.value, 610.0);
    QCOMPARE(answer.limit, 90.0);
    QVERIFY(answer.change);
    verifyChange(answer, programme, decemberNight());
}

void TestWhyNot::everyChangeOfARandomNightHelps_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 101; seed <= 106; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestWhyNot::everyChangeOfARandomNightHelps()
{
    QFETCH(unsigned, seed);
    const NightSky night = randomNight(seed);
    ProgrammeKind kind;
    kind.targets = 25;
    const Programme programme = randomProgramme(seed, kind, night);
    const PlanTerms terms;
    Planner planner(programme, night, terms, {}, seed);
    planner.improve(500);
    const Plan plan = planner.plan();
    const auto answers = whyNot(programme, night, terms, {}, plan);
    QCOMPARE(answers.size(), plan.unplaced.size());
    int changes = 0;
    for (const WhyNotAnswer &answer : answers) {
        if (!answer.change || answer.change->kind == ChangeKind::WaitUntil)
            continue;
        ++changes;
        verifyChange(answer, programme, night);
    }
    qInfo("%zu unplaced, %d changes tried", answers.size(), changes);
}

QTEST_APPLESS_MAIN(TestWhyNot)
#include "test_why_not.moc"
