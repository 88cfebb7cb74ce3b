#include "core/alerts/text_lines.h"

#include "core/alerts/text_place.h"
#include "core/base/parse.h"

#include <algorithm>

namespace tulpar {

namespace {

/// "GRB_RA" of "GRB_RA:   87.8d", empty if the line begins with no key.
std::string_view keyOf(std::string_view line)
{
    constexpr std::size_t kLongestKey = 32;
    const std::size_t colon = line.substr(0, kLongestKey + 1).find(':');
    if (colon == std::string_view::npos || colon == 0)
        return {};
    const std::string_view key = line.substr(0, colon);
    const bool plain = std::ranges::all_of(key, [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'
            || c == '-';
    });
    return plain ? key : std::string_view();
}

} // namespace

Result<TextLines> TextLines::split(std::string_view text)
{
    constexpr std::size_t kMostLines = 2000;
    TextLines result;
    std::size_t number = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        at = end + 1;
        if (++number > kMostLines)
            return fail(
                Errc::TooLarge,
                "more than " + std::to_string(kMostLines) + " lines, a classic notice has about 40");
        if (trimmed(line).empty())
            continue;
        if (const std::string_view key = keyOf(line); !key.empty()) {
            result.m_lines.push_back({key, trimmed(line.substr(key.size() + 1)), number});
        } else if (result.m_lines.empty()) {
            return fail(
                Errc::Malformed,
                quoted(line) + " is no line of the form KEY: value, line " + std::to_string(number));
        } else {
            // A continuation: the value reaches to this line's end.
            Line &last = result.m_lines.back();
            const std::string_view whole = trimmed(line);
            const char *begin = last.value.empty() ? whole.data() : last.value.data();
            last.value = {begin, static_cast<std::size_t>(whole.data() + whole.size() - begin)};
        }
    }
    return result;
}

std::string_view TextLines::value(std::string_view key) const
{
    const auto found = std::ranges::find(m_lines, key, &Line::key);
    return found == m_lines.end() ? std::string_view() : found->value;
}

std::string_view TextLines::firstKey(std::initializer_list<std::string_view> keys) const
{
    for (const std::string_view key : keys)
        if (!value(key).empty())
            return key;
    return {};
}

std::string TextLines::placeOfKey(std::string_view key) const
{
    const auto found = std::ranges::find(m_lines, key, &Line::key);
    return "in " + std::string(key) + " at line "
        + std::to_string(found == m_lines.end() ? std::size_t(1) : found->number);
}

bool TextLines::comments(std::string_view contained) const
{
    return std::ranges::any_of(m_lines, [&](const Line &line) {
        return line.key == "COMMENTS" && line.value.find(contained) != std::string_view::npos;
    });
}

bool TextLines::contradicts(std::string_view key) const
{
    const std::string_view first = value(key);
    return std::ranges::any_of(
        m_lines, [&](const Line &line) { return line.key == key && line.value != first; });
}

std::string_view firstWord(std::string_view text)
{
    return text.substr(0, text.find_first_of(" \t,;\r\n"));
}

} // namespace tulpar
