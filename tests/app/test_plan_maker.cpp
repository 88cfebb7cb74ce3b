#include "app/plan_maker.h"

#include "core/sky/site.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

namespace {

PlanOrder orderOf(std::uint64_t number, int targets)
{
    auto programme = std::make_shared<Programme>();
    for (int i = 0; i < targets; ++i) {
        const std::string name = "T" + std::to_string(i);
        programme->targets.push_back(
            {name, {Angle::degrees((i * 7) % 360), Angle::degrees(10 + i % 60)}, {}, {}, 0});
        Block block;
        block.name = block.target = name;
        block.exposures = {{"r", 60s, 10, 1}};
        programme->blocks.push_back(block);
    }
    PlanOrder order;
    order.number = number;
    order.programme = programme;
    order.site.latitude = Angle::degrees(43.2249);
    order.site.longitude = Angle::degrees(77.8710);
    order.site.heightM = 2750;
    order.night = {*parseUtc("2026-12-10T11:08:00Z"), *parseUtc("2026-12-11T02:14:00Z")};
    return order;
}

/// The niceness of the process's thread of that name, as the system tells it.
std::optional<int> nicenessOf(const QString &name)
{
    const QDir tasks(u"/proc/self/task"_s);
    for (const QString &task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile comm(tasks.filePath(task + u"/comm"_s));
        QFile stat(tasks.filePath(task + u"/stat"_s));
        if (!comm.open(QIODevice::ReadOnly) || !stat.open(QIODevice::ReadOnly)
            || comm.readAll().trimmed() != name.toUtf8())
            continue;
        const QByteArray text = stat.readAll();
        return text.mid(text.lastIndexOf(')') + 2).split(' ').value(16).toInt(); // field 19 of proc(5)
    }
    return std::nullopt;
}

} // namespace

/// Plans are made beside the core: the first of an order at once, the better ones as there is time.
class TestPlanMaker : public QObject {
    Q_OBJECT

private slots:
    void theFirstPlanComesBeforeTheBetterOnes()
    {
        PlanMaker maker;
        std::vector<PlanAnswer> answers;
        connect(&maker, &PlanMaker::made, this, [&](const PlanAnswer &answer) { answers.push_back(answer); });
        maker.make(orderOf(1, 40));
        QTRY_VERIFY_WITH_TIMEOUT(!answers.empty() && answers.back().isFinal, 60'000);
        QVERIFY(!answers.front().isFinal && !answers.front().plan.visits.empty());
        QVERIFY(answers.back().plan.value >= answers.front().plan.value);
    }

    /// While an older order is still thought about, the first plan of a newer one does not wait for it.
    void aNewerOrderDoesNotWait()
    {
        PlanMaker maker;
        std::vector<PlanAnswer> answers;
        connect(&maker, &PlanMaker::made, this, [&](const PlanAnswer &answer) { answers.push_back(answer); });
        maker.make(orderOf(1, 300));
        QTRY_VERIFY_WITH_TIMEOUT(!answers.empty(), 60'000);
        maker.make(orderOf(2, 20));
        QTRY_VERIFY_WITH_TIMEOUT(answers.back().number == 2, 60'000);
        for (const PlanAnswer &answer : answers)
            QVERIFY(answer.number == 2 || !answer.isFinal);
    }

    void onlyWhatIsBetterGivesWay()
    {
        PlanMaker maker;
        const auto own = nicenessOf(u"plans"_s);
        if (!own)
            QSKIP("the system does not tell of threads");
        QTRY_VERIFY_WITH_TIMEOUT(nicenessOf(u"better plans"_s).value_or(0) > *own, 10'000);
    }
};

QTEST_GUILESS_MAIN(TestPlanMaker)
#include "test_plan_maker.moc"
