#pragma once

#include "core/archive/archive_database.h"
#include "core/session/fact.h"
#include "core/session/fact_record.h"

#include <QString>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tulpar {

/// The facts of a night with one burst: `frames` frames of three channels in `folder`, and about as many
/// other facts, numbered from `firstSeq`. The same for the same arguments.
[[nodiscard]] std::vector<FactRecord> factsOfNight(
    std::uint64_t firstSeq, int frames, const std::filesystem::path &folder);

/// Such a frame as a file, written as the core writes them; the path that its fact names. `pixel` makes its
/// pixels.
[[nodiscard]] FrameStored writeNightFrame(
    const std::filesystem::path &folder, int index, const std::string &event, std::uint32_t seed,
    int size = 64);

/// Writes a journal with these facts, as the core would.
[[nodiscard]] bool writeJournal(const QString &path, const std::vector<FactRecord> &facts);

/// Brings the facts into the archive, through a journal at `journal`.
[[nodiscard]] Result<void> fillArchive(
    const ArchiveDatabase &archive, const QString &journal, const std::vector<FactRecord> &facts);

inline constexpr std::int64_t kNightStartNs = 1'795'000'000'000'000'000; ///< 2026-11-18T11:06:40Z
inline constexpr double kNightLongitudeDeg = 77.871;

} // namespace tulpar
