#include "core/runtime/core_config.h"
#include "core/safety/recovery_ladder.h"

#include <QTest>

#include <set>

using namespace tulpar;

/// Ladders are data: a slip in one must not cost a step.
class TestRecoveryLadders : public QObject {
    Q_OBJECT

private slots:
    void everyLadderKeepsAllItsSteps()
    {
        for (std::size_t i = 0; i < EnumNames<DeviceKind>::names.size(); ++i) {
            const RecoveryLadder ladder = ladderOf(CoreConfig{}, static_cast<DeviceKind>(i));
            const auto checked = checkLadder(ladder);
            QVERIFY2(checked.has_value(), checked ? "" : checked.error().detail.c_str());
            std::set<int> numbers;
            std::set<Remedy> remedies;
            for (const RemedyStep &step : ladder) {
                numbers.insert(step.number);
                remedies.insert(step.remedy);
            }
            QCOMPARE(numbers.size(), ladder.size());
            QCOMPARE(remedies.size(), EnumNames<Remedy>::names.size()); // each kind of help is tried
        }
    }

    void aLadderThatLosesAStepIsRefused()
    {
        const RecoveryLadder twice{
            {1, Remedy::Retry, 1s},
            {2, Remedy::Reconnect, 1s},
            {2, Remedy::PowerCycle, 1s},
            {3, Remedy::CallPerson, 1s}};
        const auto checked = checkLadder(twice);
        QVERIFY(!checked.has_value());
        QVERIFY(QString::fromStdString(checked.error().detail).contains(QLatin1Char('2')));
        const RecoveryLadder noWait{{1, Remedy::Retry, 0s}, {2, Remedy::CallPerson, 1s}};
        const RecoveryLadder nobody{{1, Remedy::Retry, 1s}, {2, Remedy::PowerCycle, 1s}};
        QVERIFY(!checkLadder(noWait).has_value());
        QVERIFY(!checkLadder(nobody).has_value());
        QVERIFY(!checkLadder({}).has_value());
    }
};

QTEST_GUILESS_MAIN(TestRecoveryLadders)
#include "test_recovery_ladders.moc"
