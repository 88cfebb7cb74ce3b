#include "app/desk_plan.h"

#include <QTest>

using namespace tulpar;

namespace {

PlannedBlockView block(const char *target, double raDeg, double decDeg, BlockState state, UtcInstant begin)
{
    PlannedBlockView view;
    view.target = target;
    view.block = target;
    view.position = {Angle::degrees(raDeg), Angle::degrees(decDeg)};
    view.state = state;
    view.beginUtc = begin;
    return view;
}

} // namespace

/// The night's plan as the chart draws it.
class TestDeskPlan : public QObject {
    Q_OBJECT

private slots:
    void nothingPlannedDrawsNothing() { QVERIFY(*planOnSky(Snapshot()) == SkyPlan()); }

    void fieldsOfARegionHaveTheirProbability()
    {
        const UtcInstant begin = *parseUtc("2026-12-10T15:00:00Z");
        auto alert = std::make_shared<AlertView>();
        SkyRegion region;
        region.tiles = {
            {{Angle::degrees(40), Angle::degrees(45)}, 0.3}, {{Angle::degrees(41), Angle::degrees(45)}, 0.2}};
        alert->regions = {region};
        auto plan = std::make_shared<PlanView>();
        plan->blocks = {
            block("wide tile 1", 40, 45, BlockState::Done, begin),
            block("M 31", 10.68, 41.27, BlockState::Planned, begin + 10min),
            block("wide tile 2", 41, 45, BlockState::Planned, begin + 1h)};
        Snapshot snapshot;
        snapshot.alerts = {alert};
        snapshot.night.plan = plan;
        const auto drawn = planOnSky(snapshot);
        QCOMPARE(drawn->fields.size(), std::size_t{2});
        QCOMPARE(drawn->fields[0].probability, std::optional(0.3));
        QVERIFY(drawn->fields[0].isDone);
        QCOMPARE(drawn->fields[0].order, 1);
        QCOMPARE(drawn->fields[1].probability, std::optional(0.2));
        QVERIFY(!drawn->fields[1].isDone);
        QCOMPARE(drawn->fields[1].order, 2);
        QCOMPARE(drawn->targets.size(), std::size_t{1});
        QCOMPARE(drawn->targets[0].name, std::string("M 31"));
        QCOMPARE(drawn->targets[0].fromUtc, std::optional(begin + 10min));
    }

    void aTargetThatComesAgainIsNotDone()
    {
        const UtcInstant begin = *parseUtc("2026-12-10T15:00:00Z");
        auto plan = std::make_shared<PlanView>();
        plan->blocks = {
            block("M 31", 10.68, 41.27, BlockState::Done, begin),
            block("M 31", 10.68, 41.27, BlockState::Planned, begin + 2h),
            block("M 31", 10.68, 41.27, BlockState::Planned, begin + 4h)};
        Snapshot snapshot;
        snapshot.night.plan = plan;
        const auto drawn = planOnSky(snapshot);
        QCOMPARE(drawn->targets.size(), std::size_t{1});
        QVERIFY(!drawn->targets[0].isDone);
        QCOMPARE(drawn->targets[0].fromUtc, std::optional(begin + 2h));
    }
};

QTEST_GUILESS_MAIN(TestDeskPlan)
#include "test_desk_plan.moc"
