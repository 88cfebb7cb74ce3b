#pragma once

#include "core/plan/programme_table.h"

#include <string>
#include <vector>

namespace tulpar {

// How the tables of a programme's text become its values. Internal to this room.

/// What is said once for all blocks.
struct BlockDefaults {
    double priority = Block().priority;
    std::vector<std::string> channels{"g", "r", "i"};
    Constraints constraints;
};

void readDefaults(ProgrammeTable &table, BlockDefaults &defaults);

/// Where a target stands: `ra` and `dec`, or `position`, or its name looked up.
[[nodiscard]] std::optional<IcrsDirection> readPlace(
    ProgrammeTable &table, const std::string &name, const PlaceLookup &lookup);

/// The keys of a block, which may stand in the target's own table. Refuses what cannot be observed in any
/// night, such as a window that ends before it begins.
[[nodiscard]] Block readBlock(ProgrammeTable &table, const BlockDefaults &defaults);

/// Whether any key of a block stands in the table.
[[nodiscard]] bool hasBlockKeys(const ProgrammeTable &table);

/// Whether a block could be observed at all: windows, gaps and limits that leave something. For CSV and TOML
/// alike; `refuse` is told key, why and what to do.
void checkBlock(
    const Block &block,
    const std::function<void(const std::string &, const std::string &, const std::string &)> &refuse);

/// Takes out what cannot stay because of its neighbours, and tells it: names that stand twice, owners, blocks
/// and groups that name nothing.
void holdTogether(Programme &programme, ProblemList &problems);

} // namespace tulpar
