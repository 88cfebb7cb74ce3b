#pragma once

#include "core/alerts/guard.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

class XmlElement;

struct XmlAttribute {
    std::string_view name; ///< as written, with its prefix
    std::string_view value; ///< references replaced, blanks as they stand
};

/// The elements of an XML text from a stranger, read in the one pass that holds it to the rules of
/// guardXml(): what is not allowed is refused before anybody can act on it. No DTD, no entities of its own,
/// no files, no recursion. Names and values are views into the bytes given, which must outlive it.
class XmlDocument {
public:
    /// Errors as of guardXml(), and Errc::Malformed for a reference to a character that XML forbids.
    [[nodiscard]] static Result<XmlDocument> read(std::string_view bytes, const NoticeLimits &limits);

    // Views into its own bytes survive a move, not a copy.
    XmlDocument(XmlDocument &&) = default;
    XmlDocument &operator=(XmlDocument &&) = default;

    [[nodiscard]] XmlElement root() const; ///< there always is one

private:
    friend class XmlElement;
    friend class XmlReader;
    XmlDocument() = default;

    /// In the order of the opening tags, so that all inside an element follow it, up to `end`.
    struct Element {
        std::string_view name;
        std::string_view local; ///< without the prefix
        std::string_view text; ///< its own, not that of the elements inside
        std::uint32_t parent = 0;
        std::uint32_t end = 0; ///< one past the last element inside
        std::uint32_t firstAttribute = 0;
        std::uint32_t attributeCount = 0;
    };

    std::unique_ptr<char[]>
        m_copy; ///< of the bytes, with zeros behind them: no scan needs to look for the end
    std::string_view m_bytes; ///< the copy without the zeros
    std::vector<Element> m_elements;
    std::vector<XmlAttribute> m_attributes;
    std::deque<std::string> m_made; ///< texts that stand nowhere in the bytes as they read
};

/// One element of a document that must outlive it, or none: none has no name, no text, no attributes and
/// nothing inside.
class XmlElement {
public:
    XmlElement() = default;

    explicit operator bool() const { return m_document != nullptr; }
    [[nodiscard]] std::string_view name() const;
    [[nodiscard]] std::string_view localName() const; ///< without the prefix
    [[nodiscard]] std::string_view text() const; ///< its own, trimmed
    [[nodiscard]] std::span<const XmlAttribute> attributes() const;
    [[nodiscard]] std::string_view attribute(
        std::string_view name) const; ///< trimmed, empty if there is none
    [[nodiscard]] std::size_t offset() const; ///< of its '<' in the bytes

    [[nodiscard]] XmlElement parent() const; ///< none for the root
    [[nodiscard]] XmlElement child(std::string_view localName) const; ///< the first directly inside
    [[nodiscard]] XmlElement below(std::string_view localName) const; ///< the first anywhere inside
    /// The next after this element, and after all that is inside it, of that name in the same parent.
    [[nodiscard]] XmlElement next(std::string_view localName) const;

    /// Calls `take` with every element of that name anywhere inside, in document order.
    template <typename Take>
    void forEachBelow(std::string_view localName, Take take) const
    {
        if (m_document == nullptr)
            return;
        for (std::uint32_t i = m_index + 1; i < m_document->m_elements[m_index].end; ++i)
            if (m_document->m_elements[i].local == localName)
                take(XmlElement(m_document, i));
    }

private:
    friend class XmlDocument;
    XmlElement(const XmlDocument *document, std::uint32_t index)
        : m_document(document)
        , m_index(index)
    {
    }
    [[nodiscard]] XmlElement siblingFrom(
        std::uint32_t index, std::uint32_t end, std::string_view localName) const;

    const XmlDocument *m_document = nullptr;
    std::uint32_t m_index = 0;
};

} // namespace tulpar
