#pragma once

#include "core/session/snapshot.h"
#include "widgets/common/marks.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace tulpar {

/// What the night is doing, why, and what comes next: the panel's answer at a glance. A value.
struct NightHeadline {
    Mark mark = Mark::Unknown;
    Need need = Need::None;
    QString title; ///< "Observing M 31, 14 of 30 exposures"
    QString why;
    QString next; ///< "next: NGC 891 at 15:20 UTC, in 24 min"
    bool operator==(const NightHeadline &) const = default;
};

/// `isLinked`: the core is heard; else nothing is said as if it were now.
[[nodiscard]] NightHeadline nightHeadline(const Snapshot &snapshot, UtcInstant now, bool isLinked);

/// One row of a table of the night.
struct NightRow {
    QString key; ///< what the row is about, through all its changes
    QStringList cells;
    Mark mark = Mark::Unknown; ///< in front of the first cell
    Need need = Need::None;
    bool isDim = false; ///< over, or not yet
    bool operator==(const NightRow &) const = default;
};

enum class StepColumn { Step, State, Times, Reason };
[[nodiscard]] std::vector<NightRow> stepRows(const NightView &night);
[[nodiscard]] Mark markOf(NightStepState state);

enum class BlockColumn { Target, Block, Priority, Times, State, Exposures, Why };
/// Placed ones in the order of time.
[[nodiscard]] std::vector<NightRow> placedRows(const NightView &night);
/// Those that have no place, with why and what would help. Any thread.
[[nodiscard]] std::vector<NightRow> unplacedRows(const std::vector<WhyNotAnswer> &unplaced);
[[nodiscard]] Mark markOf(BlockState state);

/// One visit of a block, from 0, with its target as a key; visit 0 stands for the block where it has no
/// place.
[[nodiscard]] QString blockKey(const std::string &target, const std::string &block, int repeat = 0);
[[nodiscard]] QString visitKey(const PlannedBlockView &visit);
/// Null: the plan has no place for it.
[[nodiscard]] const PlannedBlockView *placedBlock(const NightView &night, const QString &key);
/// The visit for an order; none where the block has one only.
[[nodiscard]] std::optional<int> visitMeant(const PlannedBlockView &visit);
/// True for the first visit of its block that is neither over nor at work: the one that can be given a time.
[[nodiscard]] bool isNextVisit(const NightView &night, const PlannedBlockView &visit);
/// Null: it has a place, or is not known.
[[nodiscard]] const WhyNotAnswer *unplacedBlock(const NightView &night, const QString &key);

/// "M 31", or "M 31, deep" where the block has a name of its own.
[[nodiscard]] QString blockTitle(const std::string &target, const std::string &block);
/// The same with ", visit 2 of 3" where the block comes again.
[[nodiscard]] QString visitTitle(const PlannedBlockView &visit);

/// "15:20–16:05".
[[nodiscard]] QString timesText(UtcInstant begin, UtcInstant end);

/// "now", "in 24 min", "in 3 h 10 min": changes once a minute.
[[nodiscard]] QString untilText(UtcInstant now, UtcInstant then);

} // namespace tulpar
