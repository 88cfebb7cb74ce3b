#include "bench.h"

#include "core/runtime/recovery.h"

#include <QTest>

using namespace tulpar;

/// A restart shortens no wait for the weather, and resumes nothing else.
class TestRecovery : public QObject {
    Q_OBJECT

private slots:
    void rainTwentyMinutesAgoIsStillWaitedFor()
    {
        Bench before;
        before.shut();
        before.weather.isRaining = true;
        before.run(10s);
        before.weather.isRaining = false;
        before.run(std::chrono::minutes(20));
        const Recovery recovery = recover(before.journal);
        const auto rain =
            std::ranges::find(recovery.conditions, Condition::Rain, &ConditionMemory::condition);
        QVERIFY(rain != recovery.conditions.end());
        QCOMPARE(rain->state, ConditionState::Waiting);
        const double waited = seconds(waitedFor(*rain, 300s, before.now().utc));
        QVERIFY2(std::abs(waited - 1200) < 1, qPrintable(QString::number(waited)));

        Bench fresh = resumed(recovery, before.now().utc);
        fresh.run(std::chrono::minutes(9));
        QCOMPARE(fresh.devices.knowledge().conditions().state(Condition::Rain), ConditionState::Waiting);
        fresh.run(std::chrono::minutes(2)); // 30 minutes in all
        QCOMPARE(fresh.devices.knowledge().conditions().state(Condition::Rain), ConditionState::Good);
    }

    void aWaitThatNobodySawBeginsAnew()
    {
        const ConditionMemory memory{
            Condition::Rain, ConditionState::Waiting, UtcInstant{}, UtcInstant{} + 1200s};
        QCOMPARE(waitedFor(memory, 300s, UtcInstant{} + 1400s), Duration(1400s));
        QCOMPARE(waitedFor(memory, 300s, UtcInstant{} + 1600s), Duration{});
        QCOMPARE(waitedFor(memory, 300s, UtcInstant{}), Duration{}); // the clock went back
    }

    void theWholeWaitIsHeldAfterRainInTheLastRun()
    {
        Bench before;
        before.shut();
        before.weather.isRaining = true;
        before.run(10s);
        const Recovery recovery = recover(before.journal);
        Bench after = resumed(recovery, before.now().utc);
        after.run(std::chrono::minutes(29));
        QCOMPARE(after.devices.knowledge().conditions().state(Condition::Rain), ConditionState::Waiting);
        after.run(std::chrono::minutes(2));
        QCOMPARE(after.devices.knowledge().conditions().state(Condition::Rain), ConditionState::Good);
    }

    void aShortRunHandsOnWhatItInherited()
    {
        Bench before;
        before.shut();
        before.weather.isRaining = true;
        before.run(10s);
        VirtualClock clock(before.now().utc);
        DeviceKeeper brief(before.config);
        Outbox out(0);
        brief.resume(recover(before.journal).conditions, out, clock.now()); // and it was killed
        const Recovery recovery = recover(out.flush().facts);
        const auto rain =
            std::ranges::find(recovery.conditions, Condition::Rain, &ConditionMemory::condition);
        QVERIFY(rain != recovery.conditions.end());
        QCOMPARE(rain->state, ConditionState::Bad);
    }

    void noOverrideOutlivesItsRun()
    {
        Bench before;
        before.open();
        before.run(20s);
        Knowledge &known = before.devices.knowledge();
        before.weather.humidityPercent = 80;
        before.run(1s);
        const Now now = before.now();
        QVERIFY(known.override(
            {Condition::Humidity, "Dana", "fog far away", now.utc + 600s, now.mono + 600s}, now));
        Bench after = resumed(recover(before.journal), before.now().utc);
        QVERIFY(after.devices.knowledge().overrides().all().empty());
    }

private:
    /// A bench whose run before left `recovery` a moment ago.
    static Bench resumed(Recovery recovery, UtcInstant endedUtc)
    {
        // The bench lives its first second with reports: what it inherits must be there before.
        return Bench(true, {}, [&](Bench &bench) {
            for (ConditionMemory &memory : recovery.conditions) {
                memory.sinceUtc = memory.sinceUtc + (bench.now().utc - endedUtc);
                memory.seenUtc = memory.seenUtc + (bench.now().utc - endedUtc);
            }
            bench.devices.resume(recovery.conditions, bench.out, bench.now());
        });
    }
};

QTEST_GUILESS_MAIN(TestRecovery)
#include "test_recovery.moc"
