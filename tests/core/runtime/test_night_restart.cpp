#include "core/night/time_ledger.h"
#include "tests/core/runtime/run_night.h"

#include <QTest>

#include <cmath>

using namespace tulpar;

namespace {

struct RestartScene : RunNightScene {
    RestartScene()
        : RunNightScene(fields(1, 30), nightHour("10T11:00:00"))
    {
        isUnderWay =
            observatory.liveUntil(nightHour("10T16:00:00"), [&] { return framesOf(subjectOf(0), "r") == 1; });
    }

    void begin()
    {
        started = observatory.now().utc;
        before = lastSeq();
        observatory.startCore();
        offer();
    }

    bool isUnderWay = false;
    UtcInstant started;
    std::uint64_t before = 0;
};

} // namespace

/// What the core takes up of a night when it begins in its middle.
class TestNightRestart : public QObject {
    Q_OBJECT

private slots:
    void afterACrashItWaitsForAPerson()
    {
        RestartScene night;
        QVERIFY(night.isUnderWay);
        (void)night.liveFor(5min);
        night.observatory.killCore();
        (void)night.liveFor(20s);
        night.begin();
        QVERIFY(!night.observatory.core().isNightRunning());
        (void)night.liveFor(40min);
        QCOMPARE(night.observatory.world().roof().state, OpeningState::Closed);
        QVERIFY(night.facts<NightRun>(night.before).empty());
        QVERIFY(night.facts<ExposureBegan>(night.before).empty());
        // Asked, it goes on where it was.
        QVERIFY(night.observatory.request("Aigerim", RunNight{true}).accepted);
        QVERIFY(night.observatory.liveUntil(nightHour("10T19:00:00"), [&] { return night.isWhole(0); }));
        QCOMPARE(night.facts<FocusFitted>().size(), std::size_t{1}); // was done
    }

    void aCrashAfterARestartIsACrash()
    {
        RestartScene night;
        night.observatory.stopCore();
        night.begin();
        (void)night.liveFor(1min);
        night.observatory.killCore();
        night.begin();
        QVERIFY(!night.observatory.core().isNightRunning());
        // Closed in order after that, it is still for a person to say.
        (void)night.liveFor(5min);
        night.observatory.stopCore();
        night.begin();
        QVERIFY(!night.observatory.core().isNightRunning());
    }

    void afterAnOrderlyEndItGoesOnAndSaysSo()
    {
        RestartScene night;
        QVERIFY(night.isUnderWay);
        night.observatory.stopCore();
        (void)night.liveFor(30s);
        night.begin();
        QVERIFY(night.observatory.core().isNightRunning());
        const auto told = night.facts<NightRun>(night.before);
        QCOMPARE(told.size(), std::size_t{1});
        QVERIFY(told.front().isRunning);
        QCOMPARE(told.front().who, std::string("Aigerim"));
        QCOMPARE(told.front().night, std::string("2026-12-10"));
        QVERIFY(night.observatory.liveUntil(nightHour("10T16:00:00"), [&] { return night.isWhole(0); }));
        (void)night.liveFor(30min);
        QVERIFY(night.isWhole(0)); // the frame of the run before counts
        QCOMPARE(night.facts<FocusFitted>().size(), std::size_t{1});
        for (const NightMoved &move : night.facts<NightMoved>(night.before))
            QVERIFY(move.step != NightStep::DuskFlats && move.step != NightStep::Focus);

        const NightTimes times = nightAt(assySite(), nightHour("10T12:00:00"));
        TimeLedger ledger({times.sunset, times.dusk, times.dawn, times.sunrise});
        for (const FactRecord &record : night.observatory.journal())
            ledger.take(*factOf(record), record.at.utc);
        for (const LedgerSpan &span : ledger.spans(night.observatory.now().utc)) {
            if (span.end <= night.started)
                continue;
            for (const Reason &reason : span.reasons)
                QVERIFY(reason.code != ReasonCode::NotRunning);
            QVERIFY(span.what != LedgerClass::Unexplained);
        }
        // The core's own ledger knows the time before its restart.
        const LedgerView own = night.observatory.core().snapshot().night.ledger;
        const LedgerView all = ledger.dark(night.observatory.now().utc);
        QCOMPARE(own.exposing, all.exposing);
        QCOMPARE(own.waiting, all.waiting);
    }

    /// Begun after dusk: the time before it was nobody's, and is said to be.
    void aCoreThatBeginsAtNightExplainsTheEvening()
    {
        const UtcInstant begun = nightHour("10T13:11:00");
        RunNightScene night(fields(1, 5), begun);
        (void)night.liveFor(2min);
        const NightView view = night.observatory.core().snapshot().night;
        QCOMPARE(view.ledger.unexplained, Duration{});
        const double before = seconds(begun - view.duskUtc);
        QVERIFY(before > 2400);
        QVERIFY2(
            std::abs(seconds(view.ledger.fault) - before) < 60,
            qPrintable(QString::number(seconds(view.ledger.fault))));
    }

    /// Begun anew among the darks, the core takes those that are lacking, of all that was used tonight.
    void theDarksGoOnWhereTheyWere()
    {
        RunNightScene night(fields(1, 1), nightHour("10T11:00:00"));
        QVERIFY(night.observatory.liveUntil(nightHour("11T04:00:00"), [&] {
            return night.framesOf("darks", "g") == 2 && night.framesOf("darks", "r") == 5;
        }));
        QVERIFY(night.isWhole(0));
        night.observatory.stopCore();
        night.observatory.startCore();
        night.offer();
        QVERIFY(night.liveUntilStep(NightStep::Darks, NightStepState::Done, nightHour("11T04:00:00")));
        for (const char *channel : {"g", "r", "i"})
            QCOMPARE(night.framesOf("darks", channel), 5);
        for (const FrameStored &frame : night.facts<FrameStored>())
            if (frame.event == "darks")
                QCOMPARE(frame.exposure, Duration(frame.channel == "r" ? 20s : 60s));
    }

    /// What was used before the restart has its darks in the morning.
    void whatWasUsedBeforeHasItsDarks()
    {
        RunNightScene night(fields(1, 1), nightHour("10T11:00:00"));
        QVERIFY(night.observatory.liveUntil(nightHour("11T01:00:00"), [&] { return night.isWhole(0); }));
        (void)night.liveFor(1min);
        night.observatory.stopCore();
        night.observatory.startCore();
        night.offer();
        QVERIFY(night.liveUntilStep(NightStep::Darks, NightStepState::Done, nightHour("11T04:00:00")));
        for (const char *channel : {"g", "r", "i"})
            QCOMPARE(night.framesOf("darks", channel), 5);
    }

    void whatWasNotAskedForIsNotRun()
    {
        RestartScene night;
        QVERIFY(night.observatory.request("Aigerim", RunNight{false}).accepted);
        night.observatory.stopCore();
        night.begin();
        QVERIFY(!night.observatory.core().isNightRunning());
    }

    /// Days later the order still stands: it was told again at each start.
    void anOrderOutlivesTheDaysThatAreRecalled()
    {
        RunNightScene night(fields(1, 5), nightHour("10T11:00:00"));
        (void)night.observatory.liveUntil(nightHour("13T08:00:00"));
        night.observatory.stopCore();
        night.observatory.startCore();
        QVERIFY(night.observatory.core().isNightRunning());
    }
};

QTEST_GUILESS_MAIN(TestNightRestart)
#include "test_night_restart.moc"
