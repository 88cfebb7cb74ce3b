#pragma once

#include "core/archive/archive_search.h"
#include "core/base/enum_names.h"
#include "core/base/result.h"

#include <QString>

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace tulpar {

class ArchiveDatabase;

enum class RowFormat { Csv, Json };

template <>
struct EnumNames<RowFormat> {
    static constexpr std::array<std::string_view, 2> names{"csv", "json"};
};

/// Shows every row of the search as a line without its end, a CSV's header first; false from `use` stops.
/// How many rows there were. Errc as `forEachRow`.
using UseLine = std::function<bool(const std::string &line)>;
[[nodiscard]] Result<std::size_t> forEachLine(
    const ArchiveDatabase &database, const ArchiveSearch &search, RowFormat format, const UseLine &use);

struct ExportedRows {
    std::size_t rows = 0;
    bool isStopped = false; ///< there is no file then
};

/// The same into a new file, which gets its name when it is whole. Called before each row with those written,
/// `goOn` stops it by false. Errc::Refused: there is a file of that name already. Errc::Io.
[[nodiscard]] Result<ExportedRows> exportRows(
    const ArchiveDatabase &database, const ArchiveSearch &search, RowFormat format, const QString &path,
    const std::function<bool(std::size_t rows)> &goOn = {});

} // namespace tulpar
