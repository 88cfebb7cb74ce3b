#pragma once

#include "core/archive/archive_schema.h"
#include "core/base/result.h"

#include <QVariantList>

#include <span>

namespace tulpar {

class ArchiveDatabase;

/// Adds rows to one table, many in one statement, in the order given; a row that is there already is passed
/// over. All within the caller's transaction. Errc as `archiveError`.
[[nodiscard]] Result<void> insertRows(
    const ArchiveDatabase &database, ArchiveTable table, std::span<const QVariantList> rows);

} // namespace tulpar
