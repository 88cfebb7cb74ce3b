#pragma once

#include <QByteArray>

#include <optional>

namespace tulpar {

/// The beginning of an XML document, read without its body, its prefixes or its namespaces' declarations
/// having to be right: as much as a transport may know of what it carries.
struct RootElement {
    QByteArray name; ///< local name
    QByteArray nameSpace; ///< of its prefix, as declared on it; may be empty
    QByteArray role;
    QByteArray ivorn;
    QByteArray origin; ///< text of a first child Origin, only of a Transport
};

/// None: no XML, or a document type is declared (which nobody here may expand).
[[nodiscard]] std::optional<RootElement> rootElement(const QByteArray &xml);

} // namespace tulpar
