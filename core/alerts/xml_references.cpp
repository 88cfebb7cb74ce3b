#include "core/alerts/xml_references.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

namespace tulpar {

namespace {

bool isXmlCharacter(std::uint32_t c)
{
    if (c < 0x20)
        return c == '\t' || c == '\n' || c == '\r';
    return c < 0xD800 || (c > 0xDFFF && c < 0xFFFE) || (c > 0xFFFF && c <= 0x10FFFF);
}

void appendUtf8(std::string &text, std::uint32_t c)
{
    const auto put = [&](std::uint32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6);
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3F));
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

/// The character of "#233" or "#xE9"; none if it is no number or not allowed in XML.
std::optional<std::uint32_t> numberedCharacter(std::string_view reference)
{
    reference.remove_prefix(1);
    const bool isHexadecimal = reference.starts_with('x');
    if (isHexadecimal)
        reference.remove_prefix(1);
    std::uint32_t value = 0;
    const char *end = reference.data() + reference.size();
    const auto [rest, error] = std::from_chars(reference.data(), end, value, isHexadecimal ? 16 : 10);
    if (error != std::errc() || rest != end || !isXmlCharacter(value))
        return std::nullopt;
    return value;
}

} // namespace

std::optional<std::size_t> replaceReferences(std::string_view piece, std::string &made)
{
    constexpr std::array<std::pair<std::string_view, char>, 5> kNamed{
        {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
    constexpr std::size_t kLongest = 10;
    for (std::size_t at = 0; at < piece.size();) {
        if (piece[at] != '&') {
            made.push_back(piece[at++]);
            continue;
        }
        const std::string_view following = piece.substr(at + 1, kLongest);
        const std::size_t end = following.find(';');
        const std::string_view reference = following.substr(0, end);
        if (reference.starts_with('#')) {
            const auto character =
                end == std::string_view::npos ? std::nullopt : numberedCharacter(reference);
            if (!character)
                return at;
            appendUtf8(made, *character);
            at += end + 2;
            continue;
        }
        char meant = '&';
        std::size_t length = 1;
        for (const auto &[name, character] : kNamed)
            if (end != std::string_view::npos && name == reference) {
                meant = character;
                length = end + 2;
            }
        made.push_back(meant);
        at += length;
    }
    return std::nullopt;
}

} // namespace tulpar
