#include "app/settings_file.h"

#include "core/base/toml_text.h"

#include <QFile>

#include <charconv>

namespace tulpar {

namespace {

constexpr const char *kAnyKey = "*";
constexpr std::size_t kAlike = 5; ///< letters in common at the start that make a suggestion

std::string text(double number)
{
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
    return {buffer.data(), end};
}

std::string lineOf(const toml::node &node)
{
    return "line " + std::to_string(node.source().begin.line) + ": ";
}

} // namespace

SettingsTable::SettingsTable(SettingsFile &file, std::string name, const toml::table *table)
    : m_file(file)
    , m_name(std::move(name))
    , m_table(table)
{
}

const toml::node *SettingsTable::find(std::string_view key)
{
    m_file.m_asked[m_name].emplace(key);
    return m_table ? m_table->get(key) : nullptr;
}

void SettingsTable::refuse(std::string_view key, const std::string &why)
{
    if (m_file.m_refusal)
        return;
    const toml::node *node = m_table ? m_table->get(key) : nullptr;
    m_file.m_refusal = Error{
        Errc::OutOfRange,
        (node ? lineOf(*node) : std::string()) + "[" + m_name + "] " + std::string(key) + " " + why};
}

void SettingsTable::read(std::string_view key, double &value, double low, double high)
{
    const toml::node *node = find(key);
    if (!node)
        return;
    const auto number = node->is_number() ? node->value<double>() : std::nullopt;
    if (!number || !(*number >= low && *number <= high))
        refuse(key, "must be a number from " + text(low) + " to " + text(high));
    else
        value = *number;
}

void SettingsTable::read(std::string_view key, Angle &value, double lowDeg, double highDeg)
{
    if (!find(key))
        return;
    double degrees = value.asDegrees();
    read(key, degrees, lowDeg, highDeg);
    value = Angle::degrees(degrees);
}

void SettingsTable::read(std::string_view key, Duration &value, double lowS, double highS)
{
    if (!find(key))
        return;
    double s = seconds(value);
    read(key, s, lowS, highS);
    value = fromSeconds(s);
}

void SettingsTable::read(std::string_view key, int &value, int low, int high)
{
    const toml::node *node = find(key);
    if (!node)
        return;
    const auto number = node->value_exact<std::int64_t>();
    if (!number || *number < low || *number > high)
        refuse(key, "must be a whole number from " + std::to_string(low) + " to " + std::to_string(high));
    else
        value = static_cast<int>(*number);
}

void SettingsTable::read(std::string_view key, bool &value)
{
    const toml::node *node = find(key);
    if (!node)
        return;
    if (const auto truth = node->value_exact<bool>())
        value = *truth;
    else
        refuse(key, "must be true or false");
}

void SettingsTable::read(std::string_view key, std::string &value)
{
    const toml::node *node = find(key);
    if (!node)
        return;
    if (auto found = node->value_exact<std::string>())
        value = std::move(*found);
    else
        refuse(key, "must be a text in quotes");
}

void SettingsTable::read(std::string_view key, QString &value)
{
    std::string found = value.toStdString();
    read(key, found);
    value = QString::fromStdString(found);
}

void SettingsTable::read(std::string_view key, std::vector<std::string> &values)
{
    const toml::node *node = find(key);
    if (!node)
        return;
    std::vector<std::string> found;
    const toml::array *array = node->as_array();
    for (std::size_t i = 0; array && i < array->size(); ++i)
        if (auto one = (*array)[i].value_exact<std::string>())
            found.push_back(std::move(*one));
    if (!array || found.size() != array->size())
        refuse(key, "must be a list of texts in quotes");
    else
        values = std::move(found);
}

void SettingsTable::read(std::string_view key, std::map<std::string, std::string> &texts)
{
    const toml::node *node = find(key);
    if (!node)
        return;
    std::map<std::string, std::string> found;
    const toml::table *table = node->as_table();
    if (table)
        for (const auto &[name, value] : *table)
            if (auto text = value.value_exact<std::string>())
                found.emplace(name.str(), std::move(*text));
    if (!table || found.size() != table->size())
        refuse(key, "must be a table of texts, { Name = \"text\" }");
    else
        texts = std::move(found);
}

void SettingsTable::readAll(std::map<std::string, std::string> &texts)
{
    m_file.m_asked[m_name].emplace(kAnyKey);
    if (!m_table)
        return;
    for (const auto &[key, node] : *m_table)
        read(key.str(), texts[std::string(key.str())]);
}

Result<SettingsFile> SettingsFile::open(const QString &path)
{
    SettingsFile settings;
    settings.m_path = path.toStdString();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Errc::Io, "cannot read " + settings.m_path + ": " + file.errorString().toStdString());
    auto root = parseToml(file.readAll().toStdString());
    if (!root)
        return fail(root.error().code, settings.m_path + ": " + root.error().detail);
    settings.m_root = std::move(*root);
    return settings;
}

SettingsTable SettingsFile::table(const std::string &name)
{
    m_asked[name];
    const toml::table *within = &m_root;
    std::string key = name;
    if (const auto dot = name.find('.'); dot != std::string::npos) {
        const std::string outer = name.substr(0, dot);
        key = name.substr(dot + 1);
        within = table(outer).m_table;
        m_asked[outer].insert(key);
    }
    const toml::node *node = within ? within->get(key) : nullptr;
    if (node && !node->is_table() && !m_refusal)
        m_refusal = Error{Errc::OutOfRange, lineOf(*node) + name + " must be a table, [" + name + "]"};
    return {*this, name, node ? node->as_table() : nullptr};
}

std::vector<SettingsTable> SettingsFile::tables(const std::string &name)
{
    m_asked[name];
    const toml::node *node = m_root.get(name);
    const toml::array *array = node ? node->as_array() : nullptr;
    std::vector<SettingsTable> found;
    for (std::size_t i = 0; array && i < array->size(); ++i)
        if (const toml::table *table = (*array)[i].as_table())
            found.push_back({*this, name, table});
    if (node && (!array || found.size() != array->size()) && !m_refusal)
        m_refusal =
            Error{Errc::OutOfRange, lineOf(*node) + name + " must be a list of tables, [[" + name + "]]"};
    return found;
}

Result<void> SettingsFile::endOf(const std::string &name, const toml::table &table) const
{
    const auto &known = m_asked.at(name);
    for (const auto &[key, value] : table)
        if (!known.contains(kAnyKey) && !known.contains(key.str()))
            return fail(Errc::NotFound, m_path + ": " + lineOf(value) + unknownKey(name, key.str()));
    for (const auto &[key, value] : table) {
        const std::string inner = name + "." + std::string(key.str());
        const toml::table *part = m_asked.contains(inner) ? value.as_table() : nullptr;
        if (auto checked = part ? endOf(inner, *part) : Result<void>(); !checked)
            return checked;
    }
    return {};
}

Result<void> SettingsFile::refused() const
{
    return m_refusal ? fail(m_refusal->code, m_path + ": " + m_refusal->detail) : Result<void>();
}

Result<void> SettingsFile::end() const
{
    if (const auto before = refused(); !before)
        return before;
    for (const auto &[name, node] : m_root) {
        const std::string table(name.str());
        const auto asked = m_asked.find(table);
        if (asked == m_asked.end())
            return fail(
                Errc::NotFound,
                m_path + ": " + lineOf(node)
                    + (node.is_table() || node.is_array_of_tables() ? "[" + table + "]" : table)
                    + " is not known");
        std::vector<const toml::table *> parts{node.as_table()};
        if (const toml::array *array = node.as_array()) {
            parts.clear();
            for (const toml::node &part : *array)
                parts.push_back(part.as_table());
        }
        for (const toml::table *part : parts)
            if (auto checked = part ? endOf(table, *part) : Result<void>(); !checked)
                return checked;
    }
    return {};
}

std::string SettingsFile::unknownKey(const std::string &table, std::string_view key) const
{
    std::string said = "[" + table + "] " + std::string(key) + " is not known";
    std::string alike;
    std::size_t most = kAlike - 1;
    for (const std::string &known : m_asked.at(table)) {
        const auto common = static_cast<std::size_t>(std::ranges::mismatch(known, key).in1 - known.begin());
        if (common > most) {
            most = common;
            alike = known;
        }
    }
    return alike.empty() ? said : said + "; did you mean " + alike + "?";
}

} // namespace tulpar
