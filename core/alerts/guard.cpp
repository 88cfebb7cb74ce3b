#include "core/alerts/guard.h"

#include "core/alerts/text_place.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

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

/// Whether 64 bytes are plain ASCII that needs no closer look. Written so that compilers make vectors of it.
bool isPlainBlock(const char *block)
{
    unsigned bad = 0;
    for (std::size_t i = 0; i < kBlock; ++i) {
        const auto c = static_cast<std::uint8_t>(block[i]);
        const bool blank = c == '\t' || c == '\n' || c == '\r';
        bad |= static_cast<unsigned>((c >= 0x80) | ((c < 0x20) & !blank));
    }
    return bad == 0;
}

/// What a byte may do inside a tag.
enum : std::uint8_t { kEndsName = 1, kIsBlank = 2 };

constexpr std::array<std::uint8_t, 256> kTagBytes = [] {
    std::array<std::uint8_t, 256> table{};
    for (const char c : {' ', '\t', '\n', '\r'})
        table[static_cast<std::uint8_t>(c)] = kEndsName | kIsBlank;
    for (const char c : {'>', '/', '=', '<', '"', '\''})
        table[static_cast<std::uint8_t>(c)] = kEndsName;
    return table;
}();

bool hasTrait(char c, std::uint8_t trait)
{
    return (kTagBytes[static_cast<std::uint8_t>(c)] & trait) != 0;
}

/// Walks through XML once and holds it to the rules of guardXml(); knows nothing of what it means. Steps say
/// whether the walk goes on; why it ended is kept aside.
class XmlWalk {
public:
    XmlWalk(std::string_view bytes, const NoticeLimits &limits)
        : m_bytes(bytes)
        , m_limits(limits)
    {
        if (m_bytes.starts_with(kByteOrderMark))
            m_at = kByteOrderMark.size();
        m_open.reserve(16);
        m_attributes.reserve(16);
    }

    [[nodiscard]] Result<void> run()
    {
        bool goesOn = true;
        while (goesOn && m_at < m_bytes.size())
            goesOn = m_bytes[m_at] == '<' ? markup() : text();
        if (goesOn && !m_open.empty())
            goesOn = broken("the text ends inside <" + std::string(m_open.back()) + ">", m_bytes.size());
        if (goesOn && !m_rootSeen)
            goesOn = broken("there is no root element", m_bytes.size());
        if (!goesOn)
            return *m_failure;
        return {};
    }

private:
    bool broken(const std::string &what, std::size_t at, Errc code = Errc::Malformed)
    {
        m_failure = fail(code, what + " at " + placeOf(m_bytes, at));
        return false;
    }

    [[nodiscard]] bool startsWith(std::string_view prefix) const
    {
        return m_bytes.substr(m_at).starts_with(prefix);
    }

    bool skipPast(std::string_view end, std::string_view what)
    {
        const std::size_t found = m_bytes.find(end, m_at);
        if (found == std::string_view::npos)
            return broken("unfinished " + std::string(what), m_at);
        m_at = found + end.size();
        return true;
    }

    bool text()
    {
        std::size_t end = m_bytes.find('<', m_at);
        if (end == std::string_view::npos)
            end = m_bytes.size();
        if (m_open.empty())
            for (std::size_t i = m_at; i < end; ++i)
                if (!isBlank(m_bytes[i]))
                    return broken(
                        m_rootSeen ? "text after the root element" : "text before the root element", i);
        m_at = end;
        return true;
    }

    bool markup()
    {
        const char second = m_at + 1 < m_bytes.size() ? m_bytes[m_at + 1] : ' ';
        if (second == '/')
            return closing();
        if (second != '!' && second != '?')
            return opening();
        if (startsWith("<!--"))
            return m_at += 4, skipPast("-->", "comment");
        if (startsWith("<![CDATA[")) {
            if (m_open.empty())
                return broken("character data outside the root element", m_at);
            return skipPast("]]>", "character data");
        }
        if (second == '!')
            return broken("document type and entity declarations are not allowed", m_at);
        return skipPast("?>", "processing instruction");
    }

    [[nodiscard]] std::string_view name()
    {
        const std::size_t start = m_at;
        while (m_at < m_bytes.size() && !hasTrait(m_bytes[m_at], kEndsName))
            ++m_at;
        return m_bytes.substr(start, m_at - start);
    }

    void skipBlanks()
    {
        while (m_at < m_bytes.size() && hasTrait(m_bytes[m_at], kIsBlank))
            ++m_at;
    }

    [[nodiscard]] bool next(char c)
    {
        if (m_at >= m_bytes.size() || m_bytes[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    bool closing()
    {
        const std::size_t start = m_at;
        m_at += 2;
        const std::string_view closed = name();
        skipBlanks();
        if (!next('>'))
            return broken("unfinished closing tag", start);
        if (m_open.empty() || m_open.back() != closed)
            return broken("closing tag " + quoted(closed) + " does not match", start);
        m_open.pop_back();
        return true;
    }

    bool opening()
    {
        const std::size_t start = m_at;
        if (m_open.empty() && m_rootSeen)
            return broken("a second root element", start);
        ++m_at;
        const std::string_view opened = name();
        if (opened.empty())
            return broken("'<' that begins no tag", start);
        m_attributes.clear();
        while (true) {
            const std::size_t blank = m_at;
            skipBlanks();
            if (next('>')) {
                m_open.push_back(opened);
                break;
            }
            if (next('/')) {
                if (!next('>'))
                    return broken("unfinished tag", start);
                break;
            }
            if (m_at >= m_bytes.size())
                return broken("unfinished tag", start);
            if (m_at == blank)
                return broken("attributes not set apart", m_at);
            if (!attribute())
                return false;
        }
        if (m_open.size() > static_cast<std::size_t>(m_limits.depth))
            return broken(
                "more than " + std::to_string(m_limits.depth) + " elements inside each other", start,
                Errc::TooDeep);
        m_rootSeen = true;
        return true;
    }

    bool attribute()
    {
        constexpr std::size_t kMostAttributes = 64;
        const std::size_t start = m_at;
        const std::string_view key = name();
        skipBlanks();
        if (key.empty() || !next('='))
            return broken("attribute without a value", start);
        skipBlanks();
        const char quote = m_at < m_bytes.size() ? m_bytes[m_at] : ' ';
        if (quote != '"' && quote != '\'')
            return broken("attribute value without quotes", start);
        std::size_t end = m_at + 1;
        while (end < m_bytes.size() && m_bytes[end] != quote && m_bytes[end] != '<')
            ++end;
        if (end == m_bytes.size())
            return broken("unfinished attribute value", start);
        if (m_bytes[end] == '<')
            return broken("'<' in an attribute value", start);
        m_at = end + 1;
        for (const std::string_view seen : m_attributes)
            if (seen == key)
                return broken("attribute " + quoted(key) + " twice", start);
        if (m_attributes.size() == kMostAttributes)
            return broken("more attributes than " + std::to_string(kMostAttributes), start, Errc::TooLarge);
        m_attributes.push_back(key);
        return true;
    }

    std::string_view m_bytes;
    NoticeLimits m_limits;
    std::size_t m_at = 0;
    bool m_rootSeen = false;
    std::vector<std::string_view> m_open;
    std::vector<std::string_view> m_attributes;
    std::optional<Failure> m_failure;
};

/// Past the string that begins at `at`; npos if it does not end.
std::size_t pastString(std::string_view bytes, std::size_t at)
{
    for (std::size_t i = at + 1; i < bytes.size(); ++i) {
        if (bytes[i] == '\\')
            ++i;
        else if (bytes[i] == '"')
            return i + 1;
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
    if (const auto size = checkSize(bytes, limits.xmlBytes); !size)
        return size;
    if (const auto encoding = checkUtf8(bytes); !encoding)
        return encoding;
    return XmlWalk(bytes, limits).run();
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
