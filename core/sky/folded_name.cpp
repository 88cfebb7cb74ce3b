#include "core/sky/folded_name.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace tulpar {

namespace {

/// The code point at the front of `text`, removed from it; 0 for a byte that is no UTF-8.
char32_t takeLetter(std::string_view &text)
{
    const auto c = static_cast<unsigned char>(text.front());
    const std::size_t length = c < 0x80 ? 1 : c >> 5 == 6 ? 2 : c >> 4 == 14 ? 3 : c >> 3 == 30 ? 4 : 0;
    if (length == 0 || length > text.size()) {
        text.remove_prefix(1);
        return 0;
    }
    char32_t out = length == 1 ? c : c & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        const auto more = static_cast<unsigned char>(text[i]);
        if (more >> 6 != 2) {
            text.remove_prefix(1);
            return 0;
        }
        out = out << 6 | (more & 0x3FU);
    }
    text.remove_prefix(length);
    return out;
}

void append(std::string &out, char32_t letter)
{
    if (letter < 0x80) {
        out += static_cast<char>(letter);
    } else if (letter < 0x800) {
        out += static_cast<char>(0xC0 | letter >> 6);
        out += static_cast<char>(0x80 | (letter & 0x3F));
    } else {
        out += static_cast<char>(0xE0 | (letter >> 12 & 0x0F));
        out += static_cast<char>(0x80 | (letter >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (letter & 0x3F));
    }
}

/// Base letters of U+00C0 to U+017F (Unicode 15, canonical decompositions, and the usual spelling of the
/// rest); '.' for what is no letter.
constexpr std::string_view kLatin = "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty"
                                    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
                                    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

constexpr std::array<std::string_view, 25> kGreek{
    "alpha", "beta",   "gamma",   "delta", "epsilon", "zeta",    "eta",  "theta", "iota",
    "kappa", "lambda", "mu",      "nu",    "xi",      "omicron", "pi",   "rho",   "sigma",
    "sigma", "tau",    "upsilon", "phi",   "chi",     "psi",     "omega"};

/// Kazakh letters, and the Russian ones that people write for them; Ё and Й likewise.
constexpr std::array<std::pair<char32_t, char32_t>, 11> kCyrillic{{
    {U'ә', U'а'},
    {U'ғ', U'г'},
    {U'қ', U'к'},
    {U'ң', U'н'},
    {U'ө', U'о'},
    {U'ұ', U'у'},
    {U'ү', U'у'},
    {U'һ', U'х'},
    {U'і', U'и'},
    {U'ё', U'е'},
    {U'й', U'и'},
}};

char32_t smallCyrillic(char32_t letter)
{
    if (letter >= 0x410 && letter <= 0x42F)
        return letter + 0x20;
    if (letter >= 0x400 && letter <= 0x40F)
        return letter + 0x50;
    return letter >= 0x460 && letter <= 0x4FF && letter != 0x4C0 ? letter | 1U : letter;
}

} // namespace

std::string foldedName(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const char32_t letter = takeLetter(text);
        if ((letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') || letter == '+') {
            out += static_cast<char>(letter);
        } else if (letter >= 'A' && letter <= 'Z') {
            out += static_cast<char>(letter + 32);
        } else if (letter >= 0xC0 && letter - 0xC0 < kLatin.size()) {
            if (kLatin[letter - 0xC0] != '.')
                out += kLatin[letter - 0xC0];
        } else if (letter >= 0x391 && letter <= 0x3A9) {
            out += kGreek[letter - 0x391];
        } else if (letter >= 0x3B1 && letter <= 0x3C9) {
            out += kGreek[letter - 0x3B1];
        } else if (letter >= 0x400 && letter <= 0x52F) {
            const char32_t small = smallCyrillic(letter);
            const auto *const other =
                std::find_if(kCyrillic.begin(), kCyrillic.end(), [small](const auto &pair) {
                    return pair.first == small;
                });
            append(out, other == kCyrillic.end() ? small : other->second);
        }
    }
    return out;
}

} // namespace tulpar
