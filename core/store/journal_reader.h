#pragma once

#include "core/base/result.h"
#include "core/session/fact_record.h"
#include "core/store/rows.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tulpar {

class JournalConnection;

/// Reads a journal, also while a core writes it; sees what is committed. Never changes the file's facts.
/// Use each instance on the thread that opened it; every call may wait for the disk.
class JournalReader {
public:
    /// Errc::NotFound: no such file. Errc::Malformed: no journal of Tulpar, or damaged.
    /// Errc::Unsupported: written by another version.
    [[nodiscard]] static Result<std::unique_ptr<JournalReader>> open(const QString &path);

    ~JournalReader();
    JournalReader(const JournalReader &) = delete;
    JournalReader &operator=(const JournalReader &) = delete;

    /// Facts from `fromSeq` on, oldest first, at most `limit`.
    [[nodiscard]] Result<std::vector<FactRecord>> readFacts(std::uint64_t fromSeq, std::size_t limit) const;

    /// Of the newest committed fact; 0: none.
    [[nodiscard]] Result<std::uint64_t> lastSeq() const;

    /// The offset of the last message dealt with; none: nothing stored yet.
    [[nodiscard]] Result<std::optional<std::int64_t>> storedOffset(
        const std::string &feed, const std::string &topic, std::int32_t partition) const;

    /// The raw bytes of the notice that fact `seq` tells of; Errc::NotFound.
    [[nodiscard]] Result<std::string> noticeBytes(std::uint64_t seq) const;

private:
    explicit JournalReader(std::unique_ptr<JournalConnection> connection);

    std::unique_ptr<JournalConnection> m_connection;
};

} // namespace tulpar
