#include "core/base/toml_text.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>

namespace tulpar {

namespace {

constexpr std::string_view kBlanks = " \t";
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
constexpr std::string_view kEnds = "=,[]{}#\n";
constexpr int kMostDots = 64; ///< the parser goes down a step for each

bool mayBeginAName(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z')
        || (letter >= '0' && letter <= '9') || letter == '_' || letter == '-' || letter == '"'
        || letter == '\'' || letter == ']';
}

bool isPlain(char letter)
{
    return static_cast<unsigned char>(letter) < 0x80;
}

/// Whether a line that begins with a bracket is a table header that the parser survives.
bool isSoundHeader(std::string_view line)
{
    std::size_t at = line.find_first_not_of(kBlanks, 1);
    if (at == 1 && line[1] == '[')
        at = line.find_first_not_of(kBlanks, 2);
    return at != std::string_view::npos && mayBeginAName(line[at]);
}

/// Given the text from a quote on, returned how many letters the quoted text has with its quotes.
std::size_t quotedLength(std::string_view text)
{
    const char quote = text.front();
    const std::string three(3, quote);
    const std::string_view end = text.starts_with(three) ? std::string_view(three) : text.substr(0, 1);
    for (std::size_t i = end.size(); i < text.size(); ++i) {
        if (quote == '"' && text[i] == '\\')
            ++i;
        else if (text.substr(i).starts_with(end))
            return i + end.size();
        else if (end.size() == 1 && text[i] == '\n')
            return i; // an error, which the parser will tell
    }
    return text.size();
}

/// What the parser would not survive, with its line; none: it may be parsed.
std::optional<std::string> deadlyIn(std::string_view text)
{
    int line = 1;
    bool isAtStart = true; // of a line, but for blanks
    std::string open; // the brackets that are to be closed yet
    int dots = 0; // in the key or number that is being read
    if (text.starts_with(kByteOrderMark))
        text.remove_prefix(kByteOrderMark.size());
    const auto said = [&line](const char *what) { return "line " + std::to_string(line) + ": " + what; };
    for (std::size_t i = 0; i < text.size();) {
        const char letter = text[i];
        std::size_t length = 1;
        if (letter == '[' && isAtStart && open.empty()) {
            const std::string_view rest = text.substr(i);
            if (!isSoundHeader(rest.substr(0, rest.find_first_of("\r\n"))))
                return said(
                    "begins with a bracket, but no name of a table follows; write [name] or [[name]]");
        }
        if (kEnds.find(letter) != std::string_view::npos)
            dots = 0;
        if (letter == '.' && ++dots > kMostDots)
            return said("a key has more parts than can be");
        if (letter == '#') {
            length = std::min(text.find('\n', i), text.size()) - i;
        } else if (letter == '"' || letter == '\'') {
            length = quotedLength(text.substr(i));
            line += static_cast<int>(std::ranges::count(text.substr(i, length), '\n'));
        } else if (letter == '[' || letter == '{') {
            open += letter == '[' ? ']' : '}';
        } else if (letter == ']' || letter == '}') {
            if (open.empty() || open.back() != letter)
                return said("a bracket is closed that was not opened");
            open.pop_back();
        } else if (!isPlain(letter)) {
            return said("a letter that is not plain stands outside of quotes");
        }
        isAtStart = letter == '\n' || (isAtStart && kBlanks.find(letter) != std::string_view::npos);
        line += letter == '\n' ? 1 : 0;
        i += length;
    }
    return std::nullopt;
}

} // namespace

Result<toml::table> parseToml(std::string_view text)
{
    if (const auto deadly = deadlyIn(text))
        return fail(Errc::Malformed, *deadly);
    try {
        return toml::parse(text);
    } catch (const toml::parse_error &error) {
        return fail(
            Errc::Malformed,
            "line " + std::to_string(error.source().begin.line) + ": " + std::string(error.description()));
    }
}

} // namespace tulpar
