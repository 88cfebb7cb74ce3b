#include "core/policy/policy.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <functional>
#include <limits>

using namespace tulpar;

namespace {

using Change = std::function<void(Notice &, PolicyContext &)>;

const UtcInstant kTrigger{1665324617990000000}; // 2022-10-09T14:10:17.99Z

Notice cleanBurst()
{
    Notice notice;
    notice.mission = Mission::Swift;
    notice.kind = "SWIFT_BAT_GRB_POS_ACK";
    notice.event = "swift:1126853";
    notice.triggerUtc = kTrigger;
    notice.noticeUtc = kTrigger + 75s;
    notice.position = {
        PositionKind::Source, IcrsDirection{Angle::degrees(288.2632), Angle::degrees(19.8026)},
        Angle::degrees(0.05), 0.9};
    notice.test = Stated::No;
    notice.sourceClass = SourceClass::Grb;
    return notice;
}

PolicyContext goodNight()
{
    PolicyContext context;
    context.now = kTrigger + 76s;
    context.altitude = Angle::degrees(61);
    context.sunAltitude = Angle::degrees(-25);
    context.sunSeparation = Angle::degrees(95);
    context.tonight = NightTrack{context.now, 5min, {Angle::degrees(61), Angle::degrees(60)}};
    return context;
}

} // namespace

Q_DECLARE_METATYPE(Change)
Q_DECLARE_METATYPE(tulpar::Outcome)

/// The first policy, rule by rule: what fails it, what then is done, and that nothing unknown ever passes.
class TestPolicy final : public QObject {
    Q_OBJECT

private slots:
    void aCleanBurstIsRespondedTo();
    void eachRefusalNamesItsRule_data();
    void eachRefusalNamesItsRule();
    void everyRuleOfTheStrategyIsListed();
    void valuesAndLimitsAreShown();
    void limitsAreInclusive();
    void nothingKnownPassesNothing();
    void ageIsTheLargerOfBoth();
};

void TestPolicy::aCleanBurstIsRespondedTo()
{
    const Decision decision = decide(cleanBurst(), goodNight());
    QCOMPARE(decision.outcome, Outcome::Respond);
    QVERIFY(decision.failed().empty());
}

void TestPolicy::eachRefusalNamesItsRule_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<Rule>("rule");
    QTest::addColumn<Outcome>("outcome");
    const auto row = [](const char *name, Rule rule, Outcome outcome, const Change &change) {
        QTest::newRow(name) << change << rule << outcome;
    };
    using enum Outcome;
    row("test", Rule::NotATest, Ignore, [](Notice &n, PolicyContext &) { n.test = Stated::Yes; });
    row("test unstated", Rule::NotATest, Ask, [](Notice &n, PolicyContext &) { n.test = Stated::Unstated; });
    row("retraction", Rule::NotARetraction, Ignore, [](Notice &n, PolicyContext &) { n.retraction = true; });
    row("not a burst", Rule::ClassIsGrb, Ignore,
        [](Notice &n, PolicyContext &) { n.sourceClass = SourceClass::NotGrb; });
    row("another class", Rule::ClassIsGrb, Ignore,
        [](Notice &n, PolicyContext &) { n.sourceClass = SourceClass::GravitationalWave; });
    row("class unstated", Rule::ClassIsGrb, Ask, [](Notice &n, PolicyContext &) {
        n.sourceClass = SourceClass::Unstated;
        n.reasons = {SlewReason::ClassUnstated};
    });
    for (const SlewReason reason :
         {SlewReason::LostLock, SlewReason::KnownSourceFlight, SlewReason::KnownSourceGround,
          SlewReason::DefinitelyNotGrb, SlewReason::Subthreshold, SlewReason::Nack, SlewReason::Auxiliary,
          SlewReason::Utility, SlewReason::Archival})
        row(nameOf(reason).data(), Rule::ClassPermitsResponse, Ignore,
            [reason](Notice &n, PolicyContext &) { n.reasons = {reason}; });
    row("cosmic ray", Rule::ClassPermitsResponse, Ask,
        [](Notice &n, PolicyContext &) { n.reasons = {SlewReason::PossibleCosmicRay}; });
    row("position doubtful", Rule::ClassPermitsResponse, Ask,
        [](Notice &n, PolicyContext &) { n.reasons = {SlewReason::PositionDoubtful}; });
    row("a doubt beside a ban", Rule::ClassPermitsResponse, Ignore, [](Notice &n, PolicyContext &) {
        n.reasons = {SlewReason::KnownSourceGround, SlewReason::PossibleCosmicRay};
    });
    for (const PositionKind kind :
         {PositionKind::None, PositionKind::Pointing, PositionKind::Unavailable, PositionKind::SkyMap})
        row(nameOf(kind).data(), Rule::PositionIsSource, Ignore,
            [kind](Notice &n, PolicyContext &) { n.position.kind = kind; });
    row("source without numbers", Rule::PositionIsSource, Ignore,
        [](Notice &n, PolicyContext &) { n.position.direction.reset(); });
    row("error wide", Rule::ErrorWithinField, Ask,
        [](Notice &n, PolicyContext &) { n.position.error = Angle::degrees(0.2); });
    row("error unknown", Rule::ErrorWithinField, Ask,
        [](Notice &n, PolicyContext &) { n.position.error.reset(); });
    row("time unreadable", Rule::TimesReadable, Ask, [](Notice &n, PolicyContext &) {
        n.triggerUtc.reset();
        n.timeReadable = false;
        n.reasons = {SlewReason::TimeUnreadable};
    });
    row("no trigger time", Rule::TimesReadable, Ask,
        [](Notice &n, PolicyContext &) { n.triggerUtc.reset(); });
    row("from the future", Rule::TimesReadable, Ask,
        [](Notice &, PolicyContext &c) { c.now = kTrigger - 10min; });
    row("notice from the future", Rule::TimesReadable, Ask,
        [](Notice &n, PolicyContext &) { n.noticeUtc = kTrigger + 24h; });
    row("no longer fresh", Rule::Fresh, Queue, [](Notice &, PolicyContext &c) { c.now = kTrigger + 90min; });
    row("stale", Rule::NotStale, Ignore, [](Notice &, PolicyContext &c) { c.now = kTrigger + 25h; });
    row("low", Rule::AboveHardLimit, Queue,
        [](Notice &, PolicyContext &c) { c.altitude = Angle::degrees(14.9); });
    row("below the horizon", Rule::AboveHardLimit, Queue,
        [](Notice &, PolicyContext &c) { c.altitude = Angle::degrees(-40); });
    row("altitude unknown", Rule::AboveHardLimit, Queue,
        [](Notice &, PolicyContext &c) { c.altitude.reset(); });
    row("twilight", Rule::SunIsDown, Queue,
        [](Notice &, PolicyContext &c) { c.sunAltitude = Angle::degrees(-11.9); });
    row("Sun unknown", Rule::SunIsDown, Queue, [](Notice &, PolicyContext &c) { c.sunAltitude.reset(); });
    row("near the Sun", Rule::FarFromSun, Queue,
        [](Notice &, PolicyContext &c) { c.sunSeparation = Angle::degrees(29); });
    row("separation unknown", Rule::FarFromSun, Queue,
        [](Notice &, PolicyContext &c) { c.sunSeparation.reset(); });
    row("altitude not a number", Rule::AboveHardLimit, Queue, [](Notice &, PolicyContext &c) {
        c.altitude = Angle::degrees(std::numeric_limits<double>::quiet_NaN());
    });
}

void TestPolicy::eachRefusalNamesItsRule()
{
    QFETCH(Change, change);
    QFETCH(Rule, rule);
    QFETCH(Outcome, outcome);
    Notice notice = cleanBurst();
    PolicyContext context = goodNight();
    change(notice, context);
    const Decision decision = decide(notice, context);
    QVERIFY(!decision.passed(rule));
    QCOMPARE(decision.outcome, outcome);
}

void TestPolicy::everyRuleOfTheStrategyIsListed()
{
    Notice hopeless = cleanBurst();
    hopeless.test = Stated::Yes;
    for (const Notice &notice : {cleanBurst(), hopeless, Notice()}) {
        const Decision decision = decide(notice, goodNight());
        QCOMPARE(decision.strategy, std::string("Bursts"));
        const auto &requirements = builtInPolicy().strategies.back().requirements;
        QCOMPARE(decision.rules.size(), requirements.size());
        for (std::size_t i = 0; i < requirements.size(); ++i)
            QCOMPARE(decision.rules[i].rule, requirements[i].rule);
    }
}

void TestPolicy::valuesAndLimitsAreShown()
{
    PolicyContext context = goodNight();
    context.altitude = Angle::degrees(9.3);
    const Decision decision = decide(cleanBurst(), context);
    QCOMPARE(decision.failed().size(), std::size_t(1));
    const AppliedRule rule = decision.failed().front();
    QCOMPARE(rule.rule, Rule::AboveHardLimit);
    QVERIFY(std::abs(rule.value.value() - 9.3) < 1e-9);
    QVERIFY(std::abs(rule.limit.value() - 15) < 1e-9);
    QCOMPARE(rule.unit, RuleUnit::Degrees);
}

void TestPolicy::limitsAreInclusive()
{
    PolicyContext context = goodNight();
    context.now = kTrigger + 1h;
    context.altitude = Angle::degrees(15);
    context.sunAltitude = Angle::degrees(-12);
    context.sunSeparation = Angle::degrees(30);
    Notice notice = cleanBurst();
    notice.position.error = context.fieldRadius;
    QCOMPARE(decide(notice, context).outcome, Outcome::Respond);
    context.now = context.now + 1ns;
    QCOMPARE(decide(notice, context).outcome, Outcome::Queue);
}

void TestPolicy::nothingKnownPassesNothing()
{
    const Decision decision = decide(Notice(), PolicyContext());
    QVERIFY(decision.outcome == Outcome::Ignore);
    // An empty notice retracts nothing and gives no reason of its own, and nothing runs; all else is unknown.
    constexpr std::array kSilent{
        Rule::NotARetraction, Rule::ClassPermitsResponse, Rule::MayInterrupt, Rule::ResponsesTonight};
    for (const AppliedRule &applied : decision.rules)
        QCOMPARE(applied.passed, std::ranges::find(kSilent, applied.rule) != kSilent.end());
}

void TestPolicy::ageIsTheLargerOfBoth()
{
    PolicyContext context = goodNight();
    context.now = kTrigger + 2h;
    Notice late = cleanBurst();
    late.noticeUtc = context.now - 10s; // just sent, of an old trigger
    QCOMPARE(decide(late, context).outcome, Outcome::Queue);
    Notice resent = cleanBurst();
    resent.triggerUtc = context.now - 10s;
    resent.noticeUtc = context.now - 2h;
    QCOMPARE(decide(resent, context).outcome, Outcome::Queue);
    resent.noticeUtc.reset(); // Einstein Probe gives none
    QCOMPARE(decide(resent, context).outcome, Outcome::Respond);
}

QTEST_APPLESS_MAIN(TestPolicy)
#include "test_policy.moc"
