#include "core/alerts/xml_document.h"

#include "core/base/parse.h"

namespace tulpar {

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
