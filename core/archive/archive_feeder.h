#pragma once

#include "core/archive/fact_rows.h"
#include "core/base/result.h"
#include "core/session/fact_record.h"
#include "core/sky/angle.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace tulpar {

class ArchiveDatabase;
class JournalReader;

/// Brings a journal's facts into an archive, in order, each once: what a fact tells and how far the journal
/// has been read are one transaction. A fact is known by its number and its time, so the same journal may be
/// brought again, by several, or after it was rescued with another end. Both must outlive this; use on the
/// thread of both.
class ArchiveFeeder {
public:
    /// `longitude`: of the site, for the nights.
    ArchiveFeeder(const ArchiveDatabase &archive, const JournalReader &journal, Angle longitude);

    /// Brings at most `most` facts that follow; returns how many came, 0: all are there. After an error it
    /// may be called again: nothing was written. Errc as `archiveError` and JournalReader.
    [[nodiscard]] Result<std::size_t> bringNext(std::size_t most);

    /// Of the last fact that is in the archive, as far as this has looked; 0: none.
    [[nodiscard]] std::uint64_t lastSeq() const { return m_lastSeq; }

private:
    [[nodiscard]] Result<bool> findPlace();
    [[nodiscard]] Result<void> write(const std::vector<FactRecord> &facts);
    [[nodiscard]] Result<void> writeRows(const std::vector<ArchiveRow> &rows, const FactRecord &last);

    const ArchiveDatabase &m_archive;
    const JournalReader &m_journal;
    Angle m_longitude;
    std::optional<std::int64_t> m_journalName; ///< when its first fact happened; none: not looked yet
    std::uint64_t m_lastSeq = 0;
};

/// How far a journal has been brought, as the archive says. 0: nothing, or not of this journal.
[[nodiscard]] Result<std::uint64_t> archivedSeq(const ArchiveDatabase &archive, const JournalReader &journal);

} // namespace tulpar
