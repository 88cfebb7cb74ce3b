#include "core/alerts/text_place.h"
#include "core/alerts/xml_document.h"
#include "core/alerts/xml_references.h"
#include "core/alerts/xml_scan.h"

#include <cstring>
#include <optional>
#include <utility>

namespace tulpar {

namespace {

using namespace xml;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool isSame(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && a.front() == b.front() && a == b; // names are never empty here
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
        if (m_hasReferences && !replace(piece))
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

    bool replace(std::string_view &piece)
    {
        if (piece.find('&') == std::string_view::npos)
            return true;
        std::string made;
        if (const auto bad = replaceReferences(piece, made))
            return broken("a reference to a character that XML does not allow", piece.data() + *bad);
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
        if (m_hasReferences && !replace(value))
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

} // namespace tulpar
