#include "core/policy/policy_text.h"
#include "tests/core/runtime/night.h"

#include <QTest>

#include <map>

using namespace tulpar;

namespace {

UtcInstant receipt()
{
    return Night::receipt();
}

std::string swiftNotice()
{
    return Night::notice();
}

const std::string kProbeTime = "2020-10-15T22:50:10.0Z";

struct AlertNight : Night {
    AlertNight()
        : Night(true)
    {
    }

    const AlertView *row(const std::string &prefix)
    {
        for (const auto &alert : observatory.core().snapshot().alerts)
            if (alert->event.starts_with(prefix)) {
                m_kept = alert;
                return m_kept.get();
            }
        return nullptr;
    }
    AlertState stateOf(const std::string &prefix)
    {
        const AlertView *found = row(prefix);
        return found ? found->state : AlertState::Refused;
    }
    std::string running()
    {
        const auto &response = observatory.core().snapshot().response;
        return response && !response->isOver ? response->event : std::string();
    }

    std::shared_ptr<const AlertView> m_kept;
};

const std::string kProbe = "ep:";
const std::string kSwift = "swift:1000452";

} // namespace

/// Alerts among each other, with people and over a restart: the whole core in virtual time.
class TestAlertLife : public QObject {
    Q_OBJECT

private slots:
    void init() { QVERIFY(!swiftNotice().empty()); }

    void whatMattersMoreInterrupts()
    {
        AlertNight night;
        night.observatory.deliver("gcn", probeNotice(10, 50, 0.05, kProbeTime));
        QVERIFY(night.liveFor(20s, [&] { return night.stateOf(kProbe) == AlertState::Responding; }));
        const std::string probe = night.row(kProbe)->event;
        QCOMPARE(night.running(), probe);
        night.observatory.deliver("gcn", swiftNotice());
        QVERIFY(night.liveFor(20s, [&] { return night.running() == kSwift; }));
        QVERIFY(night.stateOf(kProbe) == AlertState::Queued || night.stateOf(kProbe) == AlertState::Observed);
        QVERIFY(night.liveFor(30s, [&] { return night.observatory.core().snapshot().frames.size() == 3; }));
        for (const FrameView &frame : night.observatory.core().snapshot().frames)
            QCOMPARE(frame.event, kSwift);
    }

    void aMountThatIsNotHeardForAMomentLosesNoBurst()
    {
        AlertNight night;
        night.observatory.world().setFault(Fault::SilentMount, true);
        night.liveFor(20s); // what it said is stale
        night.observatory.deliver("gcn", swiftNotice());
        night.liveFor(5s);
        QCOMPARE(night.stateOf(kSwift), AlertState::Queued);
        QCOMPARE(night.running(), std::string());
        const auto refused = night.facts<CommandRefused>();
        QVERIFY(refused.size() >= 2 && refused.size() <= 5); // tried again, ever more seldom
        QCOMPARE(refused.back().reasons.front().code, ReasonCode::DeviceStale);

        night.observatory.world().setFault(Fault::SilentMount, false);
        QVERIFY(night.liveFor(10s, [&] { return night.running() == kSwift; }));
        QCOMPARE(night.stateOf(kSwift), AlertState::Responding);
        // The delay is told as it was: from the notice.
        QVERIFY(night.liveFor(2s, [&] {
            return !night.facts<ResponseStep>().empty()
                && night.facts<ResponseStep>().back().reached.step == Step::FirstCommand;
        }));
        QVERIFY(night.facts<ResponseStep>().back().reached.since > 5s);
    }

    void aMountThatStaysSilentFailsTheResponse()
    {
        AlertNight night;
        night.observatory.world().setFault(Fault::SilentMount, true);
        night.liveFor(20s);
        night.observatory.deliver("gcn", swiftNotice());
        QVERIFY(night.liveFor(80s, [&] { return night.stateOf(kSwift) == AlertState::Failed; }));
        const std::size_t tries = night.facts<CommandRefused>().size();
        QVERIFY(tries <= 14);
        night.liveFor(60s);
        QCOMPARE(night.facts<CommandRefused>().size(), tries);
    }

    void whatAnotherResponseOutlastsIsNotTriedLong()
    {
        AlertNight night;
        night.observatory.world().setFault(Fault::SilentMount, true);
        night.liveFor(20s);
        night.observatory.deliver("gcn", probeNotice(10, 50, 0.05, kProbeTime));
        night.liveFor(1s);
        QCOMPARE(night.stateOf(kProbe), AlertState::Queued);
        // The mount is back, and a burst that matters more comes before the next try.
        night.observatory.world().setFault(Fault::SilentMount, false);
        night.observatory.deliver("gcn", swiftNotice());
        QVERIFY(night.liveFor(10s, [&] { return night.running() == kSwift; }));
        night.liveFor(90s);
        QCOMPARE(night.running(), kSwift); // nobody's place is taken
        QCOMPARE(night.stateOf(kProbe), AlertState::Queued);
        QVERIFY(night.observatory.request(StopResponse{}).accepted);
        night.liveFor(30s);
        QCOMPARE(night.running(), std::string()); // too late to begin by itself
        QCOMPARE(night.stateOf(kProbe), AlertState::Queued);
    }

    void whatIsWithdrawnIsNotTriedAgain()
    {
        AlertNight night;
        night.observatory.world().setFault(Fault::SilentMount, true);
        night.liveFor(20s);
        night.observatory.deliver("gcn", swiftNotice());
        night.liveFor(1s);
        QCOMPARE(night.stateOf(kSwift), AlertState::Queued);
        QVERIFY(night.observatory.request(DecideAlert{kSwift, false}).accepted);
        night.observatory.world().setFault(Fault::SilentMount, false);
        night.liveFor(30s);
        QCOMPARE(night.stateOf(kSwift), AlertState::Declined);
        QCOMPARE(night.running(), std::string());
    }

    void whatMattersLessWaits()
    {
        AlertNight night;
        night.observatory.deliver("gcn", swiftNotice());
        night.liveFor(3s);
        night.observatory.deliver("gcn", probeNotice(10, 50, 0.05, kProbeTime));
        night.liveFor(1s);
        QCOMPARE(night.running(), kSwift);
        const AppliedRule *deciding = night.row(kProbe)->decision.deciding();
        QVERIFY(deciding);
        QCOMPARE(
            QByteArray::fromStdString(std::string(nameOf(deciding->rule))),
            QByteArrayLiteral("may_interrupt"));
        QCOMPARE(night.stateOf(kProbe), AlertState::Queued);
        QCOMPARE(deciding->rule, Rule::MayInterrupt);
        QCOMPARE(deciding->value, std::optional(80.0));
    }

    void aQuestionWaitsForItsDeadlineAndNoLonger()
    {
        AlertNight night;
        night.observatory.deliver("gcn", probeNotice(10, 50, 1.0, kProbeTime));
        QCOMPARE(night.stateOf(kProbe), AlertState::Asking);
        const auto until = night.row(kProbe)->askUntil;
        QVERIFY(until);
        QVERIFY(night.liveFor(2s + (*until - night.observatory.now().utc), [&] {
            return night.stateOf(kProbe) != AlertState::Asking;
        }));
        QVERIFY(night.observatory.now().utc >= *until);
        QCOMPARE(night.stateOf(kProbe), AlertState::Queued);
        QVERIFY(!night.row(kProbe)->askUntil);
        const auto answered = night.facts<AlertAnswered>();
        QCOMPARE(answered.size(), 1u);
        QVERIFY(answered[0].who.empty());
        QVERIFY(!answered[0].accepted);
        QCOMPARE(night.running(), std::string());
    }

    void aYesIsAnsweredByTheTelescope()
    {
        AlertNight night;
        night.observatory.deliver("gcn", probeNotice(10, 50, 1.0, kProbeTime));
        const std::string event = night.row(kProbe)->event;
        night.liveFor(60s);
        QVERIFY(night.observatory.request(DecideAlert{event, true}).accepted);
        QVERIFY(night.liveFor(5s, [&] { return night.running() == event; }));
        // The waterfall of an order counts from the order, not from a notice that waited.
        const ResponseView response = *night.observatory.core().snapshot().response;
        QVERIFY(!response.orderedBy.empty());
        QVERIFY(response.receivedUtc >= receipt() + 60s);
        QVERIFY(!response.steps.empty() && response.steps.front().since == Duration{});
        QCOMPARE(night.row(kProbe)->answer, std::optional(true));
        const Answer unknown = night.observatory.request(DecideAlert{"ep:nobody", true});
        QVERIFY(!unknown.accepted);
        QCOMPARE(unknown.reasons.front().code, ReasonCode::NoSuchAlert);
    }

    void aPersonsYesGoesBeforeEveryPriority()
    {
        AlertNight night;
        night.observatory.deliver("gcn", swiftNotice());
        night.liveFor(3s);
        night.observatory.deliver("gcn", probeNotice(10, 50, 1.0, kProbeTime));
        const std::string event = night.row(kProbe)->event;
        QVERIFY(night.observatory.request(DecideAlert{event, true}).accepted);
        QVERIFY(night.liveFor(20s, [&] { return night.running() == event; }));
    }

    void whatWaitsIsQueuedWhenAPersonDecidesOtherwise()
    {
        AlertNight night;
        night.observatory.deliver("gcn", probeNotice(10, 50, 0.05, kProbeTime));
        night.liveFor(30s); // exposing, so that stopping takes its time
        const std::string first = night.running();
        night.observatory.deliver("gcn", swiftNotice()); // interrupts: to be answered next
        QCOMPARE(night.running(), first);
        QVERIFY(night.observatory.request(StopResponse{}).accepted);
        night.liveFor(20s);
        QCOMPARE(night.running(), std::string());
        QCOMPARE(night.stateOf(kSwift), AlertState::Queued);
    }

    void nothingBeginsByItselfInManualMode()
    {
        AlertNight night;
        night.observatory.deliver("gcn", probeNotice(10, 50, 0.05, kProbeTime));
        night.liveFor(30s);
        night.observatory.deliver("gcn", swiftNotice());
        (void)night.observatory.request(SetMode{"manual"});
        night.liveFor(20s);
        QCOMPARE(night.running(), std::string());
        QCOMPARE(night.stateOf(kSwift), AlertState::Asking);
    }

    void aNoIsKept()
    {
        AlertNight night;
        night.observatory.deliver("gcn", probeNotice(10, 50, 1.0, kProbeTime));
        const std::string event = night.row(kProbe)->event;
        QVERIFY(night.observatory.request(DecideAlert{event, false}).accepted);
        QCOMPARE(night.stateOf(kProbe), AlertState::Declined);
        night.liveFor(700s);
        QCOMPARE(night.stateOf(kProbe), AlertState::Declined);
        QCOMPARE(night.running(), std::string());
    }

    void wordsOfPeopleStayWithTheEvent()
    {
        AlertNight night;
        night.observatory.deliver("gcn", probeNotice(10, 50, 1.0, kProbeTime));
        const std::string event = night.row(kProbe)->event;
        QVERIFY(night.observatory.request(NoteAlert{event, "жарқын"}).accepted);
        QVERIFY(night.observatory.request(NameAlert{event, "GRB 201015B"}).accepted);
        QVERIFY(night.observatory.request(AcknowledgeAlert{event}).accepted);
        const AlertView *row = night.row(kProbe);
        QCOMPARE(row->notes.size(), 1u);
        QCOMPARE(row->notes[0].text, std::string("жарқын"));
        QCOMPARE(row->name, std::string("GRB 201015B"));
        QVERIFY(row->isSeen);
    }

    void aBetterPositionMovesTheTelescopeWhenItIsWorthIt()
    {
        AlertNight night;
        night.observatory.deliver("gcn", swiftNotice());
        QVERIFY(night.liveFor(30s, [&] { return night.observatory.core().snapshot().frames.size() == 3; }));
        const IcrsDirection before = night.observatory.core().snapshot().response->target;
        std::string better = swiftNotice();
        const auto put = [&](const std::string &was, const std::string &is) {
            const auto at = better.find(was);
            QVERIFY2(at != std::string::npos, was.c_str());
            better.replace(at, was.size(), is);
        };
        // The same burst's XRT position, 3' away: another packet type of the same trigger.
        put("name=\"Packet_Type\" value=\"61\"", "name=\"Packet_Type\" value=\"67\"");
        put("BAT_GRB_Pos", "XRT_Pos");
        const auto dec = better.find("<C2>");
        QVERIFY(dec != std::string::npos);
        better.replace(
            dec + 4, better.find("</C2>") - dec - 4, std::to_string(before.dec.asDegrees() + 0.05));
        const auto error = better.find("<Error2Radius>");
        QVERIFY(error != std::string::npos);
        better.replace(error + 14, better.find("</Error2Radius>") - error - 14, "0.0014");
        night.observatory.deliver("gcn", better);
        const auto weighed = night.facts<PositionWeighed>();
        QCOMPARE(weighed.size(), 1u);
        QVERIFY(weighed[0].decision.repoint != Repoint::Stay);
        QVERIFY(weighed[0].decision.gain() > 0);
        QVERIFY(night.liveFor(30s, [&] {
            return separation(night.observatory.core().snapshot().response->target, before)
                > Angle::arcminutes(2.9);
        }));
        QCOMPARE(night.running(), kSwift);
        QCOMPARE(night.observatory.core().snapshot().alerts.size(), 1u);
    }

    void anotherMissionMayPlaceTheBurstBetter()
    {
        AlertNight night;
        night.observatory.deliver("gcn", swiftNotice());
        night.liveFor(2s);
        const IcrsDirection swift = night.observatory.core().snapshot().response->target;
        night.observatory.deliver(
            "gcn",
            probeNotice(
                swift.ra.asDegrees(), swift.dec.asDegrees() + 0.045, 0.005, "2020-10-15T22:50:14.0Z"));
        QVERIFY(night.liveFor(30s, [&] {
            return separation(night.observatory.core().snapshot().response->target, swift)
                > Angle::arcminutes(2.6);
        }));
        QCOMPARE(night.running(), kSwift); // one burst, one response
        QCOMPARE(night.stateOf(kProbe), AlertState::Superseded);
        QCOMPARE(night.facts<EventsLinked>().size(), 1u);
    }

    void aRestartForgetsNothing()
    {
        AlertNight night;
        const std::string bytes = probeNotice(10, 50, 1.0, kProbeTime);
        const std::string declined = probeNotice(40, 50, 1.0, kProbeTime, 8);
        night.observatory.deliver("gcn", bytes);
        night.observatory.deliver("gcn", declined);
        night.observatory.deliver("gcn", "<not a notice");
        const AlertRows rows = night.observatory.core().snapshot().alerts;
        QCOMPARE(rows.size(), 3u);
        const std::string event = night.row(kProbe + "01707")->event;
        const std::string other = night.row(kProbe + "01708")->event;
        (void)night.observatory.request(NoteAlert{event, "bright"});
        (void)night.observatory.request(DecideAlert{other, false});
        night.observatory.deliver("gcn", swiftNotice());
        QVERIFY(night.liveFor(30s, [&] { return night.running() == kSwift; }));

        std::map<std::size_t, std::string> kept{
            {0, bytes}, {1, declined}, {2, "<not a notice"}, {3, swiftNotice()}};
        VirtualClock clock(night.observatory.now().utc + 60s);
        const auto &journal = night.observatory.journal();
        CoreLoop core(simulatedConfig(HardwareProfile::Assy), clock, journal.back().seq);
        std::size_t notices = 0;
        for (const FactRecord &fact : journal)
            core.recall(fact, fact.kind == NoticeReceived::kKind ? kept[notices++] : std::string());
        QCOMPARE(notices, 4u);
        const Effects effects = core.start(recover(journal));
        QVERIFY(effects.commands.empty());
        const Snapshot after = core.snapshot();
        QCOMPARE(after.alerts.size(), 4u);
        QCOMPARE(core.findAlert(event)->state, AlertState::Asking);
        QCOMPARE(core.findAlert(event)->notes.size(), 1u);
        QCOMPARE(core.findAlert(other)->state, AlertState::Declined);
        // It was being answered: motion never resumes by itself, a person is asked.
        QCOMPARE(core.findAlert(kSwift)->state, AlertState::Asking);
        QVERIFY(!core.isResponding());
        (void)core.take(RawNotice{swiftNotice(), "gcn", "t", 0, 9, clock.now()});
        QVERIFY(!core.isResponding());
        QCOMPARE(core.snapshot().alerts.size(), 4u);
    }

    void aRecordedStreamMovesNoRealTelescope()
    {
        CoreConfig config = simulatedConfig(HardwareProfile::Assy);
        config.isSimulated = false;
        VirtualClock clock(receipt());
        CoreLoop core(config, clock, 0);
        (void)core.start({});
        RawNotice raw{swiftNotice(), "replay", "", 0, -1, clock.now()};
        raw.isReplay = true;
        const Effects effects = core.take(raw);
        QVERIFY(effects.commands.empty());
        QVERIFY(effects.notice);
        QCOMPARE(core.findAlert(kSwift)->state, AlertState::Ignored);
        QVERIFY(core.findAlert(kSwift)->isReplay);
        QVERIFY(!core.isResponding());
    }

    void anAlertByHandIsDecidedLikeAnyOther()
    {
        AlertNight night;
        QVERIFY(night.observatory
                    .request(EnterAlert{
                        "my burst", {Angle::degrees(10), Angle::degrees(50)}, Angle::arcminutes(3), {}})
                    .accepted);
        QVERIFY(night.liveFor(5s, [&] { return !night.running().empty(); }));
        QVERIFY(night.observatory.request(EnterNotice{"rubbish", "pasted"}).accepted);
        QCOMPARE(night.facts<NoticeRefused>().size(), 1u);
    }

    void refusedRulesLeaveTheOldOnes()
    {
        AlertNight night;
        CoreLoop &core = night.observatory.core();
        const std::string before = core.snapshot().policy.fingerprint;
        (void)core.offerPolicy({}, "policy.toml", "line 3: no such rule");
        QCOMPARE(core.snapshot().policy.fingerprint, before);
        QCOMPARE(core.snapshot().policy.error, std::string("line 3: no such rule"));

        std::string text(builtInPolicyText());
        const auto at = text.find("priority = 80");
        QVERIFY(at != std::string::npos);
        text.replace(at, 13, "priority = 81");
        const auto read = readPolicy(text);
        QVERIFY2(read.has_value(), read ? "" : read.error().detail.c_str());
        (void)core.offerPolicy(std::make_shared<const Policy>(read->policy), "policy.toml", {});
        QVERIFY(core.snapshot().policy.fingerprint != before);
        QVERIFY(core.snapshot().policy.error.empty());
        QCOMPARE(core.snapshot().policy.source, std::string("policy.toml"));
    }

    void twoFeedsAreCompared()
    {
        AlertNight night;
        CoreLoop &core = night.observatory.core();
        (void)core.feedHeard("gcn", true, {});
        (void)core.feedHeard("voevent", true, {});
        for (const Duration lag : {Duration(100ms), Duration(300ms), Duration(200ms)})
            (void)core.take(FeedsCompared{"ivo://a#b", "gcn", "voevent", "both", lag});
        (void)core.take(FeedsCompared{"ivo://a#c", "voevent", "gcn", "missing", {}});
        const auto feeds = core.snapshot().feeds;
        const auto gcn = std::ranges::find(feeds, "gcn", &FeedView::name);
        const auto voevent = std::ranges::find(feeds, "voevent", &FeedView::name);
        QVERIFY(gcn != feeds.end() && voevent != feeds.end());
        QCOMPARE(gcn->firsts, 3u);
        QCOMPARE(voevent->firsts, 1u);
        QCOMPARE(voevent->medianLag, std::optional(Duration(200ms)));
        QVERIFY(!gcn->medianLag);
    }
};

QTEST_GUILESS_MAIN(TestAlertLife)
#include "test_alert_life.moc"
