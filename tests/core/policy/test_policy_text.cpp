#include "core/policy/policy_text.h"

#include <QFile>
#include <QTest>

#include <string>

using namespace tulpar;

namespace {

/// A small policy that is good, for one slip of the pen at a time. Line 1 is its name.
const std::string kGood = R"(name = "small"
[time]
clock_tolerance_s = 60
[list]
sound = [ { rule = "not_a_test", else = "ignore" } ]
[[strategy]]
name = "only"
require = [ "sound",
  { rule = "fresh", at_most_s = 600, else = "ask" } ]
outcome = "queue"
ask_within_s = 60
)";

std::string with(const std::string &from, const std::string &to)
{
    std::string text = kGood;
    const std::size_t at = text.find(from);
    Q_ASSERT(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

/// The built-in policy with one change.
std::string builtInWith(const std::string &from, const std::string &to)
{
    std::string text(builtInPolicyText());
    const std::size_t at = text.find(from);
    Q_ASSERT(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

} // namespace

/// The rules as text: what is read, and how each slip of the pen is refused with line and remedy.
class TestPolicyText final : public QObject {
    Q_OBJECT

private slots:
    void theResourceIsTheBuiltInPolicy();
    void theBuiltInPolicyIsRead();
    void everyKeyIsRead();
    void aSlipIsRefused_data();
    void aSlipIsRefused();
    void whatCanHardlyBeMeantIsWarnedOf();
    void theFingerprintIsOfTheText();
    void hostileTextIsRefused_data();
    void hostileTextIsRefused();
};

void TestPolicyText::theResourceIsTheBuiltInPolicy()
{
    QFile file(QStringLiteral(TULPAR_SOURCE_DIR "/resources/policy.toml"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().toStdString() == builtInPolicyText());
}

void TestPolicyText::theBuiltInPolicyIsRead()
{
    const auto read = readPolicy(builtInPolicyText());
    QVERIFY2(read, read ? "" : read.error().detail.c_str());
    QCOMPARE(read->warnings.size(), std::size_t(0));
    QVERIFY(read->policy == builtInPolicy());
    QCOMPARE(read->policy.fingerprint.size(), std::size_t(16));
    QVERIFY(read->policy.sunLimit());
    QCOMPARE(read->policy.sunLimit()->asDegrees(), -12.0);
    QCOMPARE(read->policy.altitudeLimit()->asDegrees(), 15.0);
}

void TestPolicyText::everyKeyIsRead()
{
    const auto read = readPolicy(R"(
name = "all"
[time]
clock_tolerance_s = 30
[error]
containment = 0.68
[improved_position]
useful_half_fields = 0.4
ignore_gain = 0.1
horizon_s = 300
settle_s = 2
[[systematic]]
missions = ["fermi"]
instruments = ["GBM"]
add_deg = 3.7
in_quadrature = true
[[strategy]]
name = "narrow"
why = "because"
missions = ["swift", "ep"]
kinds = ["SWIFT_*"]
not_kinds = ["SWIFT_BAT_QL*"]
instruments = ["BAT"]
classes = ["grb", "xray"]
positions = ["source"]
test = "no"
require = [
  { rule = "class_is_among", classes = ["grb", "xray"], else = "ignore", unknown = "go_on" },
  { rule = "class_permits_response", except = ["archival"], else = "ignore", unknown = "ask" },
  { rule = "error_within_field", at_most_half_fields = 0.8, else = "ask" },
  { rule = "error_within_field", at_most_deg = 0.1, else = "ask" },
  { rule = "up_long_enough", at_least_s = 900, above_deg = 25, else = "queue" },
  { rule = "far_from_moon", at_least_deg = 12, when_illuminated = 0.4, else = "queue" },
  { rule = "moon_not_bright", at_most_fraction = 0.9, else = "queue" },
  { rule = "false_alarm_rare", at_most_per_year = 2, else = "queue" },
  { rule = "significance_enough", at_least_sigma = 7, else = "queue" },
  { rule = "mission_responses_tonight", at_most = 3, else = "queue" },
]
outcome = "ask"
priority = 33
ask_within_s = 90
unanswered = "ignore"
tiles = { exposure_s = 30, count = 2, epochs = 3, revisit_s = 900, most = 40, within_s = 7200, priority = 12.5 }
[[strategy]]
name = "rest"
outcome = "ignore"
)");
    QVERIFY2(read, read ? "" : read.error().detail.c_str());
    const Policy &policy = read->policy;
    QCOMPARE(policy.clockTolerance, Duration(30s));
    QCOMPARE(policy.errorContainment, 0.68);
    QCOMPARE(policy.improvement, (ImprovementTerms{0.4, 0.1, 300s, 2s}));
    QCOMPARE(policy.systematics.size(), std::size_t(1));
    QVERIFY(policy.systematics[0].inQuadrature);
    QCOMPARE(policy.systematics[0].add.asDegrees(), 3.7);
    QCOMPARE(policy.systematics[0].when.instruments, std::vector<std::string>{"GBM"});
    QCOMPARE(policy.strategies.size(), std::size_t(2));
    const Strategy &narrow = policy.strategies[0];
    QCOMPARE(narrow.why, std::string("because"));
    QCOMPARE(narrow.when.missions, (std::vector{Mission::Swift, Mission::EinsteinProbe}));
    QCOMPARE(narrow.when.classes, (std::vector{SourceClass::Grb, SourceClass::XRay}));
    QCOMPARE(narrow.when.positions, std::vector{PositionKind::Source});
    QCOMPARE(narrow.when.test, std::optional(Stated::No));
    QCOMPARE(narrow.outcome, Outcome::Ask);
    QCOMPARE(narrow.priority, 33);
    QCOMPARE(narrow.askWithin, Duration(90s));
    QCOMPARE(narrow.unanswered, Outcome::Ignore);
    QCOMPARE(narrow.tiles, std::optional(TilingRule{30s, 2, 3, 900s, 40, std::chrono::seconds(7200), 12.5}));
    QVERIFY(!policy.strategies[1].tiles);
    const auto &rules = narrow.requirements;
    QCOMPARE(rules.size(), std::size_t(10));
    QVERIFY(rules[0].unknownGoesOn && rules[0].classes.size() == 2);
    QCOMPARE(rules[0].line, 28);
    QCOMPARE(rules[1].except, std::vector{SlewReason::Archival});
    QCOMPARE(rules[1].unknown, std::optional(Outcome::Ask));
    QVERIFY(rules[2].inHalfFields && rules[2].limit == 0.8);
    QVERIFY(!rules[3].inHalfFields && rules[3].limit == 0.1);
    QVERIFY(rules[4].limit == 900 && rules[4].above == 25);
    QVERIFY(rules[5].limit == 12 && rules[5].above == 0.4);
    QCOMPARE(rules[9].limit, 3.0);
    QVERIFY(!policy.sunLimit()); // nothing responds
}

void TestPolicyText::aSlipIsRefused_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<Errc>("code");
    QTest::addColumn<QStringList>("says"); // line, place, remedy
    const auto row = [](const char *name, const std::string &text, Errc code, const QStringList &says) {
        QTest::newRow(name) << text << code << says;
    };
    using namespace Qt::StringLiterals;
    row("no TOML", with("[time]", "[time"), Errc::Malformed, {u"line 2"_s});
    row("key twice", with("[time]", "name = \"again\"\n[time]"), Errc::Malformed, {u"line 2"_s});
    row("no name", with("name = \"small\"", ""), Errc::NotFound, {u"name is missing"_s, u"name ="_s});
    row("table misspelt", with("[time]", "[tyme]"), Errc::NotFound,
        {u"line 2"_s, u"tyme is not known"_s, u"did you mean time?"_s});
    row("key misspelt", with("clock_tolerance_s", "clock_tolerence_s"), Errc::NotFound,
        {u"line 3"_s, u"[time]"_s, u"did you mean clock_tolerance_s?"_s});
    row("unit left out", with("clock_tolerance_s", "clock_tolerance"), Errc::NotFound,
        {u"line 3"_s, u"did you mean clock_tolerance_s?"_s});
    row("nothing alike", with("clock_tolerance_s", "zzzzzz"), Errc::NotFound,
        {u"line 3"_s, u"known: clock_tolerance_s"_s});
    row("rule misspelt", with("\"fresh\"", "\"frsh\""), Errc::NotFound,
        {u"line 9"_s, u"\"only\""_s, u"\"frsh\" is not known"_s, u"did you mean fresh?"_s});
    row("rule missing", with("rule = \"fresh\", ", ""), Errc::NotFound, {u"line 9"_s, u"rule is missing"_s});
    row("else missing", with(", else = \"ask\"", ""), Errc::NotFound,
        {u"line 9"_s, u"rule fresh"_s, u"else is missing"_s});
    row("else responds", with("else = \"ask\"", "else = \"respond\""), Errc::OutOfRange,
        {u"line 9"_s, u"must be \"queue\", \"ask\" or \"ignore\""_s});
    row("limit missing", with("at_most_s = 600, ", ""), Errc::NotFound,
        {u"line 9"_s, u"at_most_s is missing"_s});
    row("limit of another rule", with("at_most_s", "at_least_s"), Errc::NotFound,
        {u"line 9"_s, u"at_most_s is missing"_s});
    row("limit negative", with("600", "-1"), Errc::OutOfRange,
        {u"line 9"_s, u"at_most_s must be a number from 1 to"_s, u"not -1"_s});
    row("limit not a number", with("600", "nan"), Errc::OutOfRange, {u"line 9"_s, u"at_most_s"_s});
    row("limit infinite", with("600", "inf"), Errc::OutOfRange, {u"line 9"_s, u"at_most_s"_s});
    row("limit a text", with("600", "\"600\""), Errc::OutOfRange, {u"line 9"_s, u"must be a number"_s});
    row("limit a date", with("600", "2026-01-01"), Errc::OutOfRange, {u"line 9"_s, u"must be a number"_s});
    row("list misspelt", with("[ \"sound\"", "[ \"sond\""), Errc::NotFound,
        {u"line 8"_s, u"no list \"sond\""_s, u"did you mean sound?"_s});
    row("rule a number", with("\"sound\",", "7,"), Errc::OutOfRange, {u"line 8"_s, u"must hold rules"_s});
    row("outcome misspelt", with("\"queue\"", "\"que\""), Errc::NotFound,
        {u"line 10"_s, u"did you mean queue?"_s});
    row("outcome missing", with("outcome = \"queue\"", ""), Errc::NotFound, {u"outcome is missing"_s});
    row("no time to ask", with("ask_within_s = 60\n", ""), Errc::NotFound, {u"ask_within_s is missing"_s});
    row("asks again", with("ask_within_s", "unanswered = \"ask\"\nask_within_s"), Errc::OutOfRange,
        {u"line 11"_s, u"unanswered"_s});
    row("mission misspelt", with("name = \"only\"", "name = \"only\"\nmissions = [\"swft\"]"), Errc::NotFound,
        {u"line 8"_s, u"did you mean swift?"_s});
    row("missions empty", with("name = \"only\"", "name = \"only\"\nmissions = []"), Errc::OutOfRange,
        {u"line 8"_s, u"is empty"_s});
    row("tiles without exposure", with("name = \"only\"", "name = \"only\"\ntiles = { epochs = 2 }"),
        Errc::NotFound, {u"line 8"_s, u"exposure_s is missing"_s});
    row("tiles misspelt", with("name = \"only\"", "name = \"only\"\ntiles = { exposure_s = 9, epoch = 2 }"),
        Errc::NotFound, {u"line 8"_s, u"did you mean epochs?"_s});
    row("no epochs", with("name = \"only\"", "name = \"only\"\ntiles = { exposure_s = 9, epochs = 0 }"),
        Errc::OutOfRange, {u"line 8"_s, u"epochs"_s});
    row("last not for all", with("name = \"only\"", "name = \"only\"\nmissions = [\"swift\"]"), Errc::Refused,
        {u"is the last and must be for every notice"_s});
    row("no strategy", "name = \"x\"", Errc::NotFound, {u"there is no strategy"_s});
    row("strategy a table", "name = \"x\"\n[strategy]\nname = \"y\"", Errc::OutOfRange,
        {u"strategy must be a list"_s});
    row("name twice", kGood + "[[strategy]]\nname = \"only\"\noutcome = \"ignore\"\n", Errc::OutOfRange,
        {u"is that of line 6 too"_s});
    row("unstated is no class",
        with(
            "{ rule = \"fresh\", at_most_s = 600,", "{ rule = \"class_is_among\", classes = [\"unstated\"],"),
        Errc::OutOfRange, {u"must not name \"unstated\""_s});
    row("both units",
        with(
            "{ rule = \"fresh\", at_most_s = 600,",
            "{ rule = \"error_within_field\", at_most_deg = 1, at_most_half_fields = 1,"),
        Errc::OutOfRange, {u"both set"_s});
    row("responds without rules", with("\"queue\"", "\"respond\""), Errc::Refused,
        {u"line 6"_s, u"responds without the rule"_s, u"add {"_s});
    row("responds when nobody answers", with("ask_within_s", "unanswered = \"respond\"\nask_within_s"),
        Errc::Refused, {u"responds without the rule"_s});
    row("responds to any class",
        builtInWith(R"(    { rule = "class_is_among", classes = ["xray"], else = "ignore" },)", ""),
        Errc::Refused, {u"\"X-ray transients\""_s, u"responds to sources of any class"_s});
    std::string overlooking = builtInWith(R"(    { rule = "class_permits_response", else = "ask" },)", "");
    overlooking.replace(overlooking.find("\"position_doubtful\""), 0, "\"star_tracker_lost_lock\", ");
    row("overlooks a lost lock", overlooking, Errc::Refused,
        {u"in spite of star_tracker_lost_lock"_s, u"take it out of `except`"_s});
    row("a test when nobody answers", builtInWith("unanswered = \"queue\"", "unanswered = \"respond\""),
        Errc::Refused, {u"\"Bursts\""_s, u"would respond when nobody answered whether not_a_test holds"_s});
    QTest::newRow("a class not stated, and no strong signal")
        << builtInWith(R"(    { rule = "significance_enough", at_least_sigma = 8, else = "ask" },)", "")
        << Errc::Refused << QStringList{u"\"Bursts of SVOM and INTEGRAL\""_s, u"significance_enough"_s};
}

void TestPolicyText::aSlipIsRefused()
{
    QFETCH(std::string, text);
    QFETCH(Errc, code);
    QFETCH(QStringList, says);
    const auto read = readPolicy(text);
    QVERIFY(!read);
    QCOMPARE(read.error().code, code);
    for (const QString &part : says)
        QVERIFY2(QString::fromStdString(read.error().detail).contains(part), read.error().detail.c_str());
}

void TestPolicyText::whatCanHardlyBeMeantIsWarnedOf()
{
    const auto read = readPolicy(R"(
name = "odd"
[list]
unused = [ { rule = "not_a_test", else = "ignore" } ]
[[strategy]]
name = "all of Swift"
missions = ["swift"]
outcome = "ignore"
[[strategy]]
name = "BAT"
missions = ["swift"]
kinds = ["SWIFT_BAT_*"]
outcome = "queue"
require = [ { rule = "not_a_test", else = "ignore" },
            { rule = "not_a_test", else = "ignore" } ]
[[strategy]]
name = "rest"
outcome = "ignore"
)");
    QVERIFY2(read, read ? "" : read.error().detail.c_str());
    QCOMPARE(read->warnings.size(), std::size_t(3));
    QVERIFY(read->warnings[0].find("unused") != std::string::npos);
    QVERIFY(read->warnings[1].find("\"BAT\" is never reached: \"all of Swift\"") != std::string::npos);
    QVERIFY(read->warnings[1].starts_with("line 9: "));
    QVERIFY(read->warnings[2].find("requires not_a_test twice") != std::string::npos);
}

void TestPolicyText::theFingerprintIsOfTheText()
{
    const auto one = readPolicy(kGood);
    const auto other = readPolicy(with("600", "601"));
    QVERIFY(one && other);
    QVERIFY(one->policy.fingerprint != other->policy.fingerprint);
    QCOMPARE(readPolicy(kGood)->policy.fingerprint, one->policy.fingerprint);
}

void TestPolicyText::hostileTextIsRefused_data()
{
    QTest::addColumn<std::string>("text");
    QTest::newRow("empty") << std::string();
    // toml++ 3.3 asserts, or worse, on these: found by fuzz_policy.
    QTest::newRow("header without a name") << with("[time]", "[= \"x\"");
    QTest::newRow("headers without a name") << with("[time]", "\t[[ \n");
    QTest::newRow("Greek header") << with("[time]", "[\xce\xb1]");
    QTest::newRow("Arabic key") << with("[time]", "\xef\xbb\xbb = 1\n[time]");
    QTest::newRow("header at the end") << kGood + "  [";
    QTest::newRow("brackets that do not match")
        << with("[ { rule = \"not_a_test\", else = \"ignore\" } ]", "[ {},}");
    QTest::newRow("zeros") << std::string(1000, '\0');
    QTest::newRow("not UTF-8") << std::string("name = \"\xff\xfe\"");
    QTest::newRow("deep lists") << "a = " + std::string(100'000, '[');
    QTest::newRow("deep tables") << "a = " + std::string(50'000, '{');
    QTest::newRow("deep key") << "a" + [] {
        std::string key;
        for (int i = 0; i < 50'000; ++i)
            key += ".a";
        return key;
    }() + " = 1";
    QTest::newRow("huge") << "name = \"" + std::string(10'000'000, 'x') + "\"";
    QTest::newRow("many strategies") << [] {
        std::string text = "name = \"many\"\n";
        for (int i = 0; i < 3000; ++i)
            text += "[[strategy]]\nname = \"" + std::to_string(i) + "\"\noutcome = \"ignore\"\n";
        return text;
    }();
    QTest::newRow("many rules") << [] {
        std::string text = "name = \"many\"\n[[strategy]]\nname = \"x\"\noutcome = \"ignore\"\nrequire = [";
        for (int i = 0; i < 3000; ++i)
            text += "{rule=\"not_a_test\",else=\"ignore\"},";
        return text + "]\n";
    }();
    QTest::newRow("long word") << with("\"fresh\"", "\"" + std::string(100'000, 'f') + "\"");
}

void TestPolicyText::hostileTextIsRefused()
{
    QFETCH(std::string, text);
    const auto read = readPolicy(text);
    QVERIFY(!read);
    QVERIFY(!read.error().detail.empty());
    QVERIFY2(read.error().detail.size() < 1000, "an error is a sentence");
}

QTEST_APPLESS_MAIN(TestPolicyText)
#include "test_policy_text.moc"
