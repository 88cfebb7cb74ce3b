#include "tests/core/runtime/night.h"

#include <QTest>

using namespace tulpar;

namespace {

constexpr const char *kNotice = TULPAR_SOURCE_DIR "/resources/notices/grb201015a.xml";

UtcInstant receipt()
{
    return Night::receipt();
}

std::string notice()
{
    return Night::notice();
}

} // namespace

/// The whole core over the simulated world, in virtual time.
class TestCoreLoop : public QObject {
    Q_OBJECT

private slots:
    void init() { QVERIFY2(!notice().empty(), kNotice); }

    void whatAPersonOpensStaysOpenWhenTheResponseEnds()
    {
        Night night(false);
        night.observatory.deliver("gcn", notice());
        QVERIFY(night.liveFor(30s, [&] { return night.snapshot().response.has_value(); }));
        QVERIFY(night.observatory.request("Aigerim", SetMode{"manual"}).accepted);
        QVERIFY(night.observatory.request("Aigerim", Operate{Operation::OpenRoof, {}}).accepted);
        night.liveFor(60s);
        QCOMPARE(night.observatory.world().roof().state, OpeningState::Open);
        QCOMPARE(night.observatory.world().cover().state, OpeningState::Closed); // nobody wanted it open
        QVERIFY(!night.snapshot().isMakingSafe);
    }

    void whatAPersonMadeSafeStaysClosedUntilAPersonSaysSo()
    {
        Night night(true);
        QVERIFY(night.observatory.request("Aigerim", MakeSafe{}).accepted);
        night.liveFor(2s);
        const Reasons reasons = night.snapshot().readiness.reasons;
        const auto making = std::ranges::find(reasons, ReasonCode::MakingSafe, &Reason::code);
        QVERIFY(making != reasons.end());
        QCOMPARE(making->who, std::string("Aigerim"));
        QVERIFY(night.liveFor(60s, [&] { return night.isClosed() && !night.snapshot().isMakingSafe; }));
        QCOMPARE(night.snapshot().mode, Mode::Manual);
        night.observatory.deliver("gcn", notice());
        night.liveFor(60s);
        QVERIFY(night.isClosed());
        QCOMPARE(night.snapshot().alerts.front()->state, AlertState::Asking);
        QVERIFY(night.observatory.request(SetMode{"robotic"}).accepted);
        QVERIFY(
            night.observatory.request(DecideAlert{night.snapshot().alerts.front()->event, true}).accepted);
        QVERIFY(night.liveFor(60s, [&] { return !night.isClosed(); }));
    }

    void theModeOutlivesTheCore()
    {
        Night night(false);
        QVERIFY(night.observatory.request("Aigerim", SetMode{"manual"}).accepted);
        night.liveFor(1s);
        for (int i = 0; i < 2; ++i) { // the second finds it only where the first has said it again
            night.observatory.killCore();
            night.observatory.startCore();
            night.liveFor(20s);
            QCOMPARE(night.snapshot().mode, Mode::Manual);
            const auto alarms = night.snapshot().safety.alarms;
            QVERIFY(std::ranges::any_of(
                alarms, [](const Alarm &alarm) { return alarm.cause.code == ReasonCode::CoreRestarted; }));
        }
        QCOMPARE(night.facts<ModeChanged>().size(), 3u);
        QCOMPARE(night.facts<ModeChanged>().back().who, std::string("Aigerim"));
        night.observatory.deliver("gcn", notice());
        night.liveFor(60s);
        QVERIFY(night.isClosed());
    }

    void whileMakingSafeNothingIsOrderedButClosing()
    {
        Night night(true);
        QVERIFY(night.observatory.request(SetMode{"manual"}).accepted);
        QVERIFY(night.observatory.request(MakeSafe{}).accepted);
        for (const Operation operation :
             {Operation::OpenRoof, Operation::OpenCover, Operation::UnparkMount, Operation::ParkMount}) {
            const Answer answer = night.observatory.request(Operate{operation, {}});
            QVERIFY(!answer.accepted);
            QCOMPARE(answer.reasons.front().code, ReasonCode::MakingSafe);
        }
        QVERIFY(night.observatory.request(Operate{Operation::CloseRoof, {}}).accepted);
        QVERIFY(night.liveFor(60s, [&] { return night.isClosed(); }));
    }

    void aBurstIsAnsweredWithAllCameras()
    {
        Night night(true);
        QVERIFY(night.armed.accepted);
        night.observatory.deliver("gcn", notice());
        QVERIFY(night.liveFor(30s, [&] { return night.snapshot().frames.size() == 3; }));
        const Snapshot snapshot = night.snapshot();
        QCOMPARE(snapshot.alerts.front()->state, AlertState::Responding);
        QCOMPARE(snapshot.response->state, ResponseState::Exposing);
        Duration last{};
        for (const StepReached &reached : snapshot.response->steps)
            last = std::max(last, reached.since);
        QCOMPARE(snapshot.response->steps.size(), EnumNames<Step>::names.size());
        for (const FrameView &frame : snapshot.frames)
            QCOMPARE(frame.event, std::string("swift:1000452"));
    }

    void factsHaveNoGapsAndIntentsComeBeforeTheirExposures()
    {
        Night night(true);
        night.observatory.deliver("gcn", notice());
        night.liveFor(20s);
        std::uint64_t seq = 0;
        bool asked = false;
        for (const FactRecord &record : night.observatory.journal()) {
            QCOMPARE(record.seq, ++seq);
            const auto fact = factOf(record);
            QVERIFY(fact.has_value());
            if (const auto *issued = std::get_if<CommandIssued>(&*fact);
                issued && issued->command == "start_exposures")
                asked = true;
            if (std::holds_alternative<ExposureBegan>(*fact))
                QVERIFY(asked);
        }
    }

    void theSameBurstIsAnsweredOnce()
    {
        Night night(true);
        night.observatory.deliver("gcn", notice());
        night.liveFor(1s);
        night.observatory.deliver("gcn", notice());
        night.liveFor(1s);
        QCOMPARE(night.snapshot().alerts.size(), 1u);
        int tracks = 0;
        for (const CommandIssued &issued : night.facts<CommandIssued>())
            tracks += issued.command == "track_target";
        QCOMPARE(tracks, 1);
    }

    void aRetractionStopsTheResponse()
    {
        Night night(true);
        night.observatory.deliver("gcn", notice());
        night.liveFor(2s);
        std::string retraction = notice();
        const std::string flag = R"(name="Def_NOT_a_GRB" value="false")";
        const auto at = retraction.find(flag);
        QVERIFY(at != std::string::npos);
        retraction.replace(at, flag.size(), R"(name="Def_NOT_a_GRB" value="true")");
        night.observatory.deliver("gcn", retraction);
        QVERIFY(night.liveFor(10s, [&] { return !night.observatory.core().isResponding(); }));
        QCOMPARE(night.snapshot().alerts.front()->state, AlertState::Retracted);
        QCOMPARE(night.snapshot().response->isOver, true);
        QVERIFY(night.facts<FrameStored>().empty());
    }

    void rainDuringAResponseClosesEverything()
    {
        Night night(true);
        night.observatory.deliver("gcn", notice());
        night.liveFor(5s);
        night.observatory.world().setFault(Fault::BadWeather, true);
        QVERIFY(night.liveFor(30s, [&] { return night.isClosed(); }));
        night.liveFor(2s);
        QVERIFY(!night.observatory.core().isResponding());
        const auto acted = night.facts<SafetyActed>();
        QCOMPARE(acted.size(), 2u);
        QCOMPARE(acted[0].cause, std::string("unsafe"));
        QCOMPARE(acted[0].reasons[0].code, ReasonCode::Raining);
        QVERIFY(acted[1].done);
    }

    void rainBeforeANoticeIsAReasonNotASlew()
    {
        Night night(false);
        night.observatory.world().setFault(Fault::BadWeather, true);
        night.liveFor(3s);
        night.observatory.deliver("gcn", notice());
        night.liveFor(5s);
        QVERIFY(night.isClosed());
        QCOMPARE(night.snapshot().alerts.front()->state, AlertState::Failed);
        QVERIFY(night.facts<CommandIssued>().empty());
        QVERIFY(!night.snapshot().readiness.isReady);
    }

    void makeSafeClosesAndWaitsForTheMeasurement()
    {
        Night night(true);
        night.observatory.deliver("gcn", notice());
        night.liveFor(3s);
        QVERIFY(night.observatory.request(MakeSafe{}).accepted);
        QVERIFY(night.snapshot().isMakingSafe);
        QVERIFY(night.liveFor(20s, [&] { return !night.snapshot().isMakingSafe; }));
        QVERIFY(night.isClosed());
        QVERIFY(!night.snapshot().isArmed);
        QVERIFY(!night.observatory.world().mount().isSlewing);
    }

    void aStuckRoofNeverCountsAsSafe()
    {
        Night night(true);
        night.observatory.world().setFault(Fault::StuckRoof, true);
        (void)night.observatory.request(MakeSafe{});
        night.liveFor(60s);
        QVERIFY(night.snapshot().isMakingSafe);
        QCOMPARE(night.observatory.world().cover().state, OpeningState::Closed);
        int asked = 0;
        for (const CommandIssued &issued : night.facts<CommandIssued>())
            asked += issued.command == "close_roof";
        QVERIFY2(asked >= 2, qPrintable(QString::number(asked))); // it goes on asking
    }

    void aSilentMountIsNotReady()
    {
        Night night(true);
        night.liveFor(2s);
        QVERIFY(night.snapshot().readiness.isReady);
        night.observatory.world().setFault(Fault::SilentMount, true);
        night.liveFor(6s);
        QVERIFY(!night.snapshot().readiness.isReady);
        night.observatory.deliver("gcn", notice());
        night.liveFor(1s);
        QVERIFY(!night.observatory.core().isResponding());
        QCOMPARE(night.snapshot().alerts.front()->state, AlertState::Queued); // tried again for a minute
    }

    void manualModeAsksAPerson()
    {
        Night night(true);
        (void)night.observatory.request(SetMode{"manual"});
        night.observatory.deliver("gcn", notice());
        night.liveFor(2s);
        QCOMPARE(night.snapshot().alerts.front()->state, AlertState::Asking);
        QVERIFY(!night.observatory.core().isResponding());
    }

    void badBytesAreRefusedAndTheNextNoticeIsHandled()
    {
        Night night(true);
        night.observatory.deliver("gcn", notice().substr(0, 900));
        night.observatory.deliver("gcn", "");
        night.observatory.deliver("gcn", std::string("<a>") + std::string(100, '\xff'));
        QCOMPARE(night.facts<NoticeRefused>().size(), 3u);
        for (const NoticeRefused &refused : night.facts<NoticeRefused>())
            QVERIFY(!refused.error.empty());
        night.observatory.deliver("gcn", notice());
        night.liveFor(1s);
        QVERIFY(night.observatory.core().isResponding());
        QCOMPARE(night.snapshot().alerts.size(), 4u);
    }

    void aCrashMakesSafeAndMovesNothing()
    {
        Night before(true);
        before.observatory.deliver("gcn", notice());
        before.liveFor(4s);
        const Recovery recovery = recover(before.observatory.journal());
        QVERIFY(recovery.unclean);
        QCOMPARE(recovery.response, std::string("swift:1000452"));

        VirtualClock clock(receipt());
        CoreLoop core(simulatedConfig(HardwareProfile::Assy), clock, before.observatory.journal().back().seq);
        const Effects effects = core.start(recovery);
        QVERIFY(effects.commands.empty());
        QCOMPARE(effects.facts.front().seq, before.observatory.journal().back().seq + 1);
        QVERIFY(core.snapshot().isMakingSafe);
        QVERIFY(!core.isResponding());
    }

    void anOrderlyEndIsNotACrash()
    {
        Night night(false);
        std::vector<FactRecord> journal = night.observatory.journal();
        for (const FactRecord &fact : night.observatory.core().stop().facts)
            journal.push_back(fact);
        QVERIFY(!recover(journal).unclean);
        QVERIFY(recover(journal).wasRunning);
        QVERIFY(!recover({}).wasRunning);
    }

    void commandsWaitForTheJournalButClosingDoesNot()
    {
        VirtualClock clock(receipt());
        CoreLoop core(simulatedConfig(HardwareProfile::Assy), clock, 0);
        (void)core.start({});
        const auto report = [&](DeviceKind kind, const ReportBody &body) {
            return core.take(DeviceReport{{kind, {}}, body, clock.now()});
        };
        (void)report(DeviceKind::Weather, WeatherReport{5, 40, -5, 3, 5, 725, -30, false});
        (void)report(DeviceKind::Roof, OpeningReport{OpeningState::Closed, 0.0});
        (void)report(DeviceKind::Cover, OpeningReport{OpeningState::Closed, 0.0});
        (void)core.tick(); // the Sun is looked at
        Answer answer;
        const Effects opening = core.take(Request{"test", Arm{}}, answer);
        QVERIFY(answer.accepted);
        QCOMPARE(opening.commands.size(), 2u);
        QVERIFY(opening.urgent.empty());
        (void)report(DeviceKind::Roof, OpeningReport{OpeningState::Open, 1.0});
        const Effects closing = core.take(Request{"test", MakeSafe{}}, answer);
        QVERIFY(closing.commands.empty());
        QVERIFY(!closing.urgent.empty());
        for (const DeviceCommand &command : closing.urgent)
            QVERIFY(isSafing(command.body));
    }

    void armingByDayIsRefusedWithTheReason()
    {
        World world(assySite(), *parseUtc("2020-10-15T06:00:00Z"));
        VirtualObservatory observatory(
            simulatedConfig(HardwareProfile::Assy), std::move(world), *parseUtc("2020-10-15T06:00:00Z"));
        observatory.liveUntil(*parseUtc("2020-10-15T06:00:03Z"));
        const Answer answer = observatory.request(Arm{});
        QVERIFY(!answer.accepted);
        QCOMPARE(answer.reasons.front().code, ReasonCode::SunTooHigh);
    }
};

QTEST_GUILESS_MAIN(TestCoreLoop)
#include "test_core_loop.moc"
