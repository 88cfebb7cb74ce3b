#include "core/plan/programme_table.h"

#include "core/base/did_you_mean.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace tulpar {

namespace {

constexpr std::size_t kLongestShown = 60;

std::string plain(double number)
{
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
    return {buffer.data(), end};
}

std::string shown(std::string_view text)
{
    return std::string(text.substr(0, kLongestShown)) + (text.size() > kLongestShown ? "..." : "");
}

} // namespace

void ProblemList::add(ProgrammeProblem problem)
{
    if (problem.line > 0)
        problem.line += lineOffset;
    if (m_problems.size() < kMostProblems)
        m_problems.push_back(std::move(problem));
}

std::vector<ProgrammeProblem> ProblemList::take()
{
    std::ranges::stable_sort(m_problems, {}, &ProgrammeProblem::line);
    return std::move(m_problems);
}

ProgrammeTable::ProgrammeTable(const toml::table &table, std::string place, ProblemList &problems)
    : m_table(&table)
    , m_place(std::move(place))
    , m_problems(&problems)
{
}

const toml::node *ProgrammeTable::node(std::string_view key)
{
    m_asked.emplace_back(key);
    return m_table->get(key);
}

int ProgrammeTable::line() const
{
    return static_cast<int>(m_table->source().begin.line) + m_problems->lineOffset;
}

void ProgrammeTable::tell(
    const toml::source_region &where, std::string_view key, const std::string &why, const std::string &next,
    bool isWarning)
{
    ProgrammeProblem problem;
    problem.line = static_cast<int>(where.begin.line);
    problem.column = static_cast<int>(where.begin.column);
    problem.place = m_place;
    problem.what = key.empty() ? why : shown(key) + " " + why;
    problem.next = next;
    problem.isWarning = isWarning;
    m_problems->add(std::move(problem));
    m_isGood = m_isGood && isWarning;
}

void ProgrammeTable::refuse(std::string_view key, const std::string &why, const std::string &next)
{
    const toml::node *at = m_table->get(key);
    tell(at ? at->source() : m_table->source(), key, why, next, false);
}

void ProgrammeTable::warn(std::string_view key, const std::string &why, const std::string &next)
{
    const toml::node *at = m_table->get(key);
    tell(at ? at->source() : m_table->source(), key, why, next, true);
}

void ProgrammeTable::need(std::string_view key, const std::string &example)
{
    if (!has(key))
        refuse(key, "is missing", "write for example " + example);
}

std::optional<double> ProgrammeTable::number(std::string_view key, double low, double high)
{
    const toml::node *at = node(key);
    if (!at)
        return std::nullopt;
    const auto value = at->is_number() ? at->value<double>() : std::nullopt;
    if (value && *value >= low && *value <= high)
        return value;
    refuse(
        key, value ? "is " + plain(*value) : std::string("is no number"),
        "write a number from " + plain(low) + " to " + plain(high));
    return std::nullopt;
}

std::optional<Angle> ProgrammeTable::degrees(std::string_view key, double low, double high)
{
    const auto value = number(key, low, high);
    return value ? std::optional(Angle::degrees(*value)) : std::nullopt;
}

std::optional<Duration> ProgrammeTable::duration(std::string_view key, double lowS, double highS)
{
    const auto value = number(key, lowS, highS);
    return value ? std::optional(fromSeconds(*value)) : std::nullopt;
}

std::optional<int> ProgrammeTable::whole(std::string_view key, int low, int high)
{
    const toml::node *at = node(key);
    if (!at)
        return std::nullopt;
    const auto value = at->value_exact<std::int64_t>();
    if (value && *value >= low && *value <= high)
        return static_cast<int>(*value);
    refuse(
        key, value ? "is " + std::to_string(*value) : std::string("is no whole number"),
        "write a whole number from " + std::to_string(low) + " to " + std::to_string(high));
    return std::nullopt;
}

std::optional<bool> ProgrammeTable::truth(std::string_view key)
{
    const toml::node *at = node(key);
    if (!at)
        return std::nullopt;
    const auto value = at->value_exact<bool>();
    if (!value)
        refuse(key, "is neither true nor false", "write true or false");
    return value;
}

std::optional<std::string> ProgrammeTable::text(std::string_view key, std::size_t longest)
{
    const toml::node *at = node(key);
    if (!at)
        return std::nullopt;
    auto value = at->value_exact<std::string>();
    if (!value)
        refuse(key, "is no text", "write it in quotes");
    else if (value->size() > longest)
        refuse(key, "has more than " + std::to_string(longest) + " bytes", "shorten it");
    else
        return value;
    return std::nullopt;
}

std::optional<UtcInstant> ProgrammeTable::instantOf(const toml::node &node, std::string_view key)
{
    constexpr std::string_view kExample = "write it as \"2026-12-10T18:00:00Z\"";
    if (const auto text = node.value_exact<std::string>()) {
        const auto utc = parseUtc(*text);
        if (utc)
            return *utc;
        tell(node.source(), key, "\"" + shown(*text) + "\" is no time", std::string(kExample), false);
        return std::nullopt;
    }
    const auto given = node.value_exact<toml::date_time>();
    if (given && given->offset) {
        using namespace std::chrono;
        const sys_days day{
            year(given->date.year) / month(given->date.month) / std::chrono::day(given->date.day)};
        const Duration inDay = hours(given->time.hour) + minutes(given->time.minute)
            + std::chrono::seconds(given->time.second) + nanoseconds(given->time.nanosecond)
            - minutes(given->offset->minutes);
        const auto sinceEpoch = day.time_since_epoch();
        if (given->date.year >= 1900 && given->date.year <= 2200)
            return UtcInstant{duration_cast<nanoseconds>(sinceEpoch).count()} + inDay;
    }
    tell(
        node.source(), key, given && !given->offset ? "is a time without its zone" : "is no time",
        std::string(kExample), false);
    return std::nullopt;
}

std::optional<UtcInstant> ProgrammeTable::instant(std::string_view key)
{
    const toml::node *at = node(key);
    return at ? instantOf(*at, key) : std::nullopt;
}

const toml::array *ProgrammeTable::list(std::string_view key)
{
    const toml::node *at = node(key);
    if (at && !at->is_array())
        refuse(key, "is no list", "write it in square brackets");
    return at ? at->as_array() : nullptr;
}

std::vector<std::string> ProgrammeTable::texts(std::string_view key)
{
    std::vector<std::string> found;
    const toml::array *array = list(key);
    for (std::size_t i = 0; array && i < array->size(); ++i) {
        auto one = (*array)[i].value_exact<std::string>();
        if (!one || one->empty() || one->size() > 200)
            tell((*array)[i].source(), key, "holds what is no name", "write names in quotes", false);
        else
            found.push_back(std::move(*one));
    }
    return found;
}

void ProgrammeTable::forEach(
    std::string_view key, std::string_view place, const std::function<void(ProgrammeTable &)> &each)
{
    const toml::node *at = node(key);
    if (!at)
        return;
    const toml::array *array = at->as_array();
    if (!array) {
        refuse(key, "is no list of tables", "begin each with a line " + std::string(place));
        return;
    }
    for (const toml::node &entry : *array) {
        if (const toml::table *table = entry.as_table()) {
            ProgrammeTable one(*table, std::string(place), *m_problems);
            each(one);
            m_isGood = m_isGood && one.isGood();
        } else {
            tell(
                entry.source(), key, "holds what is no table", "begin each with a line " + std::string(place),
                false);
        }
    }
}

void ProgrammeTable::end()
{
    std::vector<std::string_view> known(m_asked.begin(), m_asked.end());
    for (const auto &[key, value] : *m_table) {
        if (std::ranges::find(known, key.str()) != known.end())
            continue;
        const std::string nearest = didYouMean(key.str(), known);
        tell(
            key.source(), key.str(), "is not known",
            nearest.empty() ? std::string("take it out") : nearest.substr(2), false);
    }
}

} // namespace tulpar
