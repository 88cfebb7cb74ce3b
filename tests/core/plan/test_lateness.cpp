#include "core/plan/planner.h"
#include "core/plan/visit_value.h"
#include "core/sky/airmass.h"
#include "tests/core/plan/support_programmes.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace tulpar;

namespace {

NightSky decemberNight()
{
    return *NightSky::ofEvening(assyTurgen(), "2026-12-10");
}

/// One target, one block of ten minutes, nothing else to do all night.
Programme alone(const IcrsDirection &place)
{
    Programme programme;
    programme.targets.push_back({"alone", place, "", "", 0});
    Block block;
    block.name = "alone";
    block.target = "alone";
    block.exposures = {{"r", 600s, 1, 1}};
    programme.blocks.push_back(block);
    return programme;
}

PlannedVisit visitWith(double hazardPerHour, const IcrsDirection &place)
{
    PlanTerms terms;
    terms.hazardPerHour = hazardPerHour;
    Planner planner(alone(place), decemberNight(), terms);
    planner.improve(200);
    const Plan plan = planner.plan();
    return plan.visits.empty() ? PlannedVisit() : plan.visits.front();
}

/// By the exact place, in the words of visit_value.h, written anew.
double qualityAt(const IcrsDirection &place, UtcInstant start)
{
    static const Observer evening(assyTurgen(), decemberNight().from() + std::chrono::hours(7));
    const double x = airmass(evening.rotatedTo(start + 300s).observed(place).altitude).value_or(40);
    return std::pow(x, -1.2) * std::pow(10, -0.8 * PlanTerms().extinctionPerAirmass * (x - 1));
}

double altitudeDeg(const IcrsDirection &place, UtcInstant at)
{
    return Observer(assyTurgen(), at).observed(place).altitude.asDegrees();
}

UtcInstant dusk()
{
    return decemberNight().sunBelow(PlanTerms().sunAltitudeMax).front().from;
}

} // namespace

/// The price of idling: an hour from now the night may be lost.
class TestLateness final : public QObject {
    Q_OBJECT

private slots:
    void theChanceIsTheFormula();
    void anIdleNightBeginsWhenTheSkyHardlyChanges();
    void whatClimbsFastIsWaitedFor();
    void theHourIsTheBestOfAll_data();
    void theHourIsTheBestOfAll();
    void ofTwoEqualOnesTheEarlierGoesFirst();
    void withoutHazardItWaitsForTheCulmination();
    void aLargeProgrammeFillsTheNight();
};

void TestLateness::theChanceIsTheFormula()
{
    QCOMPARE(chanceLeft(Duration{}, 0.05), 1.0);
    QCOMPARE(chanceLeft(-600s, 0.05), 1.0);
    QVERIFY(std::abs(chanceLeft(std::chrono::hours(2), 0.05) - 0.904837418035960) < 1e-12); // exp(-0.1)
    QCOMPARE(chanceLeft(std::chrono::hours(9), 0), 1.0);
}

/// Near the pole the air mass changes by a few per cent all night: the first minute that is dark is as good.
void TestLateness::anIdleNightBeginsWhenTheSkyHardlyChanges()
{
    const IcrsDirection polar{Angle::degrees(200), Angle::degrees(87)};
    const PlannedVisit now = visitWith(PlanTerms().hazardPerHour, polar);
    const PlannedVisit patient = visitWith(0, polar);
    qInfo(
        "begins %.1f min after dusk; without the hazard it waited %.1f h", seconds(now.start - dusk()) / 60,
        seconds(patient.start - dusk()) / 3600);
    QVERIFY(now.start - dusk() < std::chrono::minutes(2));
    QVERIFY(patient.start - dusk() > std::chrono::hours(8));
}

void TestLateness::whatClimbsFastIsWaitedFor()
{
    // At dusk at the limit of 20 degrees; within the hour its altitude grows by half again, and it goes on.
    const IcrsDirection rising{Angle::degrees(85), Angle::degrees(20)};
    UtcInstant rises = dusk();
    while (altitudeDeg(rising, rises) < 15)
        rises = rises + 60s;
    QVERIFY(altitudeDeg(rising, rises + std::chrono::minutes(80)) > 29);
    const PlannedVisit visit = visitWith(PlanTerms().hazardPerHour, rising);
    const double climbed = altitudeDeg(rising, visit.start) / altitudeDeg(rising, rises);
    qInfo("waits %.1f h for %.1f times the altitude", seconds(visit.start - rises) / 3600, climbed);
    QVERIFY(visit.start - rises > std::chrono::hours(1));
    QVERIFY(climbed > 2);
}

void TestLateness::theHourIsTheBestOfAll_data()
{
    QTest::addColumn<double>("ra");
    QTest::addColumn<double>("dec");
    QTest::addColumn<double>("hazard");
    for (const double hazard : {0.0, 0.02, 0.05, 0.1, 0.3})
        for (const auto &[ra, dec] :
             {std::pair{20.0, 5.0}, std::pair{75.0, 43.0}, std::pair{140.0, 30.0}, std::pair{100.0, 75.0},
              std::pair{330.0, 55.0}, std::pair{230.0, 60.0}, std::pair{60.0, -20.0}})
            QTest::addRow("%g %g at %g", ra, dec, hazard) << ra << dec << hazard;
}

/// Against every minute of the night that is allowed.
void TestLateness::theHourIsTheBestOfAll()
{
    QFETCH(double, ra);
    QFETCH(double, dec);
    QFETCH(double, hazard);
    const IcrsDirection place{Angle::degrees(ra), Angle::degrees(dec)};
    const NightSky night = decemberNight();
    const PlannedVisit visit = visitWith(hazard, place);
    const auto worth = [&](UtcInstant start) {
        return qualityAt(place, start) * std::exp(-hazard * seconds(start + 300s - night.from()) / 3600);
    };
    double best = 0;
    const Programme programme = alone(place);
    for (const Span &span : startSpans(programme.blocks.front(), night.trackOf(place), night, PlanTerms()))
        for (UtcInstant t = span.from + 60s; t <= span.to; t = t + 60s) // a minute to slew there
            best = std::max(best, worth(t));
    QVERIFY(best > 0);
    const double got = worth(visit.start);
    QVERIFY2(got > best * (1 - 2e-4), qPrintable(QStringLiteral("%1 of %2").arg(got).arg(best)));
}

void TestLateness::ofTwoEqualOnesTheEarlierGoesFirst()
{
    // Two that never set and culminate at the same height, twelve hours apart: nothing hurries either.
    Programme programme = alone({Angle::degrees(20), Angle::degrees(80)});
    programme.targets.push_back({"other", {Angle::degrees(21), Angle::degrees(80)}, "", "", 0});
    programme.blocks.push_back(programme.blocks.front());
    programme.blocks.back().name = programme.blocks.back().target = "other";
    programme.blocks.back().priority = 30;
    Planner planner(programme, decemberNight(), PlanTerms());
    planner.improve(300);
    const Plan plan = planner.plan();
    QCOMPARE(plan.visits.size(), std::size_t{2});
    QCOMPARE(plan.visits.front().block, std::string("other")); // worth more, so not to be lost
    QVERIFY(plan.visits[1].start - plan.visits[0].end < std::chrono::minutes(1));
}

void TestLateness::withoutHazardItWaitsForTheCulmination()
{
    const IcrsDirection place{Angle::degrees(75), Angle::degrees(43)};
    const UtcInstant patient = visitWith(0, place).start + 300s;
    const UtcInstant hurried = visitWith(0.05, place).start + 300s;
    const Observer there(assyTurgen(), patient);
    QVERIFY(std::abs(there.hourAngle(place).asDegrees()) < 0.5);
    QVERIFY(hurried < patient - std::chrono::minutes(30));
    qInfo(
        "%.0f min before the culmination, at %.1f %% of its quality", seconds(patient - hurried) / 60,
        100 * qualityAt(place, hurried - 300s) / qualityAt(place, patient - 300s));
}

/// The best of a large programme all want the first hours; this one's polished first plan overran the wrap,
/// and was given up whole.
void TestLateness::aLargeProgrammeFillsTheNight()
{
    ProgrammeKind kind;
    kind.targets = 1000;
    kind.exposureHighS = 900;
    const NightSky night = decemberNight();
    const Plan plan = Planner(randomProgramme(4, kind, night), night, PlanTerms()).plan();
    QVERIFY(plan.visits.size() > 140);
    const Duration work = totalLength(night.sunBelow(PlanTerms().sunAltitudeMax));
    QVERIFY(seconds(plan.used) > 0.75 * seconds(work));
    int late = 0; // of the last third of the night
    for (const PlannedVisit &visit : plan.visits)
        late += visit.start > night.from() + night.span().length() * 2 / 3 ? 1 : 0;
    QVERIFY(late > 30);
}

QTEST_APPLESS_MAIN(TestLateness)
#include "test_lateness.moc"
