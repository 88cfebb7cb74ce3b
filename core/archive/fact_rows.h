#pragma once

#include "core/archive/archive_schema.h"
#include "core/session/fact_record.h"
#include "core/sky/angle.h"

#include <QString>
#include <QVariantList>

#include <string>
#include <string_view>

namespace tulpar {

/// One row for one table, its values in the order of `columnsOf`.
struct ArchiveRow {
    ArchiveTable table = ArchiveTable::Facts;
    QVariantList values;
};

/// What the archive keeps of one fact: always one row. Of a fact that cannot be read (garbage, or of another
/// version) a row of Unread, with the reason. The values are such as either engine takes. `longitude` is the
/// site's: it says which night it was.
[[nodiscard]] ArchiveRow archiveRowOf(const FactRecord &fact, Angle longitude);

/// A row of Unread for a fact that the engine refused.
[[nodiscard]] ArchiveRow unreadRowOf(const FactRecord &fact, Angle longitude, const std::string &why);

/// As the archive keeps texts: U+0000 and broken UTF-8, which PostgreSQL refuses, become U+FFFD.
[[nodiscard]] QString archiveText(std::string_view utf8);

} // namespace tulpar
