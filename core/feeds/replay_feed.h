#pragma once

#include "core/feeds/feed.h"
#include "core/time/clock.h"

#include <QByteArray>
#include <QTimer>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// One notice of a recording.
struct RecordedNotice {
    UtcInstant at; ///< when it came (or was sent)
    std::string feed; ///< that brought it, as recorded; empty: not known
    std::string topic;
    QByteArray bytes;
};

/// A recorded stream, read one after the other in the order of its times. Implementations: a folder of files
/// (folderRecording), a journal (in app). Use from one thread, which need not be that of its making.
class Recording {
public:
    virtual ~Recording() = default;
    /// The first call. Errc::NotFound: nothing to play.
    [[nodiscard]] virtual Result<void> open() = 0;
    /// The next notice; none: it is over. An error is told and the reading goes on with the one after.
    [[nodiscard]] virtual Result<std::optional<RecordedNotice>> next() = 0;
    [[nodiscard]] virtual std::size_t size() const = 0; ///< of all notices
};

/// All files in `path` (and folders inside), by time: the Date of a VOEvent's Who, the alert time of a JSON
/// notice, else the file's time of change. Only names and times are held in memory.
[[nodiscard]] std::shared_ptr<Recording> folderRecording(const std::string &path);

struct ReplayFeedConfig {
    std::string feed = "replay"; ///< its name in facts
    std::string path; ///< a folder of notices, or a journal (app opens it and sets `recording`)
    double speed = 1; ///< recorded seconds in a second; 0: as fast as they are stored
    Duration longestPause = std::chrono::hours(1); ///< in the replay: silence beyond it is skipped
    std::shared_ptr<Recording> recording{}; ///< null: the folder `path`
};

/// Plays a recorded stream at any speed. Each message is marked as replay, so a real observatory never
/// answers it. At most some notices wait for the core at a time: a fast replay goes as fast as they are
/// stored.
class ReplayFeed : public Feed {
    Q_OBJECT

public:
    ReplayFeed(ReplayFeedConfig config, const Clock &clock, QObject *parent = nullptr);

    /// Errc::NotFound: nothing to play.
    [[nodiscard]] Result<void> start() override;
    void stop() override;
    void acknowledge(quint64 id, bool isAccepted, const QString &why) override;

private:
    void playNext();
    [[nodiscard]] bool openRecording();
    void schedule();
    void end();

    ReplayFeedConfig m_config;
    const Clock &m_clock;
    QTimer m_due;
    std::optional<RecordedNotice> m_next;
    std::optional<UtcInstant> m_lastAt; ///< recorded time of the one before
    MonoInstant m_lastDue;
    std::uint64_t m_sent = 0;
    std::uint64_t m_refused = 0;
    std::uint64_t m_unstored = 0;
    bool m_isOpen = false;
    bool m_isOver = false;
};

} // namespace tulpar
