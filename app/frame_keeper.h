#pragma once

#include "core/fits/frame_writer.h"
#include "core/session/fact.h"

#include <QObject>
#include <QThread>

#include <filesystem>

namespace tulpar {

/// Writes frames to disk on a thread of its own, in the order of arrival. Lives on its owner's thread;
/// signals arrive there. Its end waits until everything handed in is written.
class FrameKeeper : public QObject {
    Q_OBJECT

public:
    explicit FrameKeeper(std::filesystem::path root, QObject *parent = nullptr);
    ~FrameKeeper() override;

    /// Takes the frame over; one of the signals follows.
    void keep(const FrameRecord &record);

signals:
    void stored(const tulpar::FrameStored &frame);
    void lost(const tulpar::FrameLost &frame);

private:
    std::filesystem::path m_root;
    QThread m_thread;
    QObject *m_hand; ///< lives on m_thread
};

} // namespace tulpar
