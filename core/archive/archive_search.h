#pragma once

#include "core/archive/archive_schema.h"
#include "core/archive/archived_frame.h"
#include "core/base/enum_names.h"
#include "core/base/result.h"

#include <QVariantList>

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

class ArchiveDatabase;

/// The tables, in their order, and what is made of them.
enum class SearchIn {
    Frames,
    Exposures,
    Conditions,
    Decisions,
    Alerts,
    Responses,
    Commands,
    Facts,
    Unread,
    Events, ///< one row a burst, as its newest decision has it
    Nights, ///< one row a night that has frames
};

template <>
struct EnumNames<SearchIn> {
    static constexpr std::array<std::string_view, 11> names{"frames", "exposures", "conditions", "decisions",
                                                            "alerts", "responses", "commands",   "facts",
                                                            "unread", "events",    "nights"};
};

struct SkyCone {
    IcrsDirection centre;
    Angle radius;
};

/// What is looked for; what is not set is not asked about.
struct ArchiveSearch {
    SearchIn in = SearchIn::Frames;
    std::optional<std::string> night; ///< "2026-11-22"
    std::optional<UtcInstant> from; ///< of the exposure's start; of a fact's time where there is none
    std::optional<UtcInstant> until; ///< not included
    std::optional<std::string> channel;
    std::optional<std::string> subject; ///< event or block; of frames also their OBJECT
    /// Part of the subject, of frames also of OBJECT, of either of the event's name; small and capital ASCII
    /// letters alike.
    std::optional<std::string> words;
    std::optional<std::string> kind;
    std::optional<SkyCone> cone; ///< frames by the middle of the field, events by their position
    std::optional<FrameState> state;
    std::optional<FrameForm> form;
    bool isNewestFirst = false; ///< else oldest first
    std::optional<std::size_t> limit;
    std::size_t skip = 0;
};

/// The columns that a search returns, in order.
[[nodiscard]] std::span<const ArchiveColumn> columnsOf(SearchIn in);

/// Shows row after row, values in the order of `columnsOf`, until `use` returns false. `use` may not use the
/// database. Errc::Unsupported: asked about what there is not in that table. Else Errc as `archiveError`.
using UseRow = std::function<bool(const QVariantList &values)>;
[[nodiscard]] Result<void> forEachRow(
    const ArchiveDatabase &database, const ArchiveSearch &search, const UseRow &use);

/// Frames; `search.in` does not matter.
[[nodiscard]] Result<std::vector<ArchivedFrame>> findFrames(
    const ArchiveDatabase &database, ArchiveSearch search);

/// How many rows there are, whatever limit and skip say.
[[nodiscard]] Result<std::size_t> countRows(const ArchiveDatabase &database, const ArchiveSearch &search);

/// A row of Frames.
[[nodiscard]] ArchivedFrame frameOf(const QVariantList &values);

} // namespace tulpar
