#pragma once

#include "core/base/enum_names.h"
#include "core/base/result.h"

#include <QString>

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace tulpar {

class ArchiveDatabase;

/// Version of the tables; core/archive/README.md describes them.
inline constexpr int kArchiveVersion = 2;
inline constexpr int kOldestArchiveVersion = 1; ///< without `plane`: read as it is, brought up when written
inline constexpr int kArchiveApplicationId = 0x544C4152; ///< "TLAR", of an SQLite file

/// Each fact of the journal becomes one row of one of these, whatever it tells.
enum class ArchiveTable {
    Frames, ///< frames on disk, and what became of their files
    Exposures, ///< exposures that began
    Conditions, ///< changes of rain, wind, cloud ...
    Decisions, ///< what each notice said and what was decided
    Alerts, ///< what else happened to an event: withdrawn, answered, noted, named ...
    Responses, ///< the response machine's moves and milestones
    Commands, ///< to devices: issued, refused, failed
    Facts, ///< every other fact, as the journal has it
    Unread, ///< facts that could not be read
};

template <>
struct EnumNames<ArchiveTable> {
    static constexpr std::array<std::string_view, 9> names{"frames",    "exposures", "conditions",
                                                           "decisions", "alerts",    "responses",
                                                           "commands",  "facts",     "unread"};
};

inline constexpr std::size_t kArchiveTables = EnumNames<ArchiveTable>::names.size();

enum class ColumnKind { Integer, Real, Text };

struct ArchiveColumn {
    std::string_view name;
    ColumnKind kind = ColumnKind::Integer;
};

/// The columns of a table in order: seq, at_utc_ns and night first, always.
[[nodiscard]] std::span<const ArchiveColumn> columnsOf(ArchiveTable table);

[[nodiscard]] QString nameText(ArchiveTable table);
/// "seq, at_utc_ns, night, ..."
[[nodiscard]] QString columnList(ArchiveTable table);

/// Whether a column came after the first version: of no value in a row, it is not in that row's digest.
[[nodiscard]] bool isLater(const ArchiveColumn &column);

/// For reading: an older archive shows the columns it has not, empty, to this connection alone.
/// Errc::NotFound: an empty database. Errc::Malformed: of something else. Errc::Unsupported: another version.
[[nodiscard]] Result<void> recogniseArchive(const ArchiveDatabase &database);

/// Makes the tables in an empty database; a database with anything in it must be an archive (see above), an
/// older one becomes one of this version.
[[nodiscard]] Result<void> prepareArchive(const ArchiveDatabase &database);

} // namespace tulpar
