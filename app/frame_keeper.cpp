#include "app/frame_keeper.h"

namespace tulpar {

FrameKeeper::FrameKeeper(std::filesystem::path root, QObject *parent)
    : QObject(parent)
    , m_root(std::move(root))
    , m_hand(new QObject)
{
    m_hand->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_hand, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("frames"));
    m_thread.start();
}

FrameKeeper::~FrameKeeper()
{
    // quit() is queued behind every frame handed in, so they are all written first.
    QMetaObject::invokeMethod(
        m_hand, [this] { m_thread.quit(); }, Qt::QueuedConnection);
    m_thread.wait();
}

void FrameKeeper::keep(const FrameRecord &record)
{
    QMetaObject::invokeMethod(
        m_hand,
        [this, record] {
            const CameraFrame &frame = record.frame;
            const auto path = writeFrame(m_root, record);
            if (path)
                emit stored(FrameStored{
                    frame.channel, frame.number, path->string(), frame.exposureStart, frame.exposure,
                    record.event ? record.event->id : std::string(), false});
            else
                emit lost(FrameLost{frame.channel, frame.number, path.error().detail});
        },
        Qt::QueuedConnection);
}

} // namespace tulpar
