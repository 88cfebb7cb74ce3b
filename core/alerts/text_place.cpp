#include "core/alerts/text_place.h"

#include <algorithm>

namespace tulpar {

std::string placeOf(std::string_view bytes, std::size_t offset)
{
    const std::string_view before = bytes.substr(0, std::min(offset, bytes.size()));
    const auto line = std::ranges::count(before, '\n') + 1;
    const std::size_t newline = before.rfind('\n');
    const std::size_t column =
        newline == std::string_view::npos ? before.size() + 1 : before.size() - newline;
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

std::string quoted(std::string_view text)
{
    constexpr std::size_t kLongest = 40;
    std::string result = "'";
    for (const char c : text.substr(0, kLongest)) {
        const bool plain = c >= ' ' && c <= '~' && c != '\'';
        result += plain ? c : '?';
    }
    result += text.size() > kLongest ? "...'" : "'";
    return result;
}

} // namespace tulpar
