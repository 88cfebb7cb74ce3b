#pragma once

#include "core/session/snapshot.h"
#include "core/time/instant.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tulpar {

class WorkPool;

/// One file of a night, or of a folder from outside.
struct FolderFrame {
    QString path;
    std::string channel; ///< empty: unknown
    std::string event; ///< empty: not of a burst
    std::uint64_t number = 0; ///< 0: unknown
    UtcInstant start; ///< of the exposure; of the file when that is not known
    bool operator==(const FolderFrame &) const = default;
};

/// What the name of a frame of our own says of it; nothing for other names.
[[nodiscard]] std::optional<FolderFrame> folderFrameOf(const QString &path);

/// What of an archive is looked at. Empty: all.
struct ArchiveFilter {
    std::string channel;
    std::string event;
    bool operator==(const ArchiveFilter &) const = default;
    [[nodiscard]] bool holds(const FolderFrame &frame) const
    {
        return (channel.empty() || frame.channel == channel) && (event.empty() || frame.event == event);
    }
};

/// The frames of one folder, oldest first, kept up to date: files that appear in it are noticed. Folders are
/// read in the pool; live frames are known at once. GUI thread; the pool must be emptied before it goes.
class FrameArchive final : public QObject {
    Q_OBJECT

public:
    explicit FrameArchive(WorkPool &pool, QObject *parent = nullptr);

    /// The folder of the newest frame is watched from then on, unless one was chosen by hand.
    void take(const FrameView &frame);
    void watchFolder(const QString &folder); ///< by hand: every FITS file in it
    /// By hand: these files and no others, wherever they lie.
    void showFiles(const QStringList &paths);
    [[nodiscard]] const QString &folder() const { return m_folder; }
    [[nodiscard]] bool isByHand() const { return m_isByHand; }
    void watchTonight(); ///< back from a folder chosen by hand
    [[nodiscard]] bool isReading() const { return m_isReading; }

    [[nodiscard]] const std::vector<FolderFrame> &frames() const { return m_frames; }
    [[nodiscard]] std::vector<std::string> events() const; ///< in order of their first frame
    [[nodiscard]] const FolderFrame *frameAt(const QString &path) const;
    /// The oldest frame of an event and channel; of the channel alone when `event` is empty.
    [[nodiscard]] const FolderFrame *firstOf(const std::string &event, const std::string &channel) const;
    /// The frame `steps` from `path` among those that the filter holds; nothing at the ends.
    [[nodiscard]] const FolderFrame *stepFrom(
        const QString &path, int steps, const ArchiveFilter &filter) const;

signals:
    void changed();
    void arrived(const QString &path); ///< a new file in a folder chosen by hand

private:
    /// Files that were new at the last look, and how large they were then: one that has stopped growing is
    /// whole.
    using Growing = std::map<QString, qint64>;

    void turnTo(const QString &folder);
    void look();
    void insert(const FolderFrame &frame);
    void takeFolder(const QString &folder, const std::vector<FolderFrame> &found, const Growing &growing);

    WorkPool &m_pool;
    QFileSystemWatcher m_watcher;
    QString m_folder;
    QString m_tonight; ///< where the newest live frame lies
    bool m_isByHand = false;
    bool m_isReading = false;
    bool m_isReadAgain = false;
    bool m_isRead = false; ///< at least once: what comes later is new
    std::vector<FolderFrame> m_frames;
    std::set<QString> m_known;
    Growing m_growing;
    QTimer m_again; ///< looks once more while files grow
};

} // namespace tulpar
