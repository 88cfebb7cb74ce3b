#pragma once

#include "core/archive/archive_address.h"
#include "core/archive/server_break.h"
#include "core/base/result.h"
#include "core/sky/angle.h"
#include "core/threads/joined_thread.h"
#include "core/time/clock.h"

#include <QString>

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace tulpar {

class ArchiveDatabase;
class JournalReader;

/// The archive's thread: brings the journal's facts into the archive as they are committed, and looks at each
/// new frame's file (checksum, header) when no fact waits. What the archive cannot take now stays in the
/// journal and is brought later; whoever calls never waits for it. Lives on its owner's thread; the signals
/// are emitted in this one.
class ArchiveWriter : public JoinedThread {
    Q_OBJECT

public:
    struct Settings {
        ArchiveAddress address;
        QString journal; ///< its file
        Angle longitude; ///< of the site, for the nights
        std::chrono::milliseconds firstRetry{1000}; ///< doubled from failure to failure
        std::chrono::milliseconds longestRetry{30'000};
        std::size_t factsTogether = 1000; ///< in one transaction
    };

    /// `clock` says when a file was looked at; it must outlive this and may be read by any thread.
    ArchiveWriter(Settings settings, const Clock &clock);
    /// Ends after what is under way: what is left stays in the journal.
    ~ArchiveWriter() override;

    /// There are new facts. Any thread; waits for nothing.
    void journalGrew();

    /// Brings what is committed by now, waits for it so long at most, and ends. False: an archive that hangs
    /// still holds the thread. The last call.
    [[nodiscard]] bool finish(int mostMs);

signals:
    void reached(); ///< the archive answers, after a start or a failure
    void failed(const tulpar::Error &error); ///< and is tried again; told once until `reached`
    void caughtUp(quint64 seq); ///< everything up to this fact is there, and every file was looked at

protected:
    void work() override;

private:
    /// Until told to end, or an error.
    [[nodiscard]] Result<void> serve();
    [[nodiscard]] Result<void> keepUp(const ArchiveDatabase &archive, const JournalReader &journal);
    /// False: it is time to end.
    [[nodiscard]] bool waitForNews(std::chrono::milliseconds most);
    [[nodiscard]] bool isEnding();
    [[nodiscard]] bool isFinishing();

    Settings m_settings;
    const Clock &m_clock;
    const std::shared_ptr<ServerBreak> m_stop = std::make_shared<ServerBreak>();
    bool m_hasServed = false; ///< since the last failure; of this thread

    std::mutex m_mutex; // guards what follows
    std::condition_variable m_changed;
    bool m_hasGrown = false;
    bool m_isFinishing = false; ///< ends when it has caught up
    bool m_isEnding = false; ///< ends after what is under way
};

} // namespace tulpar
