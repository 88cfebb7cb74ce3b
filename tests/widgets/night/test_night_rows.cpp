#include <QtTest>

#include "tests/widgets/night/support_night.h"
#include "widgets/night/block_form.h"
#include "widgets/night/crowd_rows.h"

#include "widgets/night/night_axis.h"
#include "widgets/night/night_model.h"
#include "widgets/night/night_rows.h"
#include "widgets/night/timeline_scene.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

/// What the page of the night says, as values.
class TestNightRows : public QObject {
    Q_OBJECT
private slots:
    void theHeadSaysWhatWhyAndNext();
    void aBurstComesFirst();
    void withoutTheCoreNothingIsKnown();
    void stepsAndBlocksAreRows();
    void visitsHaveRowsAndKeysOfTheirOwn();
    void whatHasJustBegunIsNamed();
    void theAxisGoesFromSunsetToSunrise();
    void timesOfTheClockLieInTheNight();
    void onlyCellsThatChangedAreTold();
    void badWeatherIsRememberedFromAlarmsAndNow();
    void theSkyAgreesWithTheTriangle();
    void aLowPlaceIsRefusedWithItsLimit();
    void whatABlockAsksForIsForeseen();
    void aCrowdIsWrittenElsewhere();
};

namespace {

std::vector<NightRow> allRows(const NightView &night)
{
    std::vector<NightRow> rows = placedRows(night);
    for (const NightRow &row : unplacedRows(night.plan->unplaced))
        rows.push_back(row);
    return rows;
}

} // namespace

void TestNightRows::theHeadSaysWhatWhyAndNext()
{
    auto snapshot = nightSnapshot();
    NightHeadline line = nightHeadline(*snapshot, snapshot->utc, true);
    QCOMPARE(line.title, u"Exposing: M 31, deep, 33 of 80 exposures"_s);
    QCOMPARE(line.why, u"its place in the plan, priority 10"_s);
    QCOMPARE(line.next, u"Next: M 33 at 19:00 UTC, in 74 min"_s);
    QCOMPARE(line.mark, Mark::Steady);
    QCOMPARE(line.need, Need::None);
    snapshot->night.isRunning = false;
    snapshot->night.doing.clear();
    line = nightHeadline(*snapshot, snapshot->utc, true);
    QCOMPARE(line.title, u"The night is not run by itself"_s);
    QCOMPARE(line.why, u"switch on: run the night"_s);
    snapshot = nightSnapshot();
    snapshot->night.steps[1].state = NightStepState::Paused;
    Reason paused{ReasonCode::PausedByPerson, {}, {}, {}};
    paused.who = "Bota";
    snapshot->night.doing = {paused};
    line = nightHeadline(*snapshot, snapshot->utc, true);
    QCOMPARE(line.title, u"Paused: observing"_s);
    QCOMPARE(line.why, u"paused by Bota \u2192 continue it in the night's panel"_s);
    QCOMPARE(line.need, Need::Look);
}

void TestNightRows::aBurstComesFirst()
{
    auto snapshot = nightSnapshot();
    snapshot->response = ResponseView{};
    snapshot->response->name = "GRB 221009A";
    QCOMPARE(nightHeadline(*snapshot, snapshot->utc, true).title, u"A burst is answered: GRB 221009A"_s);
    snapshot->response->isOver = true;
    QVERIFY(nightHeadline(*snapshot, snapshot->utc, true).title.startsWith(u"Exposing"_s));
}

void TestNightRows::withoutTheCoreNothingIsKnown()
{
    const auto snapshot = nightSnapshot();
    const NightHeadline line = nightHeadline(*snapshot, snapshot->utc, false);
    QCOMPARE(line.mark, Mark::Unknown);
    QVERIFY(!line.title.contains(u"M 31"_s));
    QVERIFY(line.next.isEmpty());
}

void TestNightRows::stepsAndBlocksAreRows()
{
    const auto snapshot = nightSnapshot();
    const auto steps = stepRows(snapshot->night);
    QCOMPARE(steps.size(), std::size_t{3});
    QCOMPARE(steps[0].cells, (QStringList{u"focus"_s, u"done"_s, u"12:58\u201313:09"_s, {}}));
    QCOMPARE(steps[1].cells[2], u"since 13:20"_s);
    QCOMPARE(steps[2].cells[2], u"at 00:24"_s);
    const auto blocks = allRows(snapshot->night);
    QCOMPARE(blocks.size(), std::size_t{5});
    QCOMPARE(
        blocks[1].cells,
        (QStringList{
            u"M 31"_s, u"deep"_s, u"10"_s, u"17:00\u201318:50"_s, u"exposing"_s, u"33 of 80"_s,
            u"its place in the plan, priority 10"_s}));
    QCOMPARE(blocks[0].mark, Mark::Done);
    QCOMPARE(blocks[4].cells[4], u"no place"_s);
    QCOMPARE(
        blocks[4].cells[6],
        u"all night: altitude 27.4\u00b0 < 30\u00b0 \u2192 fits if: limit of altitude 27\u00b0 instead of 30\u00b0"_s);
    QCOMPARE(placedBlock(snapshot->night, blocks[1].key)->target, std::string("M 31"));
    QVERIFY(placedBlock(snapshot->night, blocks[4].key) == nullptr);
    QCOMPARE(unplacedBlock(snapshot->night, blocks[4].key)->target, std::string("M 13"));
}

void TestNightRows::visitsHaveRowsAndKeysOfTheirOwn()
{
    const auto snapshot = nightSnapshot();
    auto plan = std::make_shared<PlanView>(*snapshot->night.plan);
    std::vector<PlannedBlockView> &visits = plan->blocks;
    visits[1].repeats = 3;
    visits[1].state = BlockState::Done;
    visits[1].doneExposures = 80;
    for (int repeat = 1; repeat < 3; ++repeat) {
        PlannedBlockView visit = visits[1];
        visit.repeat = repeat;
        visit.state = repeat == 1 ? BlockState::Exposing : BlockState::Planned;
        visit.doneExposures = repeat == 1 ? 7 : 0;
        visit.beginUtc = visit.beginUtc + 2h * repeat;
        visit.endUtc = visit.endUtc + 2h * repeat;
        visits.push_back(visit);
    }
    snapshot->night.plan = plan;
    const auto rows = placedRows(snapshot->night);
    QCOMPARE(rows[1].cells[1], u"deep, visit 1 of 3"_s);
    QCOMPARE(rows[1].cells[4], u"done"_s);
    QCOMPARE(rows[1].cells[5], u"80 of 80"_s);
    QCOMPARE(rows[4].cells[4], u"exposing"_s);
    QCOMPARE(rows[4].cells[5], u"7 of 80"_s);
    QCOMPARE(rows[4].cells[6], u"its place in the plan, priority 10"_s);
    QCOMPARE(rows[5].cells[4], u"planned"_s);
    QCOMPARE(rows[5].cells[5], u"0 of 80"_s);
    QVERIFY(rows[1].cells[6].isEmpty());
    QCOMPARE(placedBlock(snapshot->night, rows[5].key)->repeat, 2);
    QVERIFY(isNextVisit(snapshot->night, visits[5]));
    QVERIFY(!isNextVisit(snapshot->night, visits[4]) && !isNextVisit(snapshot->night, visits[1]));
    QCOMPARE(
        nightHeadline(*snapshot, snapshot->utc, true).title,
        u"Exposing: M 31, deep, visit 2 of 3, 7 of 80 exposures"_s);
    const TimelineScene scene =
        timelineScene(*snapshot, SkyOfNight(snapshot->observatory, snapshot->night), {});
    QCOMPARE(scene.blocks[4].title, u"M 31 2/3"_s);
    QCOMPARE(scene.blocks[4].block, scene.blocks[5].block);
    QVERIFY(scene.blocks[4].key != scene.blocks[5].key);
    // The form orders for the visit that was chosen, and tells the others why not.
    BlockForm form;
    QSignalSpy asked(&form, &BlockForm::requested);
    Standing standing;
    standing.isLinked = true;
    standing.who = u"Aigerim"_s;
    form.refresh(snapshot, snapshot->utc, standing);
    form.setBlock(rows[4].key);
    QCOMPARE(form.whyNot(BlockOrder::Now), u"it is being observed"_s);
    form.setBlock(rows[1].key);
    QCOMPARE(form.whyNot(BlockOrder::Skip), u"it is done"_s);
}

/// The plan does not hold it yet: the headline does not go on with what was before.
void TestNightRows::whatHasJustBegunIsNamed()
{
    const auto snapshot = nightSnapshot();
    snapshot->night.target = "M 13";
    snapshot->night.block = "M 13";
    QCOMPARE(nightHeadline(*snapshot, snapshot->utc, true).title, u"Begins: M 13"_s);
    snapshot->night.target.clear();
    snapshot->night.block.clear();
    snapshot->night.doing = {{ReasonCode::PlanAwaited, {}, 2000.0, {}}};
    QCOMPARE(nightHeadline(*snapshot, snapshot->utc, true).why, u"planning: 2000 targets"_s);
}

void TestNightRows::theAxisGoesFromSunsetToSunrise()
{
    const auto snapshot = nightSnapshot();
    const NightAxis axis = NightAxis::of(snapshot->night, 100, 900);
    QCOMPARE(axis.from, utc("09T11:57"));
    QCOMPARE(axis.to, utc("10T01:17"));
    QCOMPARE(axis.x(axis.from), 100.0);
    QCOMPARE(axis.x(axis.to), 900.0);
    QCOMPARE(axis.x(utc("09T18:37")), 500.0); // the middle of 13 h 20 min
    QCOMPARE(axis.utcAt(500), utc("09T18:37"));
    QCOMPARE(axis.utcAt(500.3), utc("09T18:37")); // whole minutes
    QCOMPARE(axis.hours(40).size(), std::size_t{14});
    QCOMPARE(axis.hours(100).front(), utc("09T12:00"));
    QCOMPARE(axis.hours(100).size(), std::size_t{7}); // 60 px an hour: every second one
    QVERIFY(!NightAxis::of({}, 0, 100).isKnown());
}

void TestNightRows::timesOfTheClockLieInTheNight()
{
    const auto snapshot = nightSnapshot();
    const NightView &night = snapshot->night;
    QCOMPARE(BlockForm::timeOf(u"18:40"_s, night), utc("09T18:40"));
    QCOMPARE(BlockForm::timeOf(u"1840"_s, night), utc("09T18:40"));
    QCOMPARE(BlockForm::timeOf(u"0:10"_s, night), utc("10T00:10"));
    QVERIFY(!BlockForm::timeOf(u"06:00"_s, night)); // by day
    QVERIFY(!BlockForm::timeOf(u"25:00"_s, night));
    QVERIFY(!BlockForm::timeOf(u"soon"_s, night));
}

void TestNightRows::onlyCellsThatChangedAreTold()
{
    const auto snapshot = nightSnapshot();
    NightModel model({u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s, u"6"_s, u"7"_s});
    const QAbstractItemModelTester tester(&model);
    model.setRows(allRows(snapshot->night));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setRows(allRows(snapshot->night));
    QCOMPARE(changed.size(), 0);
    auto plan = std::make_shared<PlanView>(*snapshot->night.plan);
    plan->blocks[1].doneExposures = 34;
    snapshot->night.plan = plan;
    model.setRows(allRows(snapshot->night));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toModelIndex(), model.index(1, 5));
    QCOMPARE(changed[0][1].toModelIndex(), model.index(1, 5));
    QCOMPARE(reset.size(), 0);
}

void TestNightRows::badWeatherIsRememberedFromAlarmsAndNow()
{
    auto snapshot = nightSnapshot();
    ConditionView rain;
    rain.rule.condition = Condition::Rain;
    rain.state = ConditionState::Good;
    snapshot->safety.conditions = {rain};
    BadWeatherLog log;
    log.take(*snapshot);
    QVERIFY(log.spans().empty());
    snapshot->safety.conditions[0].state = ConditionState::Bad;
    log.take(*snapshot);
    snapshot->utc = utc("09T18:00");
    log.take(*snapshot);
    QCOMPARE(log.spans(), (Spans{{utc("09T17:46"), utc("09T18:00")}}));
    snapshot->safety.conditions[0].state = ConditionState::Good;
    snapshot->utc = utc("09T18:05");
    log.take(*snapshot);
    snapshot->utc = utc("09T18:30");
    log.take(*snapshot);
    QCOMPARE(log.spans().size(), std::size_t{1});
    QCOMPARE(log.spans()[0].to, utc("09T18:05"));
    Alarm alarm;
    alarm.cause = {ReasonCode::Raining, {}, {}, {}};
    alarm.sinceUtc = utc("09T15:00"); // before this desk looked
    alarm.goneUtc = utc("09T15:20");
    snapshot->safety.alarms = {alarm};
    log.take(*snapshot);
    QCOMPARE(log.spans().size(), std::size_t{2});
    QCOMPARE(log.spans()[0], (Span{utc("09T15:00"), utc("09T15:20")}));
    snapshot->night.night = "2022-10-10"; // another night
    snapshot->safety.alarms.clear();
    log.take(*snapshot);
    QVERIFY(log.spans().empty());
}

void TestNightRows::theSkyAgreesWithTheTriangle()
{
    const auto snapshot = nightSnapshot();
    const SkyOfNight sky(snapshot->observatory, snapshot->night);
    // Culmination: 90 deg - latitude + declination of 2022 (J2000 41.2692 + 22.8 y x 20.04"/y x cos RA).
    const auto m31 = sky.track(snapshot->night.plan->blocks[1].position);
    const auto top = std::ranges::max_element(m31, {}, &AltitudePoint::altitude);
    QVERIFY2(
        std::abs(top->altitude - (90 - 43.2249 + 41.2692 + 0.125)) < 0.3,
        qPrintable(QString::number(top->altitude)));
    QCOMPARE(sky.bands().front().darkness, Darkness::SunUp);
    QCOMPARE(sky.bands().size(), std::size_t{9}); // down through four twilights and up again
    QVERIFY(std::abs(seconds(sky.bands()[1].from - utc("09T12:17"))) < 240);
    // Full Moon was at 20:55 UTC on that day: up all night but the ends.
    QVERIFY(sky.moonIlluminated() > 0.99);
    QCOMPARE(sky.moonUp().size(), std::size_t{1});
}

void TestNightRows::aLowPlaceIsRefusedWithItsLimit()
{
    const auto snapshot = nightSnapshot();
    const SkyOfNight sky(snapshot->observatory, snapshot->night);
    const IcrsDirection ss433 = snapshot->night.plan->blocks[0].position;
    const BlockPlacement late = sky.placement(ss433, utc("09T19:30"), 30min, snapshot->utc);
    QCOMPARE(late.broken.size(), std::size_t{1});
    QCOMPARE(late.broken[0].code, ReasonCode::TargetBelowLimit);
    QCOMPARE(late.broken[0].limit, std::optional(20.0));
    QVERIFY(*late.broken[0].value < 20);
    const BlockPlacement good =
        sky.placement(snapshot->night.plan->blocks[2].position, utc("09T19:30"), 1h, snapshot->utc);
    QVERIFY(good.broken.empty());
    QVERIFY(!good.isPast);
    QVERIFY(good.moonDistance.has_value());
    QVERIFY(sky.placement(ss433, utc("09T14:00"), 1h, snapshot->utc).isPast);
    const BlockPlacement bright =
        sky.placement(snapshot->night.plan->blocks[3].position, utc("09T23:40"), 1h, snapshot->utc);
    QVERIFY(std::ranges::any_of(
        bright.broken, [](const Reason &reason) { return reason.code == ReasonCode::SunTooHigh; }));
}

void TestNightRows::whatABlockAsksForIsForeseen()
{
    const auto snapshot = nightSnapshot();
    const SkyOfNight sky(snapshot->observatory, snapshot->night);
    const IcrsDirection m33 = snapshot->night.plan->blocks[2].position;
    const auto at = [&](const Block &block, const char *begin) {
        return sky.placement(m33, utc(begin), 1h, snapshot->utc, &block);
    };
    Block block;
    QVERIFY(at(block, "09T22:00").own.empty()); // it asks for nothing
    block.constraints.altitudeMin = Angle::degrees(70);
    const BlockPlacement low = at(block, "09T22:00");
    QVERIFY(low.broken.empty()); // the observatory would do it
    QCOMPARE(low.own.size(), std::size_t{1});
    QCOMPARE(low.own[0].kind, ConstraintKind::AltitudeMin);
    QCOMPARE(low.own[0].limit, 70.0);
    QCOMPARE(low.own[0].value, std::min(low.altitudeBegin, low.altitudeEnd)); // its worst
    QVERIFY(!low.isPossible());
    QVERIFY(at(block, "09T18:20").isPossible()); // 19:08 UTC it stands highest, 77 degrees
    block.constraints = {};
    block.windows = {{utc("09T19:00"), utc("09T21:00")}};
    QVERIFY(at(block, "09T20:00").own.empty());
    const BlockPlacement late = at(block, "09T20:30");
    QCOMPARE(late.own.size(), std::size_t{1});
    QCOMPARE(late.own[0], (FailedConstraint{ConstraintKind::Window, 1800, 0})); // half an hour beyond its end
    block.windows.clear();
    block.fixedStart = utc("09T20:00");
    QVERIFY(at(block, "09T20:00").isPossible());
    QCOMPARE(at(block, "09T20:10").own[0], (FailedConstraint{ConstraintKind::FixedStart, 600, 0}));
}

void TestNightRows::aCrowdIsWrittenElsewhere()
{
    const auto snapshot = nightSnapshot();
    auto few = std::make_shared<PlanView>(*snapshot->night.plan);
    int changes = 0;
    CrowdRows crowd([&changes] { ++changes; });
    crowd.take(few);
    QCOMPARE(crowd.rows().size(), std::size_t{1}); // at once
    auto many = std::make_shared<PlanView>(*few);
    for (int i = 0; i < 5000; ++i) {
        WhyNotAnswer one = few->unplaced.front();
        one.target = one.block = "field " + std::to_string(i);
        many->unplaced.push_back(one);
    }
    crowd.take(many);
    QCOMPARE(crowd.rows().size(), std::size_t{1}); // those of before, while it is being written
    QTRY_COMPARE_WITH_TIMEOUT(changes, 1, 30'000);
    QCOMPARE(crowd.rows().size(), std::size_t{5001});
    QCOMPARE(crowd.rows(), unplacedRows(many->unplaced));
    crowd.take(many); // the same plan costs nothing
    crowd.take(few);
    QCOMPARE(crowd.rows().size(), std::size_t{1});
    QCOMPARE(changes, 1);
}

QTEST_MAIN(TestNightRows)
#include "test_night_rows.moc"
