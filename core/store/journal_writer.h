#pragma once

#include "core/base/result.h"
#include "core/session/fact_record.h"
#include "core/store/rows.h"
#include "core/threads/joined_thread.h"

#include <QString>

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <future>
#include <mutex>
#include <optional>
#include <vector>

namespace tulpar {

class JournalConnection;

/// What is committed together.
struct JournalEntry {
    std::vector<FactRecord> facts;
    std::optional<NoticeRow> notice;
    std::optional<FeedOffset> offset;
    std::uint64_t ticket = 0;
    bool isFailureTold = false;
};

/// The journal's thread: commits queued entries in order, all that wait in one transaction, and moves the
/// write-ahead log into the file while nothing comes. `put` may be called from any thread; the signals are
/// emitted in this one.
class JournalWriter : public JoinedThread {
    Q_OBJECT

public:
    explicit JournalWriter(QString path)
        : m_path(std::move(path))
    {
    }
    ~JournalWriter() override;

    /// Starts the thread and waits until it has opened the file.
    [[nodiscard]] Result<void> begin();

    /// False, with nothing queued, when too much waits already.
    [[nodiscard]] bool put(JournalEntry entry);

signals:
    void committed(quint64 ticket);
    void failed(quint64 ticket, const tulpar::Error &error);

protected:
    void work() override;

private:
    void serve(const JournalConnection &connection);
    void takeQueued(std::deque<JournalEntry> &waiting, bool &isClosing);
    void forget(std::int64_t bytes);

    QString m_path;
    std::promise<Result<void>> m_begun;

    std::mutex m_mutex; // guards what follows
    std::condition_variable m_changed;
    std::deque<JournalEntry> m_queued;
    std::int64_t m_waitingBytes = 0;
    bool m_isClosing = false;
};

} // namespace tulpar
