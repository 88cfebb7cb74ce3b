#include "core/archive/row_text.h"

#include "core/time/instant.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace tulpar {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 3> kOnlyForSearch{"x", "y", "z"};
constexpr std::string_view kUtc = "_utc_ns";
constexpr std::string_view kNanoseconds = "_ns";

bool isShown(const ArchiveColumn &column)
{
    return std::ranges::find(kOnlyForSearch, column.name) == kOnlyForSearch.end();
}

std::string shownName(const ArchiveColumn &column)
{
    const std::string name(column.name);
    if (column.name.ends_with(kUtc))
        return name.substr(0, name.size() - kNanoseconds.size());
    if (column.name.ends_with(kNanoseconds))
        return name.substr(0, name.size() - kNanoseconds.size()) + "_s";
    return name;
}

Json valueOf(const ArchiveColumn &column, const QVariant &value)
{
    if (value.isNull())
        return nullptr;
    if (column.kind == ColumnKind::Real)
        return value.toDouble();
    if (column.kind == ColumnKind::Integer) {
        const auto number = value.toLongLong();
        if (column.name.ends_with(kUtc))
            return isoUtc({number}, 9);
        if (column.name.ends_with(kNanoseconds))
            return seconds(Duration(number));
        if (column.name == "recovered")
            return number != 0;
        return number;
    }
    const std::string text = value.toString().toStdString();
    if (column.name == "body") {
        auto object = Json::parse(text, nullptr, false);
        if (!object.is_discarded())
            return object;
    }
    return text;
}

std::string quoted(const std::string &text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string result = "\"";
    for (const char c : text)
        result += c == '"' ? std::string("\"\"") : std::string(1, c);
    return result + '"';
}

} // namespace

std::string rowAsJson(SearchIn in, const QVariantList &values)
{
    Json object = Json::object();
    const auto columns = columnsOf(in);
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (isShown(columns[i]))
            object[shownName(columns[i])] = valueOf(columns[i], values[static_cast<qsizetype>(i)]);
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string csvHeader(SearchIn in)
{
    std::string line;
    for (const ArchiveColumn &column : columnsOf(in))
        if (isShown(column))
            line += (line.empty() ? "" : ",") + shownName(column);
    return line;
}

std::string rowAsCsv(SearchIn in, const QVariantList &values)
{
    std::string line;
    const auto columns = columnsOf(in);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!isShown(columns[i]))
            continue;
        const Json value = valueOf(columns[i], values[static_cast<qsizetype>(i)]);
        if (i > 0)
            line += ',';
        if (value.is_string())
            line += quoted(value.get<std::string>());
        else if (!value.is_null())
            line += quoted(value.dump());
    }
    return line;
}

} // namespace tulpar
