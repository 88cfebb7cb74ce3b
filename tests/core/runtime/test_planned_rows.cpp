#include "core/runtime/planned_rows.h"

#include <QTest>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

namespace {

UtcInstant hour(const char *time)
{
    return *parseUtc(std::string("2026-12-10T") + time + ":00Z");
}

/// "deep" comes three times, five frames each; "short" once.
std::shared_ptr<const Programme> programme()
{
    auto made = std::make_shared<Programme>();
    made->targets = {
        {"M 31", {Angle::degrees(10.7), Angle::degrees(41.3)}, {}, {}, 0},
        {"M 33", {Angle::degrees(23.5), Angle::degrees(30.7)}, {}, {}, 0}};
    Block deep;
    deep.name = "deep";
    deep.target = "M 31";
    deep.exposures = {{"r", 60s, 5, 1}};
    deep.repeats = 3;
    deep.cadence.minGap = 30min;
    Block shallow;
    shallow.name = "short";
    shallow.target = "M 33";
    shallow.exposures = {{"r", 60s, 2, 1}};
    made->blocks = {deep, shallow};
    return made;
}

PlannedVisit planned(const char *block, const char *target, int repeat, const char *from, const char *to)
{
    PlannedVisit visit;
    visit.block = block;
    visit.target = target;
    visit.repeat = repeat;
    visit.start = hour(from);
    visit.end = hour(to);
    return visit;
}

struct Scene {
    Scene()
    {
        book.setProgramme(programme());
        answer.plan.visits = {
            planned("deep", "M 31", 0, "14:00", "14:05"), planned("short", "M 33", 0, "14:10", "14:12"),
            planned("deep", "M 31", 1, "14:40", "14:45"), planned("deep", "M 31", 2, "15:20", "15:25")};
    }
    void move(const char *target, const char *block, BlockState from, BlockState to, const char *at)
    {
        book.take(BlockMoved{target, block, from, to, {}, {}}, hour(at));
    }
    void frames(const char *subject, int count)
    {
        FrameStored frame;
        frame.channel = "r";
        frame.event = std::string("programme:") + subject;
        for (int i = 0; i < count; ++i)
            book.take(frame);
    }
    void order(BlockOrder order, const char *at = nullptr)
    {
        book.order({"M 31", "deep", order, at ? std::optional(hour(at)) : std::nullopt, "Aigerim"});
    }
    /// "deep 0 done 5/5 14:00", a row each.
    [[nodiscard]] QStringList rows() const
    {
        QStringList lines;
        for (const PlannedBlockView &row : planViewOf(answer, book, putOff).blocks)
            lines += QStringLiteral("%1 %2/%3 %4 %5/%6 %7")
                         .arg(QString::fromStdString(row.block))
                         .arg(row.repeat + 1)
                         .arg(row.repeats)
                         .arg(QString::fromStdString(std::string(nameOf(row.state))))
                         .arg(row.doneExposures)
                         .arg(row.allExposures)
                         .arg(QString::fromStdString(isoUtc(row.beginUtc, 0).substr(11, 5)));
        return lines;
    }

    ProgrammeBook book;
    PlanAnswer answer;
    std::vector<PlannedVisit> putOff;
};

} // namespace

/// The plan as people see it: a visit is not its block.
class TestPlannedRows : public QObject {
    Q_OBJECT

private slots:
    void eachVisitHasItsOwnStateAndFrames()
    {
        Scene scene;
        scene.move("M 31", "deep", BlockState::Planned, BlockState::Acquiring, "13:59");
        scene.move("M 31", "deep", BlockState::Acquiring, BlockState::Exposing, "14:00");
        scene.frames("M 31/deep", 5);
        scene.move("M 31", "deep", BlockState::Exposing, BlockState::Done, "14:06");
        scene.move("M 31", "deep", BlockState::Done, BlockState::Acquiring, "14:39");
        scene.move("M 31", "deep", BlockState::Acquiring, BlockState::Exposing, "14:40");
        scene.frames("M 31/deep", 2);
        const QStringList expected{
            u"deep 1/3 done 5/5 13:59"_s, u"short 1/1 planned 0/2 14:10"_s, u"deep 2/3 exposing 2/5 14:39"_s,
            u"deep 3/3 planned 0/5 15:20"_s};
        QCOMPARE(scene.rows(), expected);
        // What is done stays in sight when a newer plan no longer holds it.
        scene.answer.plan.visits.erase(scene.answer.plan.visits.begin());
        QCOMPARE(scene.rows(), expected);
        QCOMPARE(scene.book.nextVisit("deep"), 2);
    }

    void anInterruptedVisitStaysTheSame()
    {
        Scene scene;
        scene.move("M 31", "deep", BlockState::Planned, BlockState::Acquiring, "13:59");
        scene.move("M 31", "deep", BlockState::Acquiring, BlockState::Exposing, "14:00");
        scene.frames("M 31/deep", 3);
        scene.move("M 31", "deep", BlockState::Exposing, BlockState::Interrupted, "14:03");
        scene.answer.plan.visits.front() = planned("deep", "M 31", 0, "14:20", "14:22");
        QVERIFY(scene.rows().contains(u"deep 1/3 interrupted 3/5 14:20"_s)); // when it is taken up again
        scene.move("M 31", "deep", BlockState::Interrupted, BlockState::Acquiring, "14:19");
        QCOMPARE(scene.rows().filter(u"deep 1/3"_s).size(), 1);
        QCOMPARE(scene.book.nextVisit("deep"), 1);
    }

    /// A core that died had not said that its block was interrupted.
    void aCrashInterrupts()
    {
        Scene scene;
        scene.move("M 31", "deep", BlockState::Planned, BlockState::Exposing, "14:00");
        scene.book.take(CoreStarted{});
        QCOMPARE(scene.book.stateOf("deep"), BlockState::Interrupted);
        QCOMPARE(scene.book.nextVisit("deep"), 0);
        QVERIFY(scene.rows().contains(u"deep 1/3 interrupted 0/5 14:00"_s));
    }

    void whatIsPutOffStaysInSight()
    {
        Scene scene;
        scene.order(BlockOrder::Skip);
        QCOMPARE(scene.rows().filter(u"deep"_s).filter(u"skipped"_s).size(), 3);
        std::erase_if(scene.answer.plan.visits, [](const PlannedVisit &one) { return one.block == "deep"; });
        QCOMPARE(scene.rows().size(), 1);
        scene.putOff = {planned("deep", "M 31", 0, "14:00", "14:05")};
        QVERIFY(scene.rows().contains(u"deep 1/3 skipped 0/5 14:00"_s));
        scene.order(BlockOrder::Free);
        QVERIFY(!scene.rows().contains(u"deep 1/3 skipped 0/5 14:00"_s));
    }

    /// A fixed time is of one visit: the others wait for it, and come after it.
    void aTimeIsOfTheNextVisit()
    {
        Scene scene;
        scene.move("M 31", "deep", BlockState::Planned, BlockState::Exposing, "14:00");
        scene.order(BlockOrder::At, "14:50");
        const Block *asked = scene.book.remaining()->block("deep");
        QCOMPARE(asked->repeats, 2); // the one that runs, and the one that was meant
        QCOMPARE(*asked->fixedStart, hour("14:50"));
        scene.move("M 31", "deep", BlockState::Exposing, BlockState::Done, "14:06");
        QVERIFY(scene.book.remaining()->block("deep")->fixedStart);
        scene.move("M 31", "deep", BlockState::Done, BlockState::Exposing, "14:50");
        scene.move("M 31", "deep", BlockState::Exposing, BlockState::Done, "14:55");
        asked = scene.book.remaining()->block("deep");
        QCOMPARE(asked->repeats, 3);
        QVERIFY(!asked->fixedStart);
    }
};

QTEST_GUILESS_MAIN(TestPlannedRows)
#include "test_planned_rows.moc"
