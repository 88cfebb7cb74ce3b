#include "core/night/time_ledger.h"
#include "tests/core/night/written_facts.h"

#include <QTest>

using namespace tulpar;
using namespace tulpar::testing;

/// A night that no core saw from its beginning.
class TestCoreAbsence : public QObject {
    Q_OBJECT

private slots:
    void beforeTheFirstCoreThereWasNone()
    {
        TimeLedger ledger({hour("18:00:00"), hour("19:00:00"), hour("05:00:00"), hour("06:00:00")});
        ledger.take(CoreStarted{"1", true, false}, hour("20:30:00"));
        ledger.take(NightRun{false, {}, {}}, hour("20:30:01"));
        const LedgerSpans spans = ledger.spans(hour("21:00:00"));
        QCOMPARE(spans.front().begin, hour("18:00:00"));
        QCOMPARE(spans.front().end, hour("20:30:00"));
        QCOMPARE(spans.front().what, LedgerClass::Fault);
        QCOMPARE(spans.front().reasons.front().code, ReasonCode::NotRunning);
        const LedgerView dark = ledger.dark(hour("21:00:00"));
        QCOMPARE(dark.fault, Duration(90min));
        QCOMPARE(dark.unexplained, Duration{});
    }

    /// One that ran before the night explains it from its beginning.
    void aCoreOfTheDayBeforeIsThere()
    {
        TimeLedger ledger({hour("18:00:00"), hour("19:00:00"), hour("05:00:00"), hour("06:00:00")});
        ledger.take(CoreStarted{"1", true, false}, hour("17:00:00"));
        const LedgerView dark = ledger.dark(hour("21:00:00"));
        QCOMPARE(dark.fault, Duration{});
    }
};

QTEST_GUILESS_MAIN(TestCoreAbsence)
#include "test_core_absence.moc"
