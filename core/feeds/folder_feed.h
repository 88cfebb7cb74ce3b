#pragma once

#include "core/feeds/feed.h"
#include "core/time/clock.h"

#include <QFileSystemWatcher>
#include <QString>
#include <QTimer>

#include <chrono>
#include <cstdint>
#include <map>
#include <string>

namespace tulpar {

struct FolderFeedConfig {
    std::string feed = "folder"; ///< its name in facts
    std::string path;
    bool movesDelivered = true; ///< into the folder `delivered` inside; false: they stay and are remembered
    std::chrono::milliseconds stable{1000}; ///< a file of the same size and time this long is complete
    std::chrono::milliseconds scanEvery{1000}; ///< also where the system tells of changes
    qint64 largestBytes = 16 * 1024 * 1024;
    /// What the journal says was dealt with: name to time of change in ms, as in FeedMessage::offset.
    std::map<std::string, std::int64_t> delivered{};
};

/// Watches a folder for notices: each file that is complete is delivered once. Its name is the message's
/// topic and its time of change (ms) the offset, so the journal knows with the notice that the file was dealt
/// with. Hidden files and *.part, *.tmp and *~ are not looked at: write so, then rename. Not for folders of
/// more than some thousand files.
class FolderFeed : public Feed {
    Q_OBJECT

public:
    FolderFeed(FolderFeedConfig config, const Clock &clock, QObject *parent = nullptr);

    /// Errc::OutOfRange: no folder is named.
    [[nodiscard]] Result<void> start() override;
    void stop() override;
    /// The core has it: the file is moved away where that is wanted.
    void acknowledge(quint64 id, bool isAccepted, const QString &why) override;

    static constexpr const char *kDeliveredFolder = "delivered";

private:
    struct Candidate {
        qint64 size = -1;
        std::int64_t changed = 0; ///< ms since 1970
        MonoInstant since; ///< seen so, first
    };

    void scan();
    void handOver(const QString &name, std::int64_t changed);
    void moveAway(const QString &name);
    void tellOfMove(const std::string &trouble);
    void tell(FeedLink link, const std::string &detail);

    FolderFeedConfig m_config;
    const Clock &m_clock;
    QFileSystemWatcher m_watcher;
    QTimer m_scan;
    std::map<QString, Candidate> m_candidates;
    std::map<QString, std::int64_t> m_delivered; ///< of files still there
    std::map<std::uint64_t, QString> m_unstored; ///< by message id
    std::uint64_t m_lastId = 0;
    FeedStatus m_told;
    std::string m_moveTrouble;
};

} // namespace tulpar
