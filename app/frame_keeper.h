#pragma once

#include "core/fits/frame_writer.h"
#include "core/session/fact.h"
#include "core/threads/inbox.h"
#include "core/threads/joined_thread.h"

#include <QObject>

#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace tulpar {

/// The paths of the frames that the journal tells of.
[[nodiscard]] std::set<std::string> toldFrames(std::span<const FactRecord> facts);

/// What a run that ended at once left on disk, as facts for the journal.
struct FoundFrames {
    std::vector<FrameStored> stored; ///< whole, now under their own names
    std::vector<FrameLost> lost; ///< only begun; kept aside
};

/// Gives whole .part files their names, sets the others aside, and finds frames written after `lastWords`, or
/// shortly before, that are not in `told`. Deletes nothing. Waits for the disk: for start-up.
[[nodiscard]] FoundFrames findFrames(
    const std::filesystem::path &root, const std::set<std::string> &told,
    std::filesystem::file_time_type lastWords);

/// Writes frames to disk on a thread of its own, in the order of arrival. Lives on its owner's thread;
/// signals arrive there. Its end waits until everything handed in is written, and tells of none of it.
class FrameKeeper : public QObject {
    Q_OBJECT

public:
    explicit FrameKeeper(std::filesystem::path root, QObject *parent = nullptr);
    ~FrameKeeper() override;

    /// Takes the frame over; one of the signals follows.
    void keep(const FrameRecord &record);

    /// Waits until everything handed in is written, and tells of it. The last call.
    void finish();

signals:
    void stored(const tulpar::FrameStored &frame);
    void lost(const tulpar::FrameLost &frame);

private:
    void writeAll(); ///< and ends the thread

    std::filesystem::path m_root;
    Inbox m_written{this};
    JoinedThread m_thread;
    Inbox m_hand; ///< lives on m_thread
};

} // namespace tulpar
