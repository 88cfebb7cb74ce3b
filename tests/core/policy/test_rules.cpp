#include "core/policy/policy_text.h"
#include "core/time/duration_of.h"

#include <QTest>

#include <functional>
#include <limits>
#include <string>

using namespace tulpar;

namespace {

using Setter = std::function<void(Notice &, PolicyContext &, double)>;

const UtcInstant kTrigger{1665324617990000000}; // 2022-10-09T14:10:17.99Z

/// A policy with nothing but this rule; other outcomes for failing and for what is not known.
Policy onlyRule(const std::string &rule)
{
    const auto read = readPolicy(
        "name = \"one\"\n[[strategy]]\nname = \"one\"\npriority = 50\noutcome = \"queue\"\nask_within_s = "
        "60\n"
        "require = [ { "
        + rule + ", else = \"ignore\", unknown = \"ask\" } ]\n");
    if (!read)
        qFatal("%s", read.error().detail.c_str());
    return read->policy;
}

Notice somewhere()
{
    Notice notice;
    notice.mission = Mission::Swift;
    notice.event = "swift:1";
    notice.triggerUtc = kTrigger;
    notice.position = {
        PositionKind::Source, IcrsDirection{Angle::degrees(10), Angle::degrees(20)}, Angle::degrees(0.05),
        0.9};
    return notice;
}

} // namespace

Q_DECLARE_METATYPE(Setter)
Q_DECLARE_METATYPE(tulpar::Outcome)

/// Each rule by itself: passes at its limit, fails just beyond it, and never passes what is not known.
class TestRules final : public QObject {
    Q_OBJECT

private slots:
    void numbers_data();
    void numbers();
    void statements_data();
    void statements();
    void whatRunsNow();
    void theMoonCountsWhenUpAndBright();
    void halfFieldsFollowTheField();
    void systematicsAndContainmentWidenTheError();
    void patternsFitNamesOfNotices();
    void theFirstStrategyThatFitsIsUsed();
    void theFirstThatFailsDecides();
    void everyRuleHasARow();
};

void TestRules::numbers_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<Rule>("rule");
    QTest::addColumn<double>("limit");
    QTest::addColumn<double>("beyond"); // by how much just fails
    QTest::addColumn<Setter>("set");
    const auto row = [](const std::string &text, Rule rule, double limit, double beyond, const Setter &set) {
        QTest::newRow(std::string(nameOf(rule)).c_str()) << text << rule << limit << beyond << set;
    };
    const auto age = [](Notice &, PolicyContext &c, double v) { c.now = kTrigger + fromSeconds(v); };
    row("rule = \"error_within_field\", at_most_deg = 0.1", Rule::ErrorWithinField, 0.1, 1e-6,
        [](Notice &n, PolicyContext &, double v) { n.position.error = Angle::degrees(v); });
    row("rule = \"fresh\", at_most_s = 600", Rule::Fresh, 600, 1e-6, age);
    row("rule = \"not_stale\", at_most_s = 86400", Rule::NotStale, 86400, 1e-6, age);
    row("rule = \"above_hard_limit\", at_least_deg = 15", Rule::AboveHardLimit, 15, -1e-6,
        [](Notice &, PolicyContext &c, double v) { c.altitude = Angle::degrees(v); });
    row("rule = \"sun_is_down\", at_most_deg = -12", Rule::SunIsDown, -12, 1e-6,
        [](Notice &, PolicyContext &c, double v) { c.sunAltitude = Angle::degrees(v); });
    row("rule = \"far_from_sun\", at_least_deg = 30", Rule::FarFromSun, 30, -1e-6,
        [](Notice &, PolicyContext &c, double v) { c.sunSeparation = Angle::degrees(v); });
    row("rule = \"significance_enough\", at_least_sigma = 6.5", Rule::SignificanceEnough, 6.5, -1e-9,
        [](Notice &n, PolicyContext &, double v) { n.significance = v; });
    row("rule = \"false_alarm_rare\", at_most_per_year = 12", Rule::FalseAlarmRare, 12, 1e-6,
        [](Notice &n, PolicyContext &, double v) { n.falseAlarmHz = v / (365.25 * 86400) * (1 - 1e-12); });
    row("rule = \"high_enough_tonight\", at_least_deg = 30", Rule::HighEnoughTonight, 30, -1e-6,
        [](Notice &, PolicyContext &c, double v) {
            c.tonight = NightTrack{c.now, 5min, {Angle::degrees(10), Angle::degrees(v), Angle::degrees(5)}};
        });
    row("rule = \"up_long_enough\", at_least_s = 300, above_deg = 20", Rule::UpLongEnough, 300, -1,
        [](Notice &, PolicyContext &c, double v) {
            c.tonight = NightTrack{
                c.now, durationOf(v).value_or(Duration()), {Angle::degrees(20), Angle::degrees(21)}};
        });
    row("rule = \"far_from_moon\", at_least_deg = 10", Rule::FarFromMoon, 10, -1e-6,
        [](Notice &, PolicyContext &c, double v) {
            c.moonSeparation = Angle::degrees(v);
            c.moonAltitude = Angle::degrees(40);
            c.moonIllumination = 0.9;
        });
    row("rule = \"moon_not_bright\", at_most_fraction = 0.5", Rule::MoonNotBright, 0.5, 1e-9,
        [](Notice &, PolicyContext &c, double v) { c.moonIllumination = v; });
    row("rule = \"responses_tonight\", at_most = 5", Rule::ResponsesTonight, 5, 1,
        [](Notice &, PolicyContext &c, double v) { c.responsesTonight = static_cast<int>(v) - 1; });
    row("rule = \"mission_responses_tonight\", at_most = 2", Rule::MissionResponsesTonight, 2, 1,
        [](Notice &, PolicyContext &c, double v) { c.missionResponsesTonight = static_cast<int>(v) - 1; });
}

void TestRules::numbers()
{
    QFETCH(std::string, text);
    QFETCH(Rule, rule);
    QFETCH(double, limit);
    QFETCH(double, beyond);
    QFETCH(Setter, set);
    const Policy policy = onlyRule(text);
    const auto decided = [&](std::optional<double> value) {
        Notice notice = somewhere();
        PolicyContext context;
        context.now = kTrigger + 1s;
        context.policy = &policy;
        if (value)
            set(notice, context, *value);
        const Decision decision = decide(notice, context);
        if (decision.rules.size() != 1 || decision.rules[0].rule != rule)
            qFatal("another rule");
        return decision;
    };
    const Decision at = decided(limit);
    QCOMPARE(at.outcome, Outcome::Queue);
    QVERIFY(at.rules[0].passed && !at.deciding());
    QVERIFY(std::abs(at.rules[0].value.value() - limit) < 1e-6);
    QCOMPARE(at.rules[0].limit, std::optional(limit));
    QCOMPARE(at.rules[0].unit, unitOf(rule));

    const Decision past = decided(limit + beyond);
    QCOMPARE(past.outcome, Outcome::Ignore);
    QVERIFY(!past.rules[0].passed && past.rules[0].decides);
    QCOMPARE(past.deciding(), &past.rules[0]);

    const bool alwaysKnown = rule == Rule::ResponsesTonight || rule == Rule::MissionResponsesTonight
        || rule == Rule::Fresh || rule == Rule::NotStale || rule == Rule::ErrorWithinField;
    if (!alwaysKnown) {
        const Decision unknown = decided(std::nullopt);
        QCOMPARE(unknown.outcome, Outcome::Ask);
        QCOMPARE(unknown.askWithin, std::optional<Duration>(60s));
        QVERIFY(!unknown.rules[0].value);
        QCOMPARE(decided(std::numeric_limits<double>::quiet_NaN()).outcome == Outcome::Queue, false);
    }
}

void TestRules::statements_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<Setter>("set"); // 1: passes, 0: fails, -1: not known
    QTest::addColumn<bool>("mayBeUnknown");
    const auto row = [](const char *name, const std::string &text, bool mayBeUnknown, const Setter &set) {
        QTest::newRow(name) << text << set << mayBeUnknown;
    };
    row("not_a_test", "rule = \"not_a_test\"", true, [](Notice &n, PolicyContext &, double v) {
        n.test = v > 0 ? Stated::No : v == 0 ? Stated::Yes : Stated::Unstated;
    });
    row("not_a_retraction", "rule = \"not_a_retraction\"", false,
        [](Notice &n, PolicyContext &, double v) { n.retraction = v <= 0; });
    row("class_is_grb", "rule = \"class_is_grb\"", true, [](Notice &n, PolicyContext &, double v) {
        n.sourceClass = v > 0 ? SourceClass::Grb : v == 0 ? SourceClass::XRay : SourceClass::Unstated;
    });
    row("class_is_among", "rule = \"class_is_among\", classes = [\"neutrino\", \"xray\"]", true,
        [](Notice &n, PolicyContext &, double v) {
            n.sourceClass = v > 0 ? SourceClass::XRay : v == 0 ? SourceClass::Grb : SourceClass::Unstated;
        });
    row("class_permits_response", "rule = \"class_permits_response\", except = [\"archival\"]", false,
        [](Notice &n, PolicyContext &, double v) {
            n.reasons = v > 0 ? std::vector{SlewReason::Archival}
                              : std::vector{SlewReason::LostLock, SlewReason::Archival};
        });
    row("position_is_source", "rule = \"position_is_source\"", false,
        [](Notice &n, PolicyContext &, double v) {
            n.position.kind = v > 0 ? PositionKind::Source : PositionKind::Pointing;
        });
    row("times_readable", "rule = \"times_readable\"", false,
        [](Notice &n, PolicyContext &, double v) { n.timeReadable = v > 0; });
    row("may_interrupt", "rule = \"may_interrupt\"", false, [](Notice &, PolicyContext &c, double v) {
        c.running = {Running::Kind::Response, v > 0 ? 49 : 50, "swift:2"}; // the strategy has 50
    });
}

void TestRules::statements()
{
    QFETCH(std::string, text);
    QFETCH(Setter, set);
    QFETCH(bool, mayBeUnknown);
    const Policy policy = onlyRule(text);
    const auto outcome = [&](double v) {
        Notice notice = somewhere();
        PolicyContext context;
        context.now = kTrigger + 1s;
        context.policy = &policy;
        set(notice, context, v);
        return decide(notice, context).outcome;
    };
    QCOMPARE(outcome(1), Outcome::Queue);
    QCOMPARE(outcome(0), Outcome::Ignore);
    if (mayBeUnknown)
        QCOMPARE(outcome(-1), Outcome::Ask);
}

void TestRules::whatRunsNow()
{
    const Policy policy = onlyRule("rule = \"may_interrupt\"");
    PolicyContext context;
    context.policy = &policy;
    context.now = kTrigger;
    QVERIFY(decide(somewhere(), context).passed(Rule::MayInterrupt));
    context.running = {Running::Kind::Response, 100, "swift:1"}; // this very event
    QVERIFY(decide(somewhere(), context).passed(Rule::MayInterrupt));
    context.running = {Running::Kind::Programme, 49, {}};
    const Decision programme = decide(somewhere(), context);
    QVERIFY(programme.passed(Rule::MayInterrupt));
    QCOMPARE(programme.rules[0].value, std::optional(49.0));
    QCOMPARE(programme.rules[0].limit, std::optional(50.0));
    QCOMPARE(programme.rules[0].detail, std::string("programme"));
    context.running.priority = 50;
    QVERIFY(!decide(somewhere(), context).passed(Rule::MayInterrupt));
}

void TestRules::theMoonCountsWhenUpAndBright()
{
    const Policy policy = onlyRule("rule = \"far_from_moon\", at_least_deg = 10, when_illuminated = 0.3");
    PolicyContext context;
    context.policy = &policy;
    context.moonSeparation = Angle::degrees(2);
    context.moonAltitude = Angle::degrees(30);
    context.moonIllumination = 0.3;
    QVERIFY(!decide(somewhere(), context).passed(Rule::FarFromMoon));
    context.moonIllumination = 0.29;
    QVERIFY(decide(somewhere(), context).passed(Rule::FarFromMoon));
    context.moonIllumination = 1;
    context.moonAltitude = Angle::degrees(-0.1);
    QVERIFY(decide(somewhere(), context).passed(Rule::FarFromMoon));
}

void TestRules::halfFieldsFollowTheField()
{
    const Policy policy = onlyRule("rule = \"error_within_field\", at_most_half_fields = 0.5");
    PolicyContext context;
    context.policy = &policy;
    context.fieldRadius = Angle::degrees(0.1);
    const Decision decision = decide(somewhere(), context); // its error is 0.05 deg
    QVERIFY(decision.passed(Rule::ErrorWithinField));
    QVERIFY(std::abs(decision.rules[0].limit.value() - 0.05) < 1e-12);
    context.fieldRadius = Angle::degrees(0.0999);
    QVERIFY(!decide(somewhere(), context).passed(Rule::ErrorWithinField));
}

void TestRules::systematicsAndContainmentWidenTheError()
{
    Notice notice = somewhere();
    // 68 % to 90 % of a two-dimensional Gaussian: sqrt(ln 0.1 / ln 0.32) = 1.4216.
    notice.position.containment = 0.68;
    QVERIFY(std::abs(errorWithSystematics(notice, builtInPolicy())->asDegrees() - 0.05 * 1.42156) < 1e-5);
    notice.position.containment.reset(); // taken as it is
    QVERIFY(std::abs(errorWithSystematics(notice, builtInPolicy())->asDegrees() - 0.05) < 1e-12);
    notice.kind = "FERMI_GBM_FIN_POS";
    QVERIFY(
        std::abs(errorWithSystematics(notice, builtInPolicy())->asDegrees() - std::hypot(0.05, 5.6)) < 1e-9);
    notice.position.error.reset();
    QVERIFY(!errorWithSystematics(notice, builtInPolicy()));
}

void TestRules::patternsFitNamesOfNotices()
{
    QVERIFY(fitsPattern("SWIFT_*", "SWIFT_BAT_GRB_POS_ACK"));
    QVERIFY(fitsPattern("swift_*_pos*", "SWIFT_BAT_GRB_POS_ACK"));
    QVERIFY(fitsPattern("*", ""));
    QVERIFY(!fitsPattern("SWIFT", "SWIFT_BAT"));
    QVERIFY(!fitsPattern("", "x"));
    QVERIFY(!fitsPattern("*_POS", "SWIFT_BAT_POS_ACK"));
    QVERIFY(!fitsPattern(std::string(64, '*') + "b", std::string(10'000, 'a'))); // at once
    NoticeMatch wide;
    wide.kinds = {"SWIFT_*"};
    NoticeMatch narrow;
    narrow.kinds = {"SWIFT_BAT_*"};
    QVERIFY(wide.covers(narrow) && !narrow.covers(wide));
    wide.notKinds = {"SWIFT_BAT_QL*"};
    QVERIFY(!wide.covers(narrow));
}

void TestRules::theFirstStrategyThatFitsIsUsed()
{
    const auto read = readPolicy(R"(
name = "order"
[[strategy]]
name = "Fermi"
missions = ["fermi"]
outcome = "queue"
[[strategy]]
name = "BAT, no quick looks"
missions = ["swift"]
instruments = ["BAT"]
not_kinds = ["*_QL_*"]
outcome = "ask"
ask_within_s = 60
[[strategy]]
name = "rest"
outcome = "ignore"
)");
    QVERIFY2(read, read ? "" : read.error().detail.c_str());
    PolicyContext context;
    context.policy = &read->policy;
    Notice notice = somewhere();
    notice.instrument = "BAT";
    notice.kind = "SWIFT_BAT_GRB_POS_ACK";
    Decision decision = decide(notice, context);
    QCOMPARE(decision.strategy, std::string("BAT, no quick looks"));
    QCOMPARE(decision.outcome, Outcome::Ask);
    QCOMPARE(decision.notMatched, std::vector<std::string>{"Fermi"});
    notice.kind = "SWIFT_BAT_QL_POS";
    decision = decide(notice, context);
    QCOMPARE(decision.strategy, std::string("rest"));
    notice.mission = Mission::Fermi;
    decision = decide(notice, context);
    QCOMPARE(decision.strategy, std::string("Fermi"));
}

void TestRules::theFirstThatFailsDecides()
{
    const auto read = readPolicy(R"(
name = "order"
[[strategy]]
name = "all"
outcome = "queue"
ask_within_s = 60
unanswered = "ignore"
require = [
  { rule = "class_is_grb", else = "ignore", unknown = "go_on" },
  { rule = "not_a_test", else = "ask" },
  { rule = "above_hard_limit", at_least_deg = 15, else = "ignore" },
]
)");
    QVERIFY2(read, read ? "" : read.error().detail.c_str());
    PolicyContext context;
    context.policy = &read->policy;
    const Decision decision = decide(somewhere(), context); // nothing of the three is known
    QCOMPARE(decision.outcome, Outcome::Ask);
    QCOMPARE(decision.unanswered, Outcome::Ignore);
    QVERIFY(decision.rules[0].goesOn && !decision.rules[0].decides);
    QVERIFY(decision.rules[1].decides && !decision.rules[2].decides);
    QCOMPARE(decision.failed().size(), std::size_t(2)); // what was left to later rules is none
}

void TestRules::everyRuleHasARow()
{
    // So that a new rule gets a row above: 14 compare numbers, 8 do not.
    std::size_t comparing = 0;
    for (std::size_t i = 0; i < EnumNames<Rule>::names.size(); ++i)
        comparing += senseOf(static_cast<Rule>(i)) == RuleSense::Statement ? 0U : 1U;
    QCOMPARE(comparing, std::size_t(14));
    QCOMPARE(EnumNames<Rule>::names.size(), std::size_t(22));
}

QTEST_APPLESS_MAIN(TestRules)
#include "test_rules.moc"
