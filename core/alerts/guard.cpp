#include "core/alerts/guard.h"

#include "core/alerts/text_place.h"
#include "core/alerts/xml_document.h"

#include <cstdint>
#include <string>

namespace tulpar {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kBlock = 64; ///< bytes looked at together

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string megabytes(std::size_t bytes)
{
    return std::to_string(bytes) + " bytes";
}

Result<void> checkSize(std::string_view bytes, std::size_t limit)
{
    if (bytes.size() > limit)
        return fail(Errc::TooLarge, megabytes(bytes.size()) + ", at most " + megabytes(limit) + " are read");
    return {};
}

/// The length of the UTF-8 sequence at `at`, 0 if it is none that XML and JSON allow.
std::size_t sequenceLength(std::string_view bytes, std::size_t at)
{
    const auto byte = [&](std::size_t i) {
        return i < bytes.size() ? static_cast<std::uint8_t>(bytes[i]) : 0U;
    };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const unsigned first = byte(at);
    if (first < 0x80)
        return first >= 0x20 || isBlank(bytes[at]) ? 1 : 0;
    if (first >= 0xC2 && first <= 0xDF)
        return follows(at + 1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const unsigned second = byte(at + 1);
        const bool overlong = first == 0xE0 && second < 0xA0;
        const bool surrogate = first == 0xED && second > 0x9F;
        return follows(at + 1) && follows(at + 2) && !overlong && !surrogate ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const unsigned second = byte(at + 1);
        const bool overlong = first == 0xF0 && second < 0x90;
        const bool beyond = first == 0xF4 && second > 0x8F;
        return follows(at + 1) && follows(at + 2) && follows(at + 3) && !overlong && !beyond ? 4 : 0;
    }
    return 0;
}

/// Whether 64 bytes are plain ASCII that needs no closer look. Written so that compilers make vectors of it,
/// all in bytes.
bool isPlainBlock(const char *block)
{
    std::uint8_t bad = 0;
    for (std::size_t i = 0; i < kBlock; ++i) {
        const auto c = static_cast<std::int8_t>(block[i]); // from 0x80 on negative
        const bool isOther = (c < 0x20) & (c != '\t') & (c != '\n') & (c != '\r');
        bad = static_cast<std::uint8_t>(bad | static_cast<std::uint8_t>(isOther));
    }
    return bad == 0;
}

/// Past the string that begins at `at`; npos if it does not end.
std::size_t pastString(std::string_view bytes, std::size_t at)
{
    // From quote to quote: a map in base64 is a megabyte without one.
    for (std::size_t quote = bytes.find('"', at + 1); quote != std::string_view::npos;
         quote = bytes.find('"', quote + 1)) {
        std::size_t first = quote; // of the backslashes before it
        while (bytes[first - 1] == '\\')
            --first;
        if ((quote - first) % 2 == 0)
            return quote + 1;
    }
    return std::string_view::npos;
}

} // namespace

NoticeSyntax noticeSyntax(std::string_view bytes) noexcept
{
    if (bytes.starts_with(kByteOrderMark))
        bytes.remove_prefix(kByteOrderMark.size());
    while (!bytes.empty() && isBlank(bytes.front()))
        bytes.remove_prefix(1);
    if (bytes.empty())
        return NoticeSyntax::Other;
    if (bytes.front() == '<')
        return NoticeSyntax::Xml;
    return bytes.front() == '{' || bytes.front() == '[' ? NoticeSyntax::Json : NoticeSyntax::Other;
}

Result<void> checkUtf8(std::string_view bytes)
{
    std::size_t at = 0;
    std::size_t slowUntil = 0; // a block with a foreign character is read byte by byte
    while (at < bytes.size()) {
        if (at >= slowUntil && bytes.size() - at >= kBlock) {
            if (isPlainBlock(bytes.data() + at)) {
                at += kBlock;
                continue;
            }
            slowUntil = at + kBlock;
        }
        const std::size_t length = sequenceLength(bytes, at);
        if (length == 0)
            return fail(Errc::Malformed, "not UTF-8 text at byte " + std::to_string(at));
        at += length;
    }
    return {};
}

Result<void> guardXml(std::string_view bytes, const NoticeLimits &limits)
{
    const auto document = XmlDocument::read(bytes, limits);
    if (!document)
        return tl::unexpected(document.error());
    return {};
}

Result<void> guardJson(std::string_view bytes, const NoticeLimits &limits)
{
    if (const auto size = checkSize(bytes, limits.jsonBytes); !size)
        return size;
    if (const auto encoding = checkUtf8(bytes); !encoding)
        return encoding;
    const auto broken = [&](const std::string &what, std::size_t at, Errc code = Errc::Malformed) {
        return fail(code, what + " at " + placeOf(bytes, at));
    };
    std::string open;
    bool ended = false;
    std::size_t at = bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
    while (at < bytes.size()) {
        const char c = bytes[at];
        if (ended && !isBlank(c))
            return broken("text after the value", at);
        if (c == '"') {
            const std::size_t past = pastString(bytes, at);
            if (past == std::string_view::npos)
                return broken("unfinished string", at);
            at = past;
            continue;
        }
        if (c == '{' || c == '[') {
            if (open.size() == static_cast<std::size_t>(limits.depth))
                return broken(
                    "more than " + std::to_string(limits.depth) + " values inside each other", at,
                    Errc::TooDeep);
            open.push_back(c);
        } else if (c == '}' || c == ']') {
            if (open.empty() || open.back() != (c == '}' ? '{' : '['))
                return broken(std::string("unexpected '") + c + "'", at);
            open.pop_back();
            ended = open.empty();
        }
        ++at;
    }
    if (!ended)
        return broken("the text ends inside a value", bytes.size());
    return {};
}

} // namespace tulpar
