#include "core/sky/coordinate_marks.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tulpar {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// What typography, Russian and Kazakh write, and what is meant. Longer ones stand before their parts.
constexpr std::array kPlain = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"прямое восхождение", " ra "},
    {"склонение", " dec "},
    {"галактические", " gal "},
    {"азимут", " az "},
    {"высота", " alt "},
    {"биіктік", " alt "},
    {"биіктігі", " alt "},
    {"выс", " alt "},
    {"гал", " gal "},
    {"град", "d"},
    {"мин", "m"},
    {"сек", "s"},
    {"азм", " az "},
    {"аз", " az "},
    {"скл", " dec "},
    {"пв", " ra "},
    {"ч", "h"},
    {"м", "m"},
    {"с", "s"},
    {"°", "d"},
    {"º", "d"},
    {"˚", "d"},
    {"′", "'"},
    {"’", "'"},
    {"ʹ", "'"},
    {"″", "\""},
    {"”", "\""},
    {"“", "\""},
    {"ʺ", "\""},
    {"−", "-"},
    {"–", "-"},
    {"‒", "-"},
    {"＋", "+"},
    {"α", " ra "},
    {"δ", " dec "},
    {"\u00a0", " "},
    {"\u2009", " "},
    {"\u202f", " "},
    {"\u2005", " "},
    {"ʰ", "h"},
    {"ᵐ", "m"},
    {"ˢ", "s"},
});

/// ASCII letters and Cyrillic capitals made small, the rest as it is.
std::string smallLetters(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
        if (c >= 'A' && c <= 'Z') {
            out += static_cast<char>(c + 32);
        } else if (c == 0xD0 && next >= 0x90 && next <= 0x9F) { // А..П
            out += static_cast<char>(c);
            out += static_cast<char>(next + 0x20);
            ++i;
        } else if (c == 0xD0 && next >= 0xA0 && next <= 0xAF) { // Р..Я
            out += static_cast<char>(0xD1);
            out += static_cast<char>(next - 0x20);
            ++i;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string plainText(std::string_view text)
{
    const std::string small = smallLetters(text);
    std::string out;
    for (std::size_t i = 0; i < small.size();) {
        const auto *const known = std::find_if(kPlain.begin(), kPlain.end(), [&](const auto &pair) {
            return std::string_view(small).substr(i).starts_with(pair.first);
        });
        if (known == kPlain.end()) {
            out += small[i++];
        } else {
            out += known->second;
            i += known->first.size();
        }
    }
    return out;
}

/// "279,23 38,78": a comma between digits is a decimal one where no point is written and something else
/// separates the two numbers.
std::string withDecimalPoints(std::string text)
{
    if (text.find('.') != std::string::npos || std::count(text.begin(), text.end(), ',') < 2)
        return text;
    for (std::size_t i = 1; i + 1 < text.size(); ++i)
        if (text[i] == ',' && (!isDigit(text[i - 1]) || !isDigit(text[i + 1])))
            return text;
    std::replace(text.begin(), text.end(), ',', '.');
    return text;
}

} // namespace

std::string plainCoordinates(std::string_view text)
{
    return withDecimalPoints(plainText(text));
}

} // namespace tulpar
