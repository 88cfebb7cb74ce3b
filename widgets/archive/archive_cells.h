#pragma once

#include "widgets/archive/archive_port.h"
#include "widgets/common/marks.h"

#include <QString>
#include <QStringList>

namespace tulpar {

/// One row of what was found, as it is shown.
struct ArchiveCells {
    QStringList texts;
    Mark mark = Mark::Unknown; ///< before the first
    Need need = Need::None;
    bool isDim = false; ///< no file to open
};

[[nodiscard]] QStringList archiveTitles(ArchiveTopic topic);
[[nodiscard]] ArchiveCells cellsOf(const FoundFrame &frame);
[[nodiscard]] ArchiveCells cellsOf(const FoundEvent &event);
[[nodiscard]] ArchiveCells cellsOf(const FoundNight &night);

/// "1.7 GB": powers of ten, three digits.
[[nodiscard]] QString bytesText(std::int64_t bytes);
/// "14 025": thousands apart.
[[nodiscard]] QString countText(std::int64_t count);

/// "812 frames, 1.7 GB": `bytes` 0 is not said.
[[nodiscard]] QString foundText(ArchiveTopic topic, std::int64_t count, std::int64_t bytes);
/// What is wrong with the archive, and what to do.
[[nodiscard]] QString problemText(const ArchiveProblem &problem, const ArchivePlace &place);
/// How exporting or copying went.
[[nodiscard]] QString workText(const ArchiveWork &work, const ArchivePlace &place);
/// Why a frame cannot be opened here; empty: it can. `isHere`: its file is on this computer.
[[nodiscard]] QString whyNotOpen(const FoundFrame &frame, bool isHere);

} // namespace tulpar
