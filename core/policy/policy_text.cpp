#include "core/policy/policy_text.h"

#include "core/base/fingerprint.h"
#include "core/base/toml_text.h"
#include "core/policy/policy_promises.h"
#include "core/policy/policy_table.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>

namespace tulpar {

namespace {

constexpr std::size_t kLongestText = 256 * 1024;
constexpr std::size_t kMostStrategies = 200;
constexpr std::size_t kMostRequirements = 100; ///< of one strategy or list
constexpr double kDay = 86400;

struct Range {
    double low;
    double high;
};

Range rangeOf(Rule rule)
{
    switch (rule) {
    case Rule::ErrorWithinField:
        return {0, 180};
    case Rule::Fresh:
    case Rule::NotStale:
        return {1, 31 * kDay};
    case Rule::SunIsDown:
        return {-90, 0};
    case Rule::AboveHardLimit:
    case Rule::HighEnoughTonight:
        return {0, 90};
    case Rule::UpLongEnough:
        return {0, kDay};
    case Rule::SignificanceEnough:
        return {0, 1000};
    case Rule::FalseAlarmRare:
        return {0, 1e9};
    case Rule::MoonNotBright:
        return {0, 1};
    case Rule::ResponsesTonight:
    case Rule::MissionResponsesTonight:
        return {0, 1000};
    default:
        return {0, 180};
    }
}

/// at_most_s, at_least_deg ...: how the limit of a rule is written.
std::string limitKey(Rule rule)
{
    const std::string start = senseOf(rule) == RuleSense::AtMost ? "at_most" : "at_least";
    const RuleUnit unit = unitOf(rule);
    return unit == RuleUnit::Count ? start : start + "_" + std::string(nameOf(unit));
}

/// Makes a Policy of a parsed text; the first refusal stays.
class PolicyReader {
public:
    [[nodiscard]] Result<PolicyRead> read(const toml::table &root);

private:
    using Requirements = std::vector<Requirement>;

    void readNumbers(PolicyTable &root);
    void readImprovement(PolicyTable &root);
    void readSystematics(PolicyTable &root);
    void readLists(PolicyTable &root);
    void readStrategies(PolicyTable &root);
    [[nodiscard]] static NoticeMatch readMatch(PolicyTable &table);
    [[nodiscard]] Strategy readStrategy(PolicyTable &table);
    [[nodiscard]] Requirements readRequirements(const toml::array &array, PolicyTable &owner, bool mayName);
    [[nodiscard]] Requirement readRequirement(const toml::table &table, const std::string &place);
    void readLimit(PolicyTable &table, Requirement &requirement);
    void readOutcomes(PolicyTable &table, Requirement &requirement);
    [[nodiscard]] static TilingRule readTiles(PolicyTable &table);
    void refuse(Errc code, const std::string &detail);

    /// Calls `each` with every table of the list of tables [[key]].
    template <class Each>
    void forEach(PolicyTable &root, std::string_view key, Each each);

    PolicyRead m_read;
    std::map<std::string, Requirements, std::less<>> m_lists;
    std::set<std::string, std::less<>> m_usedLists;
    std::optional<Error> m_refusal;
};

void PolicyReader::refuse(Errc code, const std::string &detail)
{
    if (!m_refusal)
        m_refusal = Error{code, detail};
}

template <class Each>
void PolicyReader::forEach(PolicyTable &root, std::string_view key, Each each)
{
    const std::string place = "[[" + std::string(key) + "]]";
    const toml::array *array = root.list(key);
    if (!array)
        return;
    if (array->size() > kMostStrategies)
        root.refuse(Errc::TooLarge, key, "has more than " + std::to_string(kMostStrategies) + " entries");
    for (const toml::node &node : *array) {
        if (m_refusal)
            return;
        const toml::table *table = node.as_table();
        if (!table) {
            root.refuse(Errc::OutOfRange, key, "must be tables, each below a line " + place);
            return;
        }
        PolicyTable one(*table, place, m_refusal);
        each(one);
    }
}

Result<PolicyRead> PolicyReader::read(const toml::table &top)
{
    PolicyTable root(top, "", m_refusal);
    root.need("name", "name = \"Our rules, autumn\"");
    m_read.policy.name = root.text("name").value_or("");
    readNumbers(root);
    readImprovement(root);
    readSystematics(root);
    readLists(root);
    readStrategies(root);
    root.end();
    if (m_refusal)
        return Failure(*m_refusal);
    if (auto kept = keepsPromises(m_read.policy); !kept)
        return Failure(kept.error());
    for (std::string &warning : oddities(m_read.policy))
        m_read.warnings.push_back(std::move(warning));
    return m_read;
}

void PolicyReader::readNumbers(PolicyTable &root)
{
    if (auto time = root.table("time")) {
        if (const auto tolerance = time->number("clock_tolerance_s", 0, 3600))
            m_read.policy.clockTolerance = fromSeconds(*tolerance);
        time->end();
    }
    if (auto error = root.table("error")) {
        if (const auto containment = error->number("containment", 0.5, 0.999))
            m_read.policy.errorContainment = *containment;
        error->end();
    }
}

void PolicyReader::readImprovement(PolicyTable &root)
{
    auto table = root.table("improved_position");
    if (!table)
        return;
    ImprovementTerms &terms = m_read.policy.improvement;
    terms.usefulHalfFields = table->number("useful_half_fields", 0.05, 1).value_or(terms.usefulHalfFields);
    terms.ignoreGain = table->number("ignore_gain", 0, 1).value_or(terms.ignoreGain);
    if (const auto horizon = table->number("horizon_s", 1, kDay))
        terms.horizon = fromSeconds(*horizon);
    if (const auto settle = table->number("settle_s", 0, 60))
        terms.settle = fromSeconds(*settle);
    table->end();
}

void PolicyReader::readSystematics(PolicyTable &root)
{
    forEach(root, "systematic", [this](PolicyTable &table) {
        Systematic one;
        one.when = readMatch(table);
        table.need("add_deg", "add_deg = 5.6");
        one.add = Angle::degrees(table.number("add_deg", 0, 90).value_or(0));
        one.inQuadrature = table.truth("in_quadrature").value_or(false);
        table.end();
        m_read.policy.systematics.push_back(std::move(one));
    });
}

void PolicyReader::readLists(PolicyTable &root)
{
    auto lists = root.table("list");
    if (!lists)
        return;
    for (const auto &[key, node] : lists->values()) {
        const std::string name(key.str());
        if (const toml::array *array = lists->list(name)) {
            PolicyTable owner(lists->values(), "[list] " + name, m_refusal);
            m_lists[name] = readRequirements(*array, owner, false);
        }
    }
}

NoticeMatch PolicyReader::readMatch(PolicyTable &table)
{
    NoticeMatch match;
    match.missions = table.allNamed<Mission>("missions");
    match.kinds = table.texts("kinds");
    match.notKinds = table.texts("not_kinds");
    match.instruments = table.texts("instruments");
    match.classes = table.allNamed<SourceClass>("classes");
    match.positions = table.allNamed<PositionKind>("positions");
    match.test = table.named<Stated>("test");
    return match;
}

PolicyReader::Requirements PolicyReader::readRequirements(
    const toml::array &array, PolicyTable &owner, bool mayName)
{
    Requirements found;
    for (const toml::node &node : array) {
        if (m_refusal)
            return found;
        const std::string line = "line " + std::to_string(node.source().begin.line) + ": " + owner.place();
        if (const toml::table *table = node.as_table()) {
            found.push_back(readRequirement(*table, owner.place()));
        } else if (const auto name = node.value_exact<std::string>(); name && mayName) {
            const auto list = m_lists.find(*name);
            if (list == m_lists.end()) {
                std::vector<std::string_view> known;
                for (const auto &[one, requirements] : m_lists)
                    known.push_back(one);
                refuse(
                    Errc::NotFound,
                    line + ": there is no list \"" + *name + "\" below [list]" + didYouMean(*name, known));
                return found;
            }
            m_usedLists.insert(*name);
            found.insert(found.end(), list->second.begin(), list->second.end());
        } else {
            refuse(
                Errc::OutOfRange,
                line + " must hold rules such as { rule = \"not_a_test\", else = \"ignore\" }"
                    + (mayName ? " or names of lists in quotes" : ""));
        }
        if (found.size() > kMostRequirements)
            refuse(Errc::TooLarge, line + " has more than " + std::to_string(kMostRequirements) + " rules");
    }
    return found;
}

Requirement PolicyReader::readRequirement(const toml::table &values, const std::string &place)
{
    PolicyTable table(values, place, m_refusal);
    Requirement one;
    one.line = table.line();
    table.need("rule", "rule = \"not_a_test\"");
    const auto rule = table.named<Rule>("rule");
    if (!rule)
        return one;
    one.rule = *rule;
    table.rename(place + ", rule " + std::string(nameOf(one.rule)));
    readOutcomes(table, one);
    if (senseOf(one.rule) != RuleSense::Statement)
        readLimit(table, one);
    if (one.rule == Rule::ClassIsAmong) {
        table.need("classes", "classes = [\"grb\", \"xray\"]");
        one.classes = table.allNamed<SourceClass>("classes");
        if (std::ranges::find(one.classes, SourceClass::Unstated) != one.classes.end())
            table.refuse(Errc::OutOfRange, "classes", "must not name \"unstated\": nothing said is no class");
    }
    if (one.rule == Rule::ClassPermitsResponse)
        one.except = table.allNamed<SlewReason>("except");
    table.end();
    return one;
}

void PolicyReader::readOutcomes(PolicyTable &table, Requirement &one)
{
    table.need("else", "else = \"ignore\"");
    one.otherwise = table.named<Outcome>("else").value_or(Outcome::Ignore);
    if (one.otherwise == Outcome::Respond)
        table.refuse(Errc::OutOfRange, "else", "must be \"queue\", \"ask\" or \"ignore\"");
    constexpr std::array<std::string_view, 4> kUnknown{"go_on", "queue", "ask", "ignore"};
    if (const auto word = table.word("unknown", kUnknown)) {
        one.unknownGoesOn = *word == 0;
        if (!one.unknownGoesOn)
            one.unknown = enumNamed<Outcome>(kUnknown[*word]);
    }
}

void PolicyReader::readLimit(PolicyTable &table, Requirement &one)
{
    const Range range = rangeOf(one.rule);
    const std::string key = limitKey(one.rule);
    if (one.rule == Rule::MayInterrupt)
        return;
    if (one.rule == Rule::ErrorWithinField && table.has("at_most_half_fields")) {
        one.inHalfFields = true;
        one.limit = table.number("at_most_half_fields", 0, 100).value_or(0);
        if (table.has(key))
            table.refuse(Errc::OutOfRange, key, "and at_most_half_fields are both set; keep one");
    } else {
        table.need(key, key + " = 10");
        one.limit = unitOf(one.rule) == RuleUnit::Count
            ? table.whole(key, static_cast<int>(range.low), static_cast<int>(range.high)).value_or(0)
            : table.number(key, range.low, range.high).value_or(0);
    }
    if (one.rule == Rule::UpLongEnough) {
        table.need("above_deg", "above_deg = 30");
        one.above = table.number("above_deg", -90, 90).value_or(0);
    }
    if (one.rule == Rule::FarFromMoon)
        one.above = table.number("when_illuminated", 0, 1).value_or(0);
}

TilingRule PolicyReader::readTiles(PolicyTable &table)
{
    TilingRule rule;
    table.need("exposure_s", "exposure_s = 60");
    rule.exposure = fromSeconds(table.number("exposure_s", 0.01, 3600).value_or(60));
    rule.count = table.whole("count", 1, 1000).value_or(rule.count);
    rule.epochs = table.whole("epochs", 1, 20).value_or(rule.epochs);
    if (const auto revisit = table.number("revisit_s", 0, kDay / 2))
        rule.revisit = fromSeconds(*revisit);
    rule.most = table.whole("most", 1, 400).value_or(rule.most);
    if (const auto within = table.number("within_s", 60, 31 * kDay))
        rule.within = fromSeconds(*within);
    rule.priority = table.number("priority", 0.001, 1e6).value_or(rule.priority);
    table.end();
    return rule;
}

Strategy PolicyReader::readStrategy(PolicyTable &table)
{
    Strategy one;
    one.line = table.line();
    table.need("name", "name = \"Swift bursts\"");
    one.name = table.text("name").value_or("");
    table.rename(table.place() + " \"" + one.name + "\"");
    if (one.name.empty() || one.name.size() > 80)
        table.refuse(Errc::OutOfRange, "name", "must be a text of 1 to 80 letters");
    one.why = table.text("why").value_or("");
    one.when = readMatch(table);
    if (const toml::array *array = table.list("require"))
        one.requirements = readRequirements(*array, table, true);
    table.need("outcome", "outcome = \"ignore\"");
    one.outcome = table.named<Outcome>("outcome").value_or(Outcome::Ignore);
    one.priority = table.whole("priority", 0, 100).value_or(one.priority);
    const bool asks = one.outcome == Outcome::Ask
        || std::ranges::any_of(one.requirements, [](const Requirement &requirement) {
                          return requirement.otherwise == Outcome::Ask || requirement.unknown == Outcome::Ask;
                      });
    if (asks)
        table.need("ask_within_s", "ask_within_s = 600");
    one.askWithin = fromSeconds(table.number("ask_within_s", 1, kDay).value_or(0));
    one.unanswered = table.named<Outcome>("unanswered").value_or(one.unanswered);
    if (one.unanswered == Outcome::Ask)
        table.refuse(Errc::OutOfRange, "unanswered", "must be \"respond\", \"queue\" or \"ignore\"");
    if (auto tiles = table.table("tiles"))
        one.tiles = readTiles(*tiles);
    table.end();
    return one;
}

void PolicyReader::readStrategies(PolicyTable &root)
{
    std::vector<Strategy> &strategies = m_read.policy.strategies;
    forEach(root, "strategy", [&](PolicyTable &table) {
        Strategy one = readStrategy(table);
        const auto same = std::ranges::find(strategies, one.name, &Strategy::name);
        if (same != strategies.end())
            table.refuse(
                Errc::OutOfRange, "name",
                "is that of line " + std::to_string(same->line) + " too; rename one");
        strategies.push_back(std::move(one));
    });
    if (m_refusal)
        return;
    for (const auto &[name, requirements] : m_lists)
        if (!m_usedLists.contains(name))
            m_read.warnings.push_back("[list] " + name + " is used by no strategy; name it in a `require`");
    if (strategies.empty())
        refuse(Errc::NotFound, "there is no strategy; write [[strategy]] and below it name and outcome");
    else if (!(strategies.back().when == NoticeMatch{}))
        refuse(
            Errc::Refused,
            "line " + std::to_string(strategies.back().line) + ": [[strategy]] \"" + strategies.back().name
                + "\" is the last and must be for every notice; take out missions, kinds and the like, or "
                  "write one more below it");
}

} // namespace

Result<PolicyRead> readPolicy(std::string_view text)
{
    if (text.size() > kLongestText)
        return fail(
            Errc::TooLarge,
            "the policy has " + std::to_string(text.size()) + " bytes; at most "
                + std::to_string(kLongestText) + " are read");
    const auto root = parseToml(text);
    if (!root)
        return Failure(root.error());
    auto read = PolicyReader().read(*root);
    if (read)
        read->policy.fingerprint = fingerprintOf(text);
    return read;
}

} // namespace tulpar
