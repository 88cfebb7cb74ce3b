#include "core/plan/planner.h"
#include "tests/core/plan/support_evaluator.h"
#include "tests/core/plan/support_programmes.h"

#include <QTest>

#include <cmath>

using namespace tulpar;

namespace {

/// A horizon with teeth.
HorizonProfile mountains()
{
    return *HorizonProfile::parse(
        "0 18\n40 25\n42 38\n44 25\n90 16\n130 30\n180 17\n250 28\n252 20\n300 33\n");
}

PlanTerms termsOf(unsigned seed)
{
    PlanTerms terms;
    if (seed % 2 == 0)
        terms.horizon = mountains();
    if (seed % 3 == 0)
        terms.mount.wrap = {-95, 290, 2}; // narrow: there is much to unwind
    return terms;
}

void verify(const Verdict &verdict, double value)
{
    for (const std::string &broken : verdict.broken)
        qWarning("%s", broken.c_str());
    QVERIFY(verdict.broken.empty());
    QVERIFY2(
        std::abs(verdict.value - value) <= 2e-3 * std::max(1.0, value),
        qPrintable(QStringLiteral("%1 against %2").arg(value).arg(verdict.value)));
}

Block simpleBlock(const std::string &name, double exposureS)
{
    Block block;
    block.name = name;
    block.target = name;
    block.exposures = {{"r", fromSeconds(exposureS), 1, 1}};
    return block;
}

/// Some targets that are high in a December night, each with one block of ten minutes.
Programme winter(int count)
{
    Programme programme;
    for (int i = 0; i < count; ++i) {
        const std::string name = "W" + std::to_string(i);
        programme.targets.push_back(
            {name, {Angle::degrees(60 + 10 * i), Angle::degrees(20 + 3 * i)}, "", "", 0});
        programme.blocks.push_back(simpleBlock(name, 600));
    }
    return programme;
}

NightSky decemberNight()
{
    return *NightSky::ofEvening(assyTurgen(), "2026-12-10");
}

const PlannedVisit *visitOf(const Plan &plan, const std::string &block)
{
    for (const PlannedVisit &visit : plan.visits)
        if (visit.block == block)
            return &visit;
    return nullptr;
}

int visitsOf(const Plan &plan, const std::string &block)
{
    int count = 0;
    for (const PlannedVisit &visit : plan.visits)
        count += visit.block == block ? 1 : 0;
    return count;
}

} // namespace

/// The plans of random and of written programmes, judged by an evaluator of their own.
class TestPlanner final : public QObject {
    Q_OBJECT

private slots:
    void theJudgeSeesWhatIsBroken();
    void randomNightsKeepEverything_data();
    void randomNightsKeepEverything();
    void theSameSeedGivesTheSamePlan();
    void slicesGiveTheSameAsOnePiece();
    void improvingNeverLoses();
    void aWarmStartKeepsWhatStillHolds();
    void whatRunsStays();
    void completedRepeatsAreNotRepeated();
    void aFixedTimeIsKept();
    void aFixedTimeIsKeptAfterEarlierVisits();
    void fixedTimesThatMeetGoToTheHigherPriority();
    void oneOfIsOne();
    void allOfIsAllOrNothing();
    void theCadenceIsKept();
    void quotasAreKept();
    void anEmptyProgrammeIsAnEmptyPlan();
    void nothingBeginsBeforeNow();
};

void TestPlanner::theJudgeSeesWhatIsBroken()
{
    const NightSky night = decemberNight();
    Programme programme = winter(4);
    programme.blocks[0].constraints.altitudeMin = Angle::degrees(30);
    programme.groups.push_back({"all", GroupKind::AllOf, {"W0", "W1"}, 0});
    programme.owners.push_back({"o", 2000s, std::nullopt, 0});
    const PlanTerms terms;
    const Plan good = Planner(programme, night, terms).plan();
    const auto broken = [&](const Plan &plan, const Programme &of) {
        return judge(plan, of, night.site(), night.span(), terms).broken.size();
    };
    QCOMPARE(broken(good, programme), std::size_t{0});
    const auto with = [&](auto change) {
        Plan plan = good;
        change(plan);
        return broken(plan, programme);
    };
    const auto shifted = [](PlannedVisit &visit, Duration by) {
        visit.start = visit.start + by;
        visit.end = visit.end + by;
    };
    QVERIFY(
        with([&](Plan &plan) { shifted(plan.visits.back(), std::chrono::hours(5)); })
        > 0); // too low, or by day
    QVERIFY(
        with([&](Plan &plan) { shifted(plan.visits[1], plan.visits[0].end - plan.visits[1].start + 3s); })
        > 0); // no time to slew
    QVERIFY(with([](Plan &plan) { plan.visits[0].end = plan.visits[0].end - 1s; }) > 0);
    QVERIFY(
        with([](Plan &plan) {
            plan.visits[0].mechanicalAzimuth = plan.visits[0].mechanicalAzimuth + Angle::degrees(720);
        })
        > 0);
    QVERIFY(
        with([](Plan &plan) {
            std::erase_if(plan.visits, [](const PlannedVisit &visit) { return visit.block == "W1"; });
        })
        > 0);
    Programme stricter = programme;
    stricter.blocks[0].constraints.altitudeMin = visitOf(good, "W0")->startAltitude + Angle::degrees(0.2);
    stricter.blocks[0].constraints.altitudeMax =
        *stricter.blocks[0].constraints.altitudeMin + Angle::degrees(0.1);
    QVERIFY(broken(good, stricter) > 0);
    Programme poorer = programme;
    for (Target &target : poorer.targets)
        target.owner = "o";
    QVERIFY(broken(good, poorer) > 0);
    Programme spaced = programme;
    spaced.blocks[2].repeats = 2;
    QVERIFY(broken(good, spaced) > 0);
    Programme windowed = programme;
    windowed.blocks[3].windows = {{night.from(), visitOf(good, "W3")->end - 1s}};
    QVERIFY(broken(good, windowed) > 0);
}

void TestPlanner::randomNightsKeepEverything_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 16; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestPlanner::randomNightsKeepEverything()
{
    QFETCH(unsigned, seed);
    const NightSky night = randomNight(seed);
    ProgrammeKind kind;
    kind.targets = 8 + static_cast<int>(seed * 7 % 60);
    kind.hasCadence = seed % 4 != 1;
    kind.hasGroups = seed % 5 != 2;
    const Programme programme = randomProgramme(seed, kind, night);
    const PlanTerms terms = termsOf(seed);
    Planner planner(programme, night, terms, {}, seed);
    const Plan first = planner.plan();
    verify(judge(first, programme, night.site(), night.span(), terms), first.value);
    planner.improve(400);
    const Plan better = planner.plan();
    QVERIFY(better.value >= first.value);
    QVERIFY(!better.visits.empty());
    verify(judge(better, programme, night.site(), night.span(), terms), better.value);

    // The same in mid-night: something runs, some of it was done.
    PlanStart start;
    const PlannedVisit &running = better.visits[better.visits.size() / 2];
    start.from = running.start + (running.end - running.start) / 2;
    start.running = RunningVisit{running.block, running.start, running.end};
    start.mechanicalAzimuth = running.mechanicalAzimuth;
    for (const PlannedVisit &visit : better.visits)
        if (visit.end <= running.start) {
            BlockProgress &progress = start.progress[visit.block];
            ++progress.completed;
            progress.lastStart = visit.start;
        }
    start.before = &better;
    Planner again(programme, night, terms, start, seed);
    again.improve(100);
    const Plan rest = again.plan();
    QCOMPARE(rest.visits.front().block, running.block);
    QCOMPARE(rest.visits.front().because, PlacedBecause::Running);
    Programme unquoted = programme; // what was used before counts too, which the judge does not see
    unquoted.owners.clear();
    verify(judge(rest, unquoted, night.site(), night.span(), terms, start), rest.value);
}

void TestPlanner::theSameSeedGivesTheSamePlan()
{
    const NightSky night = decemberNight();
    const Programme programme = randomProgramme(5, ProgrammeKind(), night);
    Planner one(programme, night, PlanTerms(), {}, 9);
    Planner other(programme, night, PlanTerms(), {}, 9);
    one.improve(500);
    other.improve(500);
    QVERIFY(one.plan() == other.plan());
}

void TestPlanner::slicesGiveTheSameAsOnePiece()
{
    const NightSky night = decemberNight();
    const Programme programme = randomProgramme(6, ProgrammeKind(), night);
    Planner whole(programme, night, PlanTerms());
    Planner slices(programme, night, PlanTerms());
    whole.improve(300);
    for (int i = 0; i < 30; ++i)
        slices.improve(10);
    QVERIFY(whole.plan() == slices.plan());
}

void TestPlanner::improvingNeverLoses()
{
    const NightSky night = decemberNight();
    ProgrammeKind kind;
    kind.targets = 120;
    const Programme programme = randomProgramme(7, kind, night);
    Planner planner(programme, night, PlanTerms());
    double value = planner.value();
    const double first = value;
    for (int i = 0; i < 20; ++i) {
        const bool isBetter = planner.improve(50);
        QCOMPARE(isBetter, planner.value() > value);
        QVERIFY(planner.value() >= value);
        value = planner.value();
    }
    QVERIFY(value > first);
}

void TestPlanner::aWarmStartKeepsWhatStillHolds()
{
    const NightSky night = decemberNight();
    Programme programme = winter(12);
    Planner planner(programme, night, PlanTerms());
    planner.improve(300);
    const Plan before = planner.plan();
    programme.blocks.erase(programme.blocks.begin() + 3);
    PlanStart start;
    start.before = &before;
    const Plan after = Planner(programme, night, PlanTerms(), start).plan();
    for (const PlannedVisit &visit : before.visits) {
        const PlannedVisit *same = visitOf(after, visit.block);
        QCOMPARE(same != nullptr, visit.block != "W3");
        if (same)
            QVERIFY(
                std::abs(seconds(same->start - visit.start)) < 700); // no more than the room that came free
    }
}

void TestPlanner::whatRunsStays()
{
    const NightSky night = decemberNight();
    const Programme programme = winter(6);
    PlanStart start;
    start.from = night.from() + std::chrono::hours(5);
    start.running = RunningVisit{"W2", *start.from - 100s, *start.from + 501s};
    Planner planner(programme, night, PlanTerms(), start);
    planner.improve(200);
    const Plan plan = planner.plan();
    QCOMPARE(plan.visits.front().block, std::string("W2"));
    QCOMPARE(plan.visits.front().start, start.running->start);
    QCOMPARE(plan.visits.front().end, start.running->end);
    QCOMPARE(visitsOf(plan, "W2"), 1);
    QVERIFY(plan.visits[1].start > start.running->end);
}

void TestPlanner::completedRepeatsAreNotRepeated()
{
    const NightSky night = decemberNight();
    Programme programme = winter(3);
    programme.blocks[1].repeats = 3;
    PlanStart start;
    start.from = night.from() + std::chrono::hours(4);
    start.progress["W0"] = {1, night.from() + std::chrono::hours(3)};
    start.progress["W1"] = {2, night.from() + std::chrono::hours(3)};
    const Plan plan = Planner(programme, night, PlanTerms(), start).plan();
    QCOMPARE(visitsOf(plan, "W0"), 0);
    QCOMPARE(visitsOf(plan, "W1"), 1);
    QCOMPARE(visitOf(plan, "W1")->repeat, 2);
    QVERIFY(!plan.holds("W9"));
    QVERIFY(plan.unplaced.empty());
}

void TestPlanner::aFixedTimeIsKept()
{
    const NightSky night = decemberNight();
    Programme programme = winter(40);
    for (Block &block : programme.blocks)
        block.priority = 50;
    const UtcInstant at = night.from() + fromSeconds(5 * 3600 + 0.123456789);
    programme.blocks[4].fixedStart = at;
    programme.blocks[4].priority = 1;
    Planner planner(programme, night, PlanTerms());
    planner.improve(500);
    const Plan plan = planner.plan();
    QVERIFY(visitOf(plan, "W4"));
    QCOMPARE(visitOf(plan, "W4")->start, at);
    QCOMPARE(visitOf(plan, "W4")->because, PlacedBecause::FixedTime);
    verify(judge(plan, programme, night.site(), night.span(), PlanTerms()), plan.value);
}

/// At the very end of its cadence and between the planner's steps of time, and not before it.
void TestPlanner::aFixedTimeIsKeptAfterEarlierVisits()
{
    const NightSky night = decemberNight();
    Programme programme = winter(3);
    Block &block = programme.blocks[1];
    block.repeats = 2;
    block.cadence.minGap = std::chrono::minutes(40);
    PlanStart start;
    const UtcInstant now = night.from() + fromSeconds(4 * 3600 + 0.987654321);
    start.from = now;
    start.progress["W1"] = {1, now - std::chrono::minutes(10)};
    block.fixedStart = now + std::chrono::minutes(30);
    const Plan plan = Planner(programme, night, PlanTerms(), start).plan();
    QVERIFY(visitOf(plan, "W1"));
    QCOMPARE(visitOf(plan, "W1")->start, *block.fixedStart);
    QCOMPARE(visitOf(plan, "W1")->repeat, 1);
    block.fixedStart = *block.fixedStart - std::chrono::nanoseconds(1);
    QVERIFY(!visitOf(Planner(programme, night, PlanTerms(), start).plan(), "W1"));
}

void TestPlanner::fixedTimesThatMeetGoToTheHigherPriority()
{
    const NightSky night = decemberNight();
    Programme programme = winter(2);
    programme.blocks[0].fixedStart = night.from() + std::chrono::hours(5);
    programme.blocks[1].fixedStart = night.from() + std::chrono::hours(5) + 120s;
    programme.blocks[1].priority = 11;
    Planner planner(programme, night, PlanTerms());
    planner.improve(200);
    const Plan plan = planner.plan();
    QVERIFY(visitOf(plan, "W1"));
    QVERIFY(!visitOf(plan, "W0"));
    QCOMPARE(plan.unplaced.size(), std::size_t{1});
}

void TestPlanner::oneOfIsOne()
{
    const NightSky night = decemberNight();
    Programme programme = winter(5);
    programme.blocks[2].priority = 30;
    programme.groups.push_back({"either", GroupKind::OneOf, {"W1", "W2", "W3"}, 0});
    Planner planner(programme, night, PlanTerms());
    planner.improve(200);
    const Plan plan = planner.plan();
    QCOMPARE(plan.visits.size(), std::size_t{3});
    QVERIFY(visitOf(plan, "W2")); // the one that is worth most
}

void TestPlanner::allOfIsAllOrNothing()
{
    const NightSky night = decemberNight();
    Programme programme = winter(5);
    programme.groups.push_back({"both", GroupKind::AllOf, {"W1", "W2"}, 0});
    QCOMPARE(Planner(programme, night, PlanTerms()).plan().visits.size(), std::size_t{5});
    programme.blocks[2].constraints.airmassMax = 1.0001; // W2 does not culminate so high
    const Plan plan = Planner(programme, night, PlanTerms()).plan();
    QVERIFY(!visitOf(plan, "W1"));
    QVERIFY(!visitOf(plan, "W2"));
    QCOMPARE(plan.visits.size(), std::size_t{3});
}

void TestPlanner::theCadenceIsKept()
{
    const NightSky night = decemberNight();
    Programme programme = winter(3);
    programme.blocks[1].repeats = 4;
    programme.blocks[1].cadence = {std::chrono::minutes(40), std::chrono::minutes(50)};
    Planner planner(programme, night, PlanTerms());
    planner.improve(500);
    const Plan plan = planner.plan();
    QCOMPARE(visitsOf(plan, "W1"), 4);
    verify(judge(plan, programme, night.site(), night.span(), PlanTerms()), plan.value);
}

void TestPlanner::quotasAreKept()
{
    const NightSky night = decemberNight();
    Programme programme = winter(8);
    programme.owners.push_back({"thrifty", std::chrono::seconds(601 * 3), std::nullopt, 0});
    for (Target &target : programme.targets)
        target.owner = "thrifty";
    Planner planner(programme, night, PlanTerms());
    planner.improve(200);
    QCOMPARE(planner.plan().visits.size(), std::size_t{3}); // exactly the quota
    programme.owners[0].quota = std::chrono::seconds(601 * 3 - 1);
    QCOMPARE(Planner(programme, night, PlanTerms()).plan().visits.size(), std::size_t{2});
}

void TestPlanner::anEmptyProgrammeIsAnEmptyPlan()
{
    Planner planner(Programme(), decemberNight(), PlanTerms());
    QVERIFY(!planner.improve(10));
    QVERIFY(planner.plan().visits.empty());
    QCOMPARE(planner.value(), 0.0);
}

void TestPlanner::nothingBeginsBeforeNow()
{
    const NightSky night = decemberNight();
    PlanStart start;
    start.from = night.from() + std::chrono::hours(7);
    Planner planner(winter(10), night, PlanTerms(), start);
    planner.improve(300);
    QVERIFY(!planner.plan().visits.empty());
    for (const PlannedVisit &visit : planner.plan().visits)
        QVERIFY(visit.start - visit.slew >= *start.from);
    start.from = night.to() + std::chrono::hours(1);
    QVERIFY(Planner(winter(10), night, PlanTerms(), start).plan().visits.empty());
}

QTEST_APPLESS_MAIN(TestPlanner)
#include "test_planner.moc"
