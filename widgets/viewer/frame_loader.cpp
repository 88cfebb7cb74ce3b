#include "widgets/viewer/frame_loader.h"

#include <QThreadPool>

#include <filesystem>

namespace tulpar {

namespace {

std::filesystem::path nativePath(const QString &path)
{
    return std::filesystem::path(path.toStdU16String());
}

} // namespace

FrameLoader::FrameLoader(QThreadPool &pool, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
{
}

void FrameLoader::mapOrRead(const QString &path, quint64 number)
{
    const Wish wish{path, number, ++m_turn};
    m_next.reset();
    const auto mapped = mapFits(nativePath(path));
    if (!mapped && mapped.error().code == Errc::Unsupported)
        start(wish);
    else
        answer(wish, mapped);
}

void FrameLoader::read(const QString &path, quint64 number)
{
    start({path, number, ++m_turn});
}

void FrameLoader::forget()
{
    ++m_turn;
    m_next.reset();
}

void FrameLoader::start(const Wish &wish)
{
    if (m_isReading) {
        m_next = wish;
        return;
    }
    m_isReading = true;
    m_pool.start([this, wish] {
        const auto frame = openFrame(nativePath(wish.path));
        QMetaObject::invokeMethod(
            this,
            [this, wish, frame] {
                m_isReading = false;
                const auto next = std::exchange(m_next, std::nullopt);
                answer(wish, frame);
                if (next)
                    start(*next);
            },
            Qt::QueuedConnection);
    });
}

void FrameLoader::answer(const Wish &wish, const Result<Frame> &frame)
{
    if (wish.turn != m_turn)
        return;
    if (frame)
        emit loaded(*frame, wish.number, wish.path);
    else
        emit failed(frame.error(), wish.number, wish.path);
}

} // namespace tulpar
