#include "tests/core/runtime/run_night.h"

#include <QTest>

using namespace tulpar;

namespace {

UtcInstant at(const char *time)
{
    return nightHour(time);
}

const Reason *reasonIn(const Answer &answer, ReasonCode code)
{
    const auto found = std::ranges::find(answer.reasons, code, &Reason::code);
    return found == answer.reasons.end() ? nullptr : &*found;
}

/// Two fields high up, one that rises after midnight (RA 12 h), one that never does.
std::shared_ptr<Programme> wideFields()
{
    auto programme = fields(4, 5);
    programme->targets[2].direction = {Angle::degrees(185), Angle::degrees(20)};
    programme->targets[3].direction = {Angle::degrees(90), Angle::degrees(-70)};
    return programme;
}

std::vector<PlannedBlockView> rowsOf(RunNightScene &night, const std::string &block)
{
    std::vector<PlannedBlockView> rows;
    if (const auto plan = night.observatory.core().snapshot().night.plan)
        std::ranges::copy_if(plan->blocks, std::back_inserter(rows), [&](const PlannedBlockView &row) {
            return row.block == block;
        });
    return rows;
}

} // namespace

/// What a person says of a block: heard before there is a plan, answered truly, not lost with the core.
class TestNightOrders : public QObject {
    Q_OBJECT

private slots:
    void ordersBeforeThePlanAreKept()
    {
        RunNightScene night(fields(3, 5));
        QVERIFY(!night.observatory.core().snapshot().night.plan);
        QVERIFY(night.observatory.request("Aigerim", OrderBlock{"field 0", "block 0", BlockOrder::Skip, {}})
                    .accepted);
        QVERIFY(night.observatory.request("Aigerim", OrderBlock{"field 2", "block 2", BlockOrder::Now, {}})
                    .accepted);
        QVERIFY(night.observatory.liveUntil(
            at("10T16:00:00"), [&] { return night.framesOf(night.subjectOf(2), "g") == 1; }));
        QCOMPARE(night.framesOf(night.subjectOf(1), "g"), 0); // what was wanted now went first
        QVERIFY(night.observatory.liveUntil(
            at("10T18:00:00"), [&] { return night.framesOf(night.subjectOf(1), "g") == 1; }));
        (void)night.liveFor(20min);
        QCOMPARE(night.framesOf(night.subjectOf(0), "g"), 0);
        QCOMPARE(night.facts<BlockOrdered>().size(), std::size_t{2});
    }

    void whatCannotBeOrderedIsRefusedForItsReason()
    {
        RunNightScene night(nullptr);
        QVERIFY(reasonIn(
            night.observatory.request("Aigerim", OrderBlock{"field 0", "block 0", BlockOrder::Now, {}}),
            ReasonCode::NoProgramme));
        night.programme = fields(1, 5);
        night.offer();
        const Answer unknown =
            night.observatory.request("Aigerim", OrderBlock{"field 0", "deep", BlockOrder::Now, {}});
        QVERIFY(!unknown.accepted && reasonIn(unknown, ReasonCode::NoSuchBlock));
        QCOMPARE(unknown.reasons.front().who, std::string("field 0, deep"));
        const Answer late = night.observatory.request(
            "Aigerim", OrderBlock{"field 0", "block 0", BlockOrder::At, at("10T09:00:00")});
        QVERIFY(!late.accepted && late.reasons.front().value.value_or(0) < 0);
    }

    void nowSaysWhatItWaitsFor()
    {
        RunNightScene night(wideFields(), at("10T12:30:00"));
        QVERIFY(night.observatory.liveUntil(
            at("10T14:00:00"), [&] { return night.framesOf(night.subjectOf(0), "r") == 1; }));
        const UtcInstant asked = night.observatory.now().utc;
        const Answer later =
            night.observatory.request("Aigerim", OrderBlock{"field 2", "block 2", BlockOrder::Now, {}});
        QVERIFY(later.accepted);
        QVERIFY(reasonIn(later, ReasonCode::TargetBelowLimit));
        const Reason *when = reasonIn(later, ReasonCode::PossibleLater);
        QVERIFY(when && when->value);
        // RA 12 h 20 m, Dec +20 is 20 degrees high in the east at latitude 43.2 when cos H = (sin 20 -
        // sin 43.2 sin 20) / (cos 43.2 cos 20): H = -5 h 24 m, sidereal time 6 h 56 m. At the site (5 h 11 m
        // east) that is at 20:26 UTC, the sidereal time of Greenwich being 5 h 15 m at 0 h UTC of this date.
        const double hours = seconds(asked + fromSeconds(*when->value) - at("10T00:00:00")) / 3600;
        QVERIFY2(std::abs(hours - 20.44) < 0.3, qPrintable(QString::number(hours)));
        const Answer never =
            night.observatory.request("Aigerim", OrderBlock{"field 3", "block 3", BlockOrder::Now, {}});
        QVERIFY(reasonIn(never, ReasonCode::NotTonight));
        // Meanwhile the others go on, and it comes when it can.
        QVERIFY(night.observatory.liveUntil(
            at("10T21:40:00"), [&] { return night.framesOf(night.subjectOf(2), "g") == 1; }));
        QCOMPARE(night.framesOf(night.subjectOf(1), "g"), 1);
    }

    void notTonightEndsWhatRuns()
    {
        RunNightScene night(fields(2, 20), at("10T12:30:00"));
        QVERIFY(night.observatory.liveUntil(
            at("10T14:00:00"), [&] { return night.block() == BlockState::Exposing; }));
        const std::string running = night.observatory.core().snapshot().night.block;
        const std::string target = night.observatory.core().snapshot().night.target;
        QVERIFY(
            night.observatory.request("Aigerim", OrderBlock{target, running, BlockOrder::Skip, {}}).accepted);
        QVERIFY(night.liveFor(1min, [&] {
            const auto rows = rowsOf(night, running);
            return !rows.empty() && rows.front().state == BlockState::Skipped;
        }));
        (void)night.liveFor(1s);
        // The other has its place later in the plan, and is said to have it.
        QVERIFY(night.observatory.core().snapshot().night.block.empty());
        const Reasons doing = night.observatory.core().snapshot().night.doing;
        QVERIFY(!doing.empty());
        QCOMPARE(doing.front().code, ReasonCode::PlannedLater);
        QCOMPARE(doing.front().who, target == "field 0" ? std::string("field 1") : std::string("field 0"));
        QVERIFY(night.observatory.liveUntil(
            at("10T16:00:00"), [&] { return night.isWhole(target == "field 0" ? 1 : 0); }));
    }

    void ordersOutliveACrash()
    {
        RunNightScene night(fields(3, 5));
        QVERIFY(night.observatory.request("Aigerim", OrderBlock{"field 1", "block 1", BlockOrder::Skip, {}})
                    .accepted);
        QVERIFY(night.observatory.liveUntil(
            at("10T14:00:00"), [&] { return night.framesOf(night.subjectOf(0), "r") == 1; }));
        night.observatory.killCore();
        night.observatory.startCore();
        night.offer();
        QVERIFY(night.observatory.request("Aigerim", RunNight{true}).accepted);
        QVERIFY(night.observatory.liveUntil(
            at("10T19:00:00"), [&] { return night.isWhole(0) && night.isWhole(2); }));
        (void)night.liveFor(20min);
        QCOMPARE(night.framesOf(night.subjectOf(1), "g"), 0);
    }

    /// Of a block that comes again: rows of their own, and orders that go to the visit they can be of.
    void visitsAreToldApart()
    {
        auto programme = fields(1, 5);
        programme->blocks[0].repeats = 3;
        programme->blocks[0].cadence.minGap = 20min;
        RunNightScene night(programme, at("10T12:30:00"));
        int exposing = -1;
        QVERIFY(night.observatory.liveUntil(at("10T17:00:00"), [&] {
            for (const PlannedBlockView &row : rowsOf(night, "block 0"))
                if (row.state == BlockState::Exposing)
                    exposing = row.repeat;
            return exposing == 1 && rowsOf(night, "block 0")[1].doneExposures == 1;
        }));
        const auto rows = rowsOf(night, "block 0");
        QCOMPARE(rows.size(), std::size_t{3});
        QCOMPARE(rows[0].state, BlockState::Done);
        QCOMPARE(rows[0].doneExposures, 5);
        QCOMPARE(rows[0].allExposures, 5);
        QCOMPARE(rows[2].state, BlockState::Planned);
        QCOMPARE(rows[2].doneExposures, 0);
        const auto order = [&](BlockOrder what, std::optional<int> visit) {
            return night.observatory.request("Aigerim", OrderBlock{"field 0", "block 0", what, {}, visit});
        };
        QVERIFY(reasonIn(order(BlockOrder::Now, 1), ReasonCode::VisitRuns));
        QVERIFY(reasonIn(order(BlockOrder::Now, 0), ReasonCode::NextVisitOnly));
        QVERIFY(order(BlockOrder::Now, 2).accepted);
        QVERIFY(night.observatory.liveUntil(at("10T17:00:00"), [&] {
            const auto now = rowsOf(night, "block 0");
            return now.size() == 3 && now[2].state == BlockState::Done;
        }));
        QVERIFY(reasonIn(order(BlockOrder::Now, {}), ReasonCode::VisitsDone));
    }
};

QTEST_GUILESS_MAIN(TestNightOrders)
#include "test_night_orders.moc"
