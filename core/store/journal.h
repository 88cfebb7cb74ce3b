#pragma once

#include "core/base/result.h"
#include "core/session/fact_record.h"
#include "core/store/journal_reader.h"
#include "core/store/rows.h"
#include "core/threads/inbox.h"

#include <QObject>
#include <QString>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tulpar {

class FileLock;
class JournalWriter;

/// The core's memory: every fact, every notice as it came and the feeds' offsets, in one SQLite file.
/// A thread of its own writes; a commit is on the disk when `committed` is emitted.
/// Lives on the thread that opened it; signals arrive there. The reading calls wait for the disk:
/// they are for start-up and for people, not for the road of an alert.
class Journal : public QObject {
    Q_OBJECT

public:
    /// Opens or makes the journal at `path`; its folder must exist. Checks the whole file first.
    /// Errc::Refused: another core has it. Errc::Malformed: damaged, or no journal of Tulpar.
    /// Errc::Unsupported: of another version. Errc::Io: cannot be written.
    [[nodiscard]] static Result<std::unique_ptr<Journal>> open(const QString &path);

    /// Writes what is queued, then closes.
    ~Journal() override;

    /// Queues one entry: all of it or nothing becomes durable, entries in the order given. Emits
    /// `committed(ticket)`, or `failed(ticket)`: then the entry is kept and tried again each second, and
    /// `committed` may follow. Refused at once, with nothing queued: Errc::OutOfOrder when a seq is not the
    /// one after `lastSeq`, or the notice is not of these facts; Errc::Unavailable when 64 MiB already wait
    /// for a disk that fails.
    [[nodiscard]] Result<void> append(
        std::vector<FactRecord> facts, std::optional<NoticeRow> notice, std::optional<FeedOffset> offset,
        std::uint64_t ticket);

    /// The newest seq given to `append` (or found at opening), committed or not; 0: none. The next is one
    /// more.
    [[nodiscard]] std::uint64_t lastSeq() const { return m_lastSeq; }

    /// See JournalReader; what is committed only.
    [[nodiscard]] Result<std::vector<FactRecord>> readFacts(std::uint64_t fromSeq, std::size_t limit) const;
    [[nodiscard]] Result<std::optional<std::int64_t>> storedOffset(
        const std::string &feed, const std::string &topic, std::int32_t partition) const;
    [[nodiscard]] Result<std::string> noticeBytes(std::uint64_t seq) const;

signals:
    void committed(quint64 ticket);
    void failed(quint64 ticket, const tulpar::Error &error);

private:
    Journal(
        std::unique_ptr<FileLock> lock, std::unique_ptr<JournalWriter> writer,
        std::unique_ptr<JournalReader> reader, std::uint64_t lastSeq);

    std::unique_ptr<FileLock> m_lock; // let go last
    std::unique_ptr<JournalReader> m_reader;
    Inbox m_fromWriter{this};
    std::unique_ptr<JournalWriter> m_writer;
    std::uint64_t m_lastSeq = 0;
};

} // namespace tulpar
