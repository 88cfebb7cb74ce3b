#include "core/feeds/root_element.h"

#include <QXmlStreamReader>

namespace tulpar {

namespace {

QByteArray localName(QStringView name)
{
    return name.mid(name.lastIndexOf(u':') + 1).toUtf8();
}

} // namespace

std::optional<RootElement> rootElement(const QByteArray &xml)
{
    QXmlStreamReader reader(xml);
    reader.setNamespaceProcessing(false); // undeclared prefixes occur
    while (!reader.atEnd()) {
        const auto token = reader.readNext();
        if (token == QXmlStreamReader::DTD || token == QXmlStreamReader::Invalid)
            return std::nullopt;
        if (token == QXmlStreamReader::StartElement)
            break;
    }
    if (!reader.isStartElement())
        return std::nullopt;
    RootElement root;
    const QString qualified = reader.qualifiedName().toString();
    const qsizetype colon = qualified.indexOf(u':');
    const QString declaration =
        colon < 0 ? QStringLiteral("xmlns") : QStringLiteral("xmlns:") + qualified.left(colon);
    root.name = localName(qualified);
    for (const auto &attribute : reader.attributes()) {
        const QByteArray name = localName(attribute.qualifiedName());
        if (attribute.qualifiedName() == declaration)
            root.nameSpace = attribute.value().toUtf8();
        else if (name == "role")
            root.role = attribute.value().toUtf8();
        else if (name == "ivorn")
            root.ivorn = attribute.value().toUtf8();
    }
    if (root.name != "Transport")
        return root;
    while (!reader.atEnd() && root.origin.isEmpty())
        if (reader.readNext() == QXmlStreamReader::StartElement
            && localName(reader.qualifiedName()) == "Origin")
            root.origin = reader.readElementText(QXmlStreamReader::SkipChildElements).trimmed().toUtf8();
    return root;
}

} // namespace tulpar
