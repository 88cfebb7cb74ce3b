#include "widgets/safety/alarm_watch.h"

#include <QTest>

using namespace tulpar;

namespace {

const UtcInstant kEvening = *parseUtc("2026-11-22T14:00:00Z");

Alarm alarm(int number, AlarmWeight weight = AlarmWeight::Warning, AlarmPhase phase = AlarmPhase::New)
{
    Alarm made;
    made.number = number;
    made.weight = weight;
    made.phase = phase;
    made.sinceUtc = kEvening;
    return made;
}

} // namespace

/// One sound a number: what returns under its old number is silent, what returns under a new one is heard.
class TestAlarmWatch : public QObject {
    Q_OBJECT

private slots:
    void oneCauseSoundsOnce()
    {
        AlarmWatch watch;
        QCOMPARE(watch.take({alarm(1)}), std::optional(AlarmWeight::Warning));
        QVERIFY(!watch.take({alarm(1)}));
        Alarm more = alarm(1, AlarmWeight::Danger); // heavier, with more that follows: still the same cause
        more.consequences.push_back({});
        QVERIFY(!watch.take({more}));
    }

    void whatReturnsUnderItsNumberIsSilent()
    {
        AlarmWatch watch;
        QVERIFY(watch.take({alarm(1)}));
        QVERIFY(!watch.take({alarm(1, AlarmWeight::Warning, AlarmPhase::GoneUnseen)}));
        Alarm back = alarm(1);
        back.returns = 1;
        QVERIFY(!watch.take({back}));
        QVERIFY(!watch.take({}));
        QVERIFY(!watch.take({back}));
    }

    void whatReturnsUnderANewNumberSounds()
    {
        AlarmWatch watch;
        QVERIFY(watch.take({alarm(1)}));
        QVERIFY(!watch.take({}));
        Alarm anew = alarm(2);
        anew.returns = 1;
        QVERIFY(watch.take({anew}));
        QVERIFY(!watch.take({anew}));
    }

    void anotherRunCountsAnew()
    {
        AlarmWatch watch;
        QVERIFY(watch.take({alarm(1)}));
        Alarm later = alarm(1);
        later.sinceUtc = kEvening + 1h;
        QVERIFY(watch.take({later}));
    }

    void onlyWhatIsNewSoundsAndTheHeaviestFirst()
    {
        AlarmWatch watch;
        QVERIFY(!watch.take({alarm(1, AlarmWeight::Danger, AlarmPhase::Acknowledged)}));
        QCOMPARE(
            watch.take({alarm(2, AlarmWeight::Notice), alarm(3, AlarmWeight::Danger)}),
            std::optional(AlarmWeight::Danger));
    }
};

QTEST_GUILESS_MAIN(TestAlarmWatch)
#include "test_alarm_watch.moc"
