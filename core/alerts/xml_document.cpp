#include "core/alerts/xml_document.h"

#include "core/alerts/text_place.h"
#include "core/base/parse.h"

#include <array>
#include <bit>
#include <charconv>
#include <cstring>
#include <optional>
#include <utility>

namespace tulpar {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Zeros behind the copy: as many as a scan looks at together.
constexpr std::size_t kPadding = 8;

/// What a byte may do inside a tag. The zero behind the text ends everything.
enum : std::uint8_t { kEndsName = 1, kIsBlank = 2 };

constexpr std::array<std::uint8_t, 256> kTagBytes = [] {
    std::array<std::uint8_t, 256> table{};
    for (const char c : {' ', '\t', '\n', '\r'})
        table[static_cast<std::uint8_t>(c)] = kEndsName | kIsBlank;
    for (const char c : {'>', '/', '=', '<', '"', '\'', '\0'})
        table[static_cast<std::uint8_t>(c)] = kEndsName;
    return table;
}();

bool hasTrait(char c, std::uint8_t trait)
{
    return (kTagBytes[static_cast<std::uint8_t>(c)] & trait) != 0;
}

// Eight bytes are looked at together: the branch at the end of a short name costs more than its letters.
constexpr std::uint64_t kOnes = 0x0101010101010101U;
constexpr std::uint64_t kHighs = 0x8080808080808080U;

std::uint64_t eightAt(const char *at)
{
    std::uint64_t eight = 0;
    std::memcpy(&eight, at, sizeof eight);
    if constexpr (std::endian::native == std::endian::big)
        eight = __builtin_bswap64(eight);
    return eight;
}

/// Marks the first byte below `limit`, which is at most 128; marks behind the first may be wrong.
std::uint64_t below(std::uint64_t eight, std::uint64_t limit)
{
    return (eight - kOnes * limit) & ~eight & kHighs;
}

std::uint64_t equal(std::uint64_t eight, char c)
{
    return below(eight ^ (kOnes * static_cast<std::uint8_t>(c)), 1);
}

std::size_t firstOf(std::uint64_t marks)
{
    return static_cast<std::size_t>(std::countr_zero(marks)) / 8;
}

/// Where the name that begins at `at` ends.
const char *endOfName(const char *at)
{
    while (true) {
        // All that ends a name is below 'A', and little else in names is.
        const std::uint64_t marks = below(eightAt(at), 'A');
        if (marks == 0) {
            at += 8;
            continue;
        }
        at += firstOf(marks);
        if (hasTrait(*at, kEndsName))
            return at;
        ++at;
    }
}

/// Where the value that begins at `at` ends: at its quote, or at '<' or the end of all where that comes
/// first.
const char *endOfValue(const char *at, char quote)
{
    while (true) {
        const std::uint64_t eight = eightAt(at);
        const std::uint64_t marks = equal(eight, quote) | equal(eight, '<') | equal(eight, '\0');
        if (marks != 0)
            return at + firstOf(marks);
        at += 8;
    }
}

const char *pastBlanks(const char *at)
{
    while (hasTrait(*at, kIsBlank))
        ++at;
    return at;
}

bool isSame(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && a.front() == b.front() && a == b; // names are never empty here
}

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

/// Walks through the bytes once. Steps say whether the walk goes on; why it ended is kept aside.
class XmlReader {
public:
    XmlReader(XmlDocument &document, const NoticeLimits &limits)
        : m_document(document)
        , m_bytes(document.m_bytes)
        , m_depth(static_cast<std::size_t>(limits.depth))
        , m_hasReferences(m_bytes.find('&') != std::string_view::npos)
        , m_at(m_bytes.data())
        , m_end(m_bytes.data() + m_bytes.size())
    {
        if (m_bytes.starts_with(kByteOrderMark))
            m_at += kByteOrderMark.size();
        m_open.reserve(16);
        m_document.m_elements.reserve(160);
        m_document.m_attributes.reserve(512);
    }

    [[nodiscard]] Result<void> run()
    {
        bool goesOn = true;
        while (goesOn && m_at < m_end)
            goesOn = *m_at == '<' ? markup() : text();
        if (goesOn && !m_open.empty())
            goesOn = broken("the text ends inside " + quoted(opened().name), m_end);
        if (goesOn && !rootSeen())
            goesOn = broken("there is no root element", m_end);
        if (!goesOn)
            return *m_failure;
        return {};
    }

private:
    using Element = XmlDocument::Element;

    struct Open {
        std::uint32_t element;
        std::string *made; ///< where its text is put together, if it is
    };

    bool broken(const std::string &what, const char *at, Errc code = Errc::Malformed)
    {
        m_failure =
            fail(code, what + " at " + placeOf(m_bytes, static_cast<std::size_t>(at - m_bytes.data())));
        return false;
    }

    [[nodiscard]] Element &opened() { return m_document.m_elements[m_open.back().element]; }
    [[nodiscard]] bool rootSeen() const { return !m_document.m_elements.empty(); }
    [[nodiscard]] std::string_view rest() const { return {m_at, m_end}; }

    bool skipPast(std::string_view end, std::string_view what)
    {
        const std::size_t found = rest().find(end);
        if (found == std::string_view::npos)
            return broken("unfinished " + std::string(what), m_at);
        m_at += found + end.size();
        return true;
    }

    bool text()
    {
        const char *start = m_at;
        const char *first = pastBlanks(start);
        if (*first == '<') {
            m_at = first;
            return true;
        }
        const auto *end =
            static_cast<const char *>(std::memchr(first, '<', static_cast<std::size_t>(m_end - first)));
        m_at = end == nullptr ? m_end : end;
        if (first == m_end)
            return true;
        if (m_open.empty())
            return broken(rootSeen() ? "text after the root element" : "text before the root element", first);
        std::string_view piece(start, m_at);
        if (m_hasReferences && !replaceReferences(piece))
            return false;
        addText(piece);
        return true;
    }

    bool characterData()
    {
        if (m_open.empty())
            return broken("character data outside the root element", m_at);
        constexpr std::string_view kBegin = "<![CDATA[";
        constexpr std::string_view kEnd = "]]>";
        const char *start = m_at + kBegin.size();
        if (!skipPast(kEnd, "character data"))
            return false;
        addText({start, m_at - kEnd.size()});
        return true;
    }

    void addText(std::string_view piece)
    {
        std::string_view &all = opened().text;
        if (all.empty()) {
            all = piece;
            return;
        }
        // In pieces, around comments or elements.
        std::string *&made = m_open.back().made;
        if (made == nullptr)
            made = &m_document.m_made.emplace_back(all);
        *made += piece;
        all = *made;
    }

    bool replaceReferences(std::string_view &piece)
    {
        if (piece.find('&') == std::string_view::npos)
            return true;
        constexpr std::array<std::pair<std::string_view, char>, 5> kNamed{
            {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
        constexpr std::size_t kLongest = 10;
        std::string made;
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
                    return broken("a reference to a character that XML does not allow", piece.data() + at);
                appendUtf8(made, *character);
                at += end + 2;
                continue;
            }
            // Any other '&' stands for itself: careless authors write addresses so.
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
        piece = m_document.m_made.emplace_back(std::move(made));
        return true;
    }

    bool markup()
    {
        const char second = m_at[1];
        if (second == '/')
            return closing();
        if (second != '!' && second != '?')
            return opening();
        if (rest().starts_with("<!--"))
            return m_at += 4, skipPast("-->", "comment");
        if (rest().starts_with("<![CDATA["))
            return characterData();
        if (second == '!')
            return broken("document type and entity declarations are not allowed", m_at);
        return skipPast("?>", "processing instruction");
    }

    [[nodiscard]] std::string_view name()
    {
        const char *start = m_at;
        m_at = endOfName(start);
        return {start, m_at};
    }

    void skipBlanks() { m_at = pastBlanks(m_at); }

    [[nodiscard]] bool next(char c)
    {
        if (*m_at != c)
            return false;
        ++m_at;
        return true;
    }

    void close()
    {
        opened().end = static_cast<std::uint32_t>(m_document.m_elements.size());
        m_open.pop_back();
    }

    bool closing()
    {
        const char *start = m_at;
        m_at += 2;
        const std::string_view closed = name();
        skipBlanks();
        if (!next('>'))
            return broken("unfinished closing tag", start);
        if (m_open.empty() || opened().name != closed)
            return broken("closing tag " + quoted(closed) + " does not match", start);
        close();
        return true;
    }

    bool opening()
    {
        const char *start = m_at;
        if (m_open.empty() && rootSeen())
            return broken("a second root element", start);
        ++m_at;
        const std::string_view opened = name();
        if (opened.empty())
            return broken("'<' that begins no tag", start);
        const std::size_t colon = opened.rfind(':');
        const std::uint32_t parent = m_open.empty() ? 0 : m_open.back().element;
        const auto element = static_cast<std::uint32_t>(m_document.m_elements.size());
        const auto firstAttribute = static_cast<std::uint32_t>(m_document.m_attributes.size());
        m_open.push_back({element, nullptr});
        if (m_open.size() > m_depth)
            return broken(
                "more than " + std::to_string(m_depth) + " elements inside each other", start, Errc::TooDeep);
        // Filled where it lies: a copy from the stack waits for its own stores.
        Element &added = m_document.m_elements.emplace_back();
        added.name = opened;
        added.local = colon == std::string_view::npos ? opened : opened.substr(colon + 1);
        added.parent = parent;
        added.firstAttribute = firstAttribute;
        bool isEmpty = false;
        while (true) {
            const char *blank = m_at;
            skipBlanks();
            if (next('>'))
                break;
            if (next('/')) {
                if (!next('>'))
                    return broken("unfinished tag", start);
                isEmpty = true;
                break;
            }
            if (m_at == m_end)
                return broken("unfinished tag", start);
            if (m_at == blank)
                return broken("attributes not set apart", m_at);
            if (!attribute(firstAttribute))
                return false;
        }
        m_document.m_elements[element].attributeCount =
            static_cast<std::uint32_t>(m_document.m_attributes.size()) - firstAttribute;
        if (isEmpty)
            close();
        return true;
    }

    bool attribute(std::uint32_t first)
    {
        constexpr std::size_t kMostAttributes = 64;
        const char *start = m_at;
        const std::string_view key = name();
        skipBlanks();
        if (key.empty() || !next('='))
            return broken("attribute without a value", start);
        skipBlanks();
        const char quote = *m_at;
        if (quote != '"' && quote != '\'')
            return broken("attribute value without quotes", start);
        const char *end = endOfValue(m_at + 1, quote);
        if (*end != quote)
            return broken(end == m_end ? "unfinished attribute value" : "'<' in an attribute value", start);
        std::string_view value(m_at + 1, end);
        m_at = end + 1;
        auto &attributes = m_document.m_attributes;
        for (std::size_t i = first; i < attributes.size(); ++i)
            if (isSame(attributes[i].name, key))
                return broken("attribute " + quoted(key) + " twice", start);
        if (attributes.size() - first == kMostAttributes)
            return broken("more attributes than " + std::to_string(kMostAttributes), start, Errc::TooLarge);
        if (m_hasReferences && !replaceReferences(value))
            return false;
        XmlAttribute &added = attributes.emplace_back();
        added.name = key;
        added.value = value;
        return true;
    }

    XmlDocument &m_document;
    std::string_view m_bytes;
    std::size_t m_depth;
    bool m_hasReferences;
    const char *m_at;
    const char *m_end; ///< where the zeros begin
    std::vector<Open> m_open;
    std::optional<Failure> m_failure;
};

Result<XmlDocument> XmlDocument::read(std::string_view bytes, const NoticeLimits &limits)
{
    if (bytes.size() > limits.xmlBytes)
        return fail(
            Errc::TooLarge,
            std::to_string(bytes.size()) + " bytes, at most " + std::to_string(limits.xmlBytes)
                + " bytes are read");
    if (const auto encoding = checkUtf8(bytes); !encoding)
        return tl::unexpected(encoding.error());
    XmlDocument document;
    document.m_copy = std::make_unique_for_overwrite<char[]>(bytes.size() + kPadding);
    std::memcpy(document.m_copy.get(), bytes.data(), bytes.size());
    std::memset(document.m_copy.get() + bytes.size(), 0, kPadding);
    document.m_bytes = {document.m_copy.get(), bytes.size()};
    if (const auto walked = XmlReader(document, limits).run(); !walked)
        return tl::unexpected(walked.error());
    return document;
}

XmlElement XmlDocument::root() const
{
    return m_elements.empty() ? XmlElement() : XmlElement(this, 0);
}

std::string_view XmlElement::name() const
{
    return m_document == nullptr ? std::string_view() : m_document->m_elements[m_index].name;
}

std::string_view XmlElement::localName() const
{
    return m_document == nullptr ? std::string_view() : m_document->m_elements[m_index].local;
}

std::string_view XmlElement::text() const
{
    return m_document == nullptr ? std::string_view() : trimmed(m_document->m_elements[m_index].text);
}

std::span<const XmlAttribute> XmlElement::attributes() const
{
    if (m_document == nullptr)
        return {};
    const auto &element = m_document->m_elements[m_index];
    return std::span(m_document->m_attributes).subspan(element.firstAttribute, element.attributeCount);
}

std::string_view XmlElement::attribute(std::string_view name) const
{
    for (const XmlAttribute &attribute : attributes())
        if (attribute.name == name)
            return trimmed(attribute.value);
    return {};
}

std::size_t XmlElement::offset() const
{
    return m_document == nullptr ? 0
                                 : static_cast<std::size_t>(name().data() - m_document->m_bytes.data()) - 1;
}

XmlElement XmlElement::parent() const
{
    if (m_document == nullptr || m_index == 0)
        return {};
    return {m_document, m_document->m_elements[m_index].parent};
}

XmlElement XmlElement::siblingFrom(std::uint32_t index, std::uint32_t end, std::string_view localName) const
{
    for (std::uint32_t i = index; i < end; i = m_document->m_elements[i].end)
        if (m_document->m_elements[i].local == localName)
            return {m_document, i};
    return {};
}

XmlElement XmlElement::child(std::string_view localName) const
{
    if (m_document == nullptr)
        return {};
    return siblingFrom(m_index + 1, m_document->m_elements[m_index].end, localName);
}

XmlElement XmlElement::next(std::string_view localName) const
{
    if (m_document == nullptr || m_index == 0)
        return {};
    const auto &element = m_document->m_elements[m_index];
    return siblingFrom(element.end, m_document->m_elements[element.parent].end, localName);
}

XmlElement XmlElement::below(std::string_view localName) const
{
    if (m_document == nullptr)
        return {};
    for (std::uint32_t i = m_index + 1; i < m_document->m_elements[m_index].end; ++i)
        if (m_document->m_elements[i].local == localName)
            return {m_document, i};
    return {};
}

} // namespace tulpar
