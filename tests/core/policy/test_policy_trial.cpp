#include "core/policy/policy_sky.h"
#include "core/policy/policy_text.h"
#include "core/policy/policy_trial.h"

#include <QTest>

#include <string>

using namespace tulpar;

namespace {

const UtcInstant kStart{1665324000000000000}; // 2022-10-09T14:00Z, night at Assy-Turgen

Notice burst(const std::string &event, UtcInstant at, double raDeg = 10)
{
    Notice notice;
    notice.mission = Mission::Swift;
    notice.kind = "SWIFT_BAT_GRB_POS_ACK";
    notice.event = event;
    notice.noticeId = event + std::to_string(at.nsSinceUnixEpoch);
    notice.triggerUtc = at;
    notice.noticeUtc = at;
    notice.position = {
        PositionKind::Source, IcrsDirection{Angle::degrees(raDeg), Angle::degrees(20)}, Angle::degrees(0.05),
        0.9};
    notice.test = Stated::No;
    notice.sourceClass = SourceClass::Grb;
    return notice;
}

/// A clear, dark night with the source high up.
TrialMoment night(UtcInstant now)
{
    TrialMoment moment;
    moment.sky.now = now;
    moment.sky.altitude = Angle::degrees(60);
    moment.sky.sunAltitude = Angle::degrees(-40);
    moment.sky.sunSeparation = Angle::degrees(120);
    moment.sky.moonAltitude = Angle::degrees(-20);
    moment.sky.moonSeparation = Angle::degrees(100);
    moment.sky.moonIllumination = 0.2;
    moment.sky.tonight = NightTrack{now, 5min, {Angle::degrees(60), Angle::degrees(60)}};
    moment.dusk = kStart - 1h;
    moment.dawn = kStart + 10h;
    return moment;
}

void give(PolicyTrial &trial, const Notice &notice, UtcInstant at)
{
    Receipt receipt;
    receipt.received.utc = at;
    receipt.content = contentHash(notice.noticeId.value_or("") + notice.kind);
    trial.take(notice, receipt, night(at));
}

Policy changed(const std::string &from, const std::string &to)
{
    std::string text(builtInPolicyText());
    const std::size_t at = text.rfind(from);
    if (at == std::string::npos)
        qFatal("nothing to change");
    const auto read = readPolicy(text.replace(at, from.size(), to));
    if (!read)
        qFatal("%s", read.error().detail.c_str());
    return read->policy;
}

} // namespace

/// Rules tried on a recorded stream: one telescope, what it would have done, and what another policy changes.
class TestPolicyTrial final : public QObject {
    Q_OBJECT

private slots:
    void aBurstIsAnsweredOnce();
    void whatRunsKeepsAnotherWaiting();
    void whatMattersMoreCutsShort();
    void aRetractionEndsTheResponse();
    void aBetterPositionMovesTheTelescope();
    void theNightHasALimit();
    void nobodyAnswersAQuestion();
    void gainedAndLost();
    void theSkyOfAPolicy();
};

void TestPolicyTrial::aBurstIsAnsweredOnce()
{
    PolicyTrial trial(builtInPolicy(), {});
    give(trial, burst("swift:1", kStart), kStart + 20s);
    Notice again = burst("swift:1", kStart + 60s);
    again.triggerUtc = kStart;
    give(trial, again, kStart + 60s);
    trial.end();
    const TrialTotals totals = trial.totals();
    QCOMPARE(totals.notices, std::size_t(2));
    QCOMPARE(totals.events, std::size_t(1));
    QCOMPARE(totals.responses, std::size_t(1));
    QCOMPARE(totals.observed, Duration(30min));
    QCOMPARE(totals.inVain, std::size_t(0));
    QVERIFY(trial.events().at("swift:1").at == kStart + 20s);
}

void TestPolicyTrial::whatRunsKeepsAnotherWaiting()
{
    PolicyTrial trial(builtInPolicy(), {});
    give(trial, burst("swift:1", kStart), kStart + 20s);
    give(trial, burst("swift:2", kStart + 600s, 90), kStart + 620s);
    give(trial, burst("swift:3", kStart + 2400s, 180), kStart + 2420s); // after the first is over
    trial.end();
    QCOMPARE(trial.totals().responses, std::size_t(2));
    const Decision &second = trial.events().at("swift:2").decision;
    QCOMPARE(second.outcome, Outcome::Queue);
    QCOMPARE(second.deciding()->rule, Rule::MayInterrupt);
}

void TestPolicyTrial::whatMattersMoreCutsShort()
{
    PolicyTrial trial(builtInPolicy(), {});
    Notice flash = burst("ep:1", kStart);
    flash.mission = Mission::EinsteinProbe;
    flash.sourceClass = SourceClass::XRay; // priority 70
    give(trial, flash, kStart + 20s);
    give(trial, burst("swift:2", kStart + 600s, 90), kStart + 620s); // priority 80
    trial.end();
    QCOMPARE(trial.totals().responses, std::size_t(2));
    QCOMPARE(trial.totals().cutShort, std::size_t(1));
    const TrialEvent &first = trial.events().at("ep:1");
    QCOMPARE(first.cutShortBy, std::string("swift:2"));
    QCOMPARE(first.observed, Duration(600s));
}

void TestPolicyTrial::aRetractionEndsTheResponse()
{
    PolicyTrial trial(builtInPolicy(), {});
    give(trial, burst("swift:1", kStart), kStart + 20s);
    Notice retraction = burst("swift:1", kStart + 80s);
    retraction.triggerUtc = kStart;
    retraction.retraction = true;
    retraction.sourceClass = SourceClass::NotGrb;
    retraction.reasons = {SlewReason::Retraction, SlewReason::DefinitelyNotGrb};
    give(trial, retraction, kStart + 80s);
    trial.end();
    const TrialEvent &event = trial.events().at("swift:1");
    QCOMPARE(event.observed, Duration(60s));
    QVERIFY(event.inVain == EventStatus::Retracted);
    QCOMPARE(trial.totals().observedInVain, Duration(60s));
}

void TestPolicyTrial::aBetterPositionMovesTheTelescope()
{
    PolicyTrial trial(builtInPolicy(), {});
    give(trial, burst("swift:1", kStart), kStart + 20s);
    Notice better = burst("swift:1", kStart + 80s);
    better.kind = "SWIFT_XRT_POSITION";
    better.instrument = "XRT";
    better.triggerUtc = kStart;
    better.position.direction = IcrsDirection{Angle::degrees(10), Angle::degrees(20.09)}; // 5.4' away
    better.position.error = Angle::arcseconds(5);
    give(trial, better, kStart + 80s);
    trial.end();
    QCOMPARE(trial.events().at("swift:1").moves, std::size_t(1));
}

void TestPolicyTrial::theNightHasALimit()
{
    const Policy policy = changed("at_most = 12", "at_most = 2");
    PolicyTrial trial(policy, {});
    for (int i = 0; i < 4; ++i) {
        const UtcInstant at = kStart + fromSeconds(2400.0 * i);
        give(trial, burst("swift:" + std::to_string(i), at, 40.0 * i), at + 20s);
    }
    trial.end();
    QCOMPARE(trial.totals().responses, std::size_t(2));
    QCOMPARE(trial.events().at("swift:2").decision.deciding()->rule, Rule::ResponsesTonight);
    QCOMPARE(trial.events().at("swift:2").decision.deciding()->value, std::optional(3.0));
}

void TestPolicyTrial::nobodyAnswersAQuestion()
{
    // A wide error is asked about; the telescope is free meanwhile.
    Notice wide = burst("swift:1", kStart);
    wide.position.error = Angle::degrees(0.2);
    PolicyTrial patient(builtInPolicy(), {});
    give(patient, wide, kStart + 20s);
    give(patient, burst("swift:9", kStart + 3600s, 200), kStart + 3620s);
    patient.end();
    QCOMPARE(patient.events().at("swift:1").questions, std::size_t(1));
    QVERIFY(!patient.events().at("swift:1").isResponded);
    QCOMPARE(patient.totals().asked, std::size_t(1));
    QCOMPARE(patient.totals().responses, std::size_t(1));
}

void TestPolicyTrial::gainedAndLost()
{
    const Policy strict = changed("at_most_s = 3600", "at_most_s = 60");
    PolicyTrial before(builtInPolicy(), {});
    PolicyTrial after(strict, {});
    for (PolicyTrial *trial : {&before, &after}) {
        give(*trial, burst("swift:1", kStart), kStart + 90s); // too old for the strict one
        give(*trial, burst("swift:2", kStart + 1000s, 90), kStart + 1030s); // before: busy with the first
        trial->end();
    }
    const TrialComparison comparison = compared(before, after);
    QCOMPARE(comparison.lost.size(), std::size_t(1));
    QCOMPARE(comparison.lost[0].after.event, std::string("swift:1"));
    QCOMPARE(comparison.lost[0].after.decision.deciding()->rule, Rule::Fresh);
    QCOMPARE(comparison.gained.size(), std::size_t(1));
    QCOMPARE(comparison.gained[0].before.decision.deciding()->rule, Rule::MayInterrupt);
    QVERIFY(comparison.disturbed.empty() && comparison.changed.empty());
    const TrialComparison same = compared(before, before);
    QVERIFY(same.gained.empty() && same.lost.empty() && same.disturbed.empty() && same.changed.empty());
}

void TestPolicyTrial::theSkyOfAPolicy()
{
    const Site site{Angle::degrees(43.2249), Angle::degrees(77.8710), 2750, 725, 5, 0.4, 0.62, "Asia/Almaty"};
    const PolicySky sky(site, kStart);
    QVERIFY(sky.hasNight());
    QVERIFY(sky.dusk() == kStart); // it is dark already
    // Astronomical references: the Sun passes -12 deg near 00:30 UTC here in October (tests of core/sky hold
    // it to the second); night and track end there.
    const double untilDawn = seconds(sky.dawn() - kStart) / 3600;
    QVERIFY2(untilDawn > 9 && untilDawn < 11, std::to_string(untilDawn).c_str());
    PolicyContext context;
    context.now = kStart + 10min;
    Notice notice = burst("swift:1", kStart);
    sky.lookAt(notice, context);
    QVERIFY(context.altitude && context.sunAltitude && context.sunSeparation && context.tonight);
    QVERIFY(context.moonIllumination.value() > 0.95); // full Moon on 2022-10-09
    QVERIFY(context.sunAltitude->asDegrees() < -12);
    QVERIFY(context.sunSeparation->asDegrees() > 150); // RA 10 deg in October is opposite to the Sun
    const double culmination = 90 - 43.2249 + 20; // of J2000; precession adds 0.12 deg until 2022
    QVERIFY(std::abs(context.tonight->highest().asDegrees() - culmination) < 0.2);
    QVERIFY(context.tonight->timeAbove(Angle::degrees(30)) > 6h);
    QVERIFY(context.tonight->timeAbove(Angle::degrees(80)) == Duration());
    notice.position.direction.reset();
    sky.lookAt(notice, context);
    QVERIFY(!context.altitude && !context.tonight && context.sunAltitude);
}

QTEST_APPLESS_MAIN(TestPolicyTrial)
#include "test_policy_trial.moc"
