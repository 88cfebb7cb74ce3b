#include "core/policy/policy_table.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>

namespace tulpar {

namespace {

constexpr std::size_t kLongestWord = 64; ///< longer ones resemble nothing

std::string plain(double number)
{
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
    return {buffer.data(), end};
}

std::string listed(std::span<const std::string_view> words)
{
    std::string text;
    for (const std::string_view word : words) {
        if (!text.empty())
            text += ", ";
        text += word;
    }
    return text;
}

std::string shortened(std::string_view text)
{
    return std::string(text.substr(0, kLongestWord)) + (text.size() > kLongestWord ? "..." : "");
}

} // namespace

PolicyTable::PolicyTable(const toml::table &table, std::string place, std::optional<Error> &refusal)
    : m_table(&table)
    , m_place(std::move(place))
    , m_refusal(&refusal)
{
}

const toml::node *PolicyTable::find(std::string_view key)
{
    m_asked.emplace_back(key);
    return m_table->get(key);
}

int PolicyTable::line() const
{
    return static_cast<int>(m_table->source().begin.line);
}

void PolicyTable::refuseAt(const toml::node &node, Errc code, std::string_view key, const std::string &why)
{
    if (*m_refusal)
        return;
    std::string detail;
    if (node.source().begin.line > 0)
        detail = "line " + std::to_string(node.source().begin.line) + ": ";
    detail += m_place;
    if (!m_place.empty() && !key.empty())
        detail += ": ";
    *m_refusal = Error{code, detail + shortened(key) + " " + why};
}

void PolicyTable::refuse(Errc code, std::string_view key, const std::string &why)
{
    const toml::node *node = m_table->get(key);
    refuseAt(node ? *node : static_cast<const toml::node &>(*m_table), code, key, why);
}

void PolicyTable::need(std::string_view key, std::string_view example)
{
    if (!has(key))
        refuse(Errc::NotFound, key, "is missing; write for example " + std::string(example));
}

std::optional<double> PolicyTable::number(std::string_view key, double low, double high)
{
    const toml::node *node = find(key);
    if (!node)
        return std::nullopt;
    const auto value = node->is_number() ? node->value<double>() : std::nullopt;
    if (value && *value >= low && *value <= high)
        return value;
    refuse(
        Errc::OutOfRange, key,
        "must be a number from " + plain(low) + " to " + plain(high)
            + (value ? ", not " + plain(*value) : std::string()));
    return std::nullopt;
}

std::optional<int> PolicyTable::whole(std::string_view key, int low, int high)
{
    const toml::node *node = find(key);
    if (!node)
        return std::nullopt;
    const auto value = node->value_exact<std::int64_t>();
    if (value && *value >= low && *value <= high)
        return static_cast<int>(*value);
    refuse(
        Errc::OutOfRange, key,
        "must be a whole number from " + std::to_string(low) + " to " + std::to_string(high));
    return std::nullopt;
}

std::optional<bool> PolicyTable::truth(std::string_view key)
{
    const toml::node *node = find(key);
    if (!node)
        return std::nullopt;
    const auto value = node->value_exact<bool>();
    if (!value)
        refuse(Errc::OutOfRange, key, "must be true or false");
    return value;
}

std::optional<std::string> PolicyTable::text(std::string_view key)
{
    const toml::node *node = find(key);
    if (!node)
        return std::nullopt;
    auto value = node->value_exact<std::string>();
    if (!value)
        refuse(Errc::OutOfRange, key, "must be a text in quotes");
    return value;
}

const toml::array *PolicyTable::list(std::string_view key)
{
    const toml::node *node = find(key);
    if (!node)
        return nullptr;
    if (!node->is_array())
        refuse(Errc::OutOfRange, key, "must be a list in square brackets");
    return node->as_array();
}

std::vector<std::string> PolicyTable::texts(std::string_view key)
{
    std::vector<std::string> found;
    const toml::array *array = list(key);
    for (std::size_t i = 0; array && i < array->size(); ++i) {
        auto one = (*array)[i].value_exact<std::string>();
        if (!one || one->empty())
            refuseAt((*array)[i], Errc::OutOfRange, key, "must be a list of texts in quotes, none empty");
        else
            found.push_back(std::move(*one));
    }
    if (array && array->empty())
        refuse(Errc::OutOfRange, key, "is empty; name something, or leave the key out for \"any\"");
    return found;
}

std::optional<PolicyTable> PolicyTable::table(std::string_view key)
{
    const toml::node *node = find(key);
    if (!node)
        return std::nullopt;
    if (const toml::table *found = node->as_table())
        return PolicyTable(*found, "[" + std::string(key) + "]", *m_refusal);
    refuse(Errc::OutOfRange, key, "must be a table, [" + std::string(key) + "]");
    return std::nullopt;
}

std::optional<std::size_t> PolicyTable::word(std::string_view key, std::span<const std::string_view> words)
{
    const auto value = text(key);
    if (!value)
        return std::nullopt;
    const auto found = std::ranges::find(words, *value);
    if (found != words.end())
        return static_cast<std::size_t>(found - words.begin());
    const std::string alike = didYouMean(*value, words);
    refuse(
        Errc::NotFound, key,
        "\"" + shortened(*value) + "\" is not known" + (alike.empty() ? "; known: " + listed(words) : alike));
    return std::nullopt;
}

std::vector<std::size_t> PolicyTable::someOf(std::string_view key, std::span<const std::string_view> words)
{
    std::vector<std::size_t> indices;
    for (const std::string &value : texts(key)) {
        const auto found = std::ranges::find(words, value);
        if (found != words.end()) {
            indices.push_back(static_cast<std::size_t>(found - words.begin()));
            continue;
        }
        const std::string alike = didYouMean(value, words);
        refuse(
            Errc::NotFound, key,
            "\"" + shortened(value) + "\" is not known"
                + (alike.empty() ? "; known: " + listed(words) : alike));
    }
    return indices;
}

void PolicyTable::end()
{
    for (const auto &[key, node] : *m_table) {
        if (std::ranges::find(m_asked, key.str()) != m_asked.end())
            continue;
        const std::vector<std::string_view> known(m_asked.begin(), m_asked.end());
        const std::string alike = didYouMean(key.str(), known);
        refuseAt(
            node, Errc::NotFound, key.str(),
            "is not known here" + (alike.empty() ? "; known: " + listed(known) : alike));
    }
}

} // namespace tulpar
