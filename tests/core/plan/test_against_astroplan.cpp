#include "core/plan/planner.h"
#include "core/sky/airmass.h"
#include "tests/core/plan/support_programmes.h"

#include <QFile>
#include <QTest>

#include <cmath>
#include <map>

using namespace tulpar;

namespace {

struct Row {
    std::string name;
    IcrsDirection place;
    double exposureS = 0;
    double priority = 0;
    std::optional<double> byPriorityS; ///< start, from the begin
    std::optional<double> bySequenceS;
};

struct Instance {
    UtcInstant begin;
    double hours = 0;
    std::vector<Row> rows;
};

std::map<int, Instance> instances()
{
    std::map<int, Instance> all;
    QFile file(QStringLiteral(TULPAR_SOURCE_DIR "/tests/data/plan_astroplan.csv"));
    if (!file.open(QIODevice::ReadOnly))
        return all;
    while (!file.atEnd()) {
        const QList<QByteArray> fields = file.readLine().trimmed().split(',');
        bool isNumber = false;
        const int number = fields[0].toInt(&isNumber);
        if (!isNumber || fields.size() != 10)
            continue;
        Instance &one = all[number];
        one.begin = *parseUtc(fields[1].toStdString());
        one.hours = fields[2].toDouble();
        const auto start = [&](int column) {
            return fields[column].isEmpty() ? std::nullopt : std::optional(fields[column].toDouble());
        };
        one.rows.push_back(
            {fields[3].toStdString(),
             {Angle::degrees(fields[4].toDouble()), Angle::degrees(fields[5].toDouble())},
             fields[6].toDouble(),
             fields[7].toDouble(),
             start(8),
             start(9)});
    }
    return all;
}

/// What a plan is worth: as the planner counts, with the hazard of being late (this is compared), and without
/// it (this is printed; nobody planned for it but they).
struct Worth {
    double counted = 0;
    double onTime = 0;
};

/// A visit by the planner's scoring, with the exact place of its middle; astroplan's scores are of another
/// kind.
void add(Worth &worth, const Instance &instance, const Row &row, UtcInstant start)
{
    const UtcInstant middle = start + fromSeconds(row.exposureS / 2);
    const double x = airmass(Observer(assyTurgen(), middle).observed(row.place).altitude).value_or(40);
    const double value = row.priority * row.exposureS * std::pow(x, -1.2)
        * std::pow(10, -0.8 * PlanTerms().extinctionPerAirmass * (x - 1));
    worth.onTime += value;
    worth.counted += value * std::exp(-PlanTerms().hazardPerHour * seconds(middle - instance.begin) / 3600);
}

Worth worthOf(const Instance &instance, std::optional<double> Row::*start)
{
    Worth worth;
    for (const Row &row : instance.rows)
        if (row.*start)
            add(worth, instance, row, instance.begin + fromSeconds(*(row.*start)));
    return worth;
}

} // namespace

/// Plans against those of astroplan's schedulers for the same targets, constraints and time; the table is
/// made by resources/tools/make_plan_reference.py.
class TestAgainstAstroplan final : public QObject {
    Q_OBJECT

private slots:
    void moreValueOnEveryInstance();
};

void TestAgainstAstroplan::moreValueOnEveryInstance()
{
    const auto all = instances();
    QVERIFY(all.size() >= 8);
    qInfo("instance  targets  Priority  Sequential      first   improved   visits (of theirs)");
    for (const auto &[number, instance] : all) {
        const NightSky night(
            assyTurgen(), {instance.begin, instance.begin + fromSeconds(instance.hours * 3600)});
        PlanTerms terms; // slews with acceleration and an acquisition each: dearer than astroplan's
        terms.readout = Duration{};
        Programme programme;
        int byPriority = 0;
        int bySequence = 0;
        for (const Row &row : instance.rows) {
            programme.targets.push_back({row.name, row.place, "", "", 0});
            Block block;
            block.name = row.name;
            block.target = row.name;
            block.priority = row.priority;
            block.exposures = {{"r", fromSeconds(row.exposureS), 1, 1}};
            block.constraints.airmassMax = 2;
            block.constraints.moonDistanceMin = Angle::degrees(30);
            programme.blocks.push_back(block);
            byPriority += row.byPriorityS ? 1 : 0;
            bySequence += row.bySequenceS ? 1 : 0;
        }
        Planner planner(programme, night, terms);
        const double first = planner.value();
        planner.improve(1000);
        Worth worth;
        const Plan plan = planner.plan();
        for (const PlannedVisit &visit : plan.visits)
            for (const Row &row : instance.rows)
                if (row.name == visit.block)
                    add(worth, instance, row, visit.start);
        QVERIFY(std::abs(worth.counted - plan.value) < 1e-3 * plan.value);
        const Worth priority = worthOf(instance, &Row::byPriorityS);
        const Worth sequence = worthOf(instance, &Row::bySequenceS);
        qInfo(
            "%8d  %7zu  %8.0f  %10.0f  %9.0f  %9.0f   %zu (%d, %d)   without the hazard: %.0f %.0f %.0f",
            number, instance.rows.size(), priority.counted, sequence.counted, first, worth.counted,
            plan.visits.size(), byPriority, bySequence, priority.onTime, sequence.onTime, worth.onTime);
        for (const Worth &theirs : {priority, sequence}) {
            QVERIFY(theirs.counted > 0);
            QVERIFY(worth.counted > theirs.counted);
        }
    }
}

QTEST_APPLESS_MAIN(TestAgainstAstroplan)
#include "test_against_astroplan.moc"
