#include "widgets/viewer/frame_loader.h"

#include "core/fits/sky_plane.h"
#include "core/threads/work_pool.h"

#include <filesystem>
#include <utility>

namespace tulpar {

namespace {

std::filesystem::path nativePath(const QString &path)
{
    return std::filesystem::path(path.toStdU16String());
}

} // namespace

FrameLoader::FrameLoader(WorkPool &pool, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
{
}

void FrameLoader::mapOrRead(const QString &path, quint64 number)
{
    const Wish wish{path, number, ++m_turn, false, {}};
    m_next.reset();
    auto mapped = mapFits(nativePath(path));
    if (mapped)
        answer(wish, Opened{std::move(*mapped), {}});
    else if (mapped.error().code == Errc::Unsupported)
        start(wish);
    else
        answer(wish, Failure(mapped.error()));
}

void FrameLoader::read(const QString &path, quint64 number, const ReadWish &which)
{
    start({path, number, ++m_turn, true, which});
}

Result<FrameLoader::Opened> FrameLoader::open(const Wish &wish, const ApartReader *reader)
{
    const auto path = nativePath(wish.path);
    if (!wish.isFile) {
        auto frame = openFrame(path);
        if (!frame)
            return Failure(frame.error());
        return Opened{std::move(*frame), {}};
    }
    auto image = reader ? reader->read(path, wish.which) : readFits(path, wish.which);
    if (!image)
        return Failure(image.error());
    auto hdus = reader ? reader->list(path) : listHdus(path);
    auto file = std::make_shared<OpenedFile>();
    file->header = std::move(image->header);
    file->sky = std::move(image->sky);
    file->hdus = hdus ? std::move(*hdus) : std::vector<HduFacts>();
    file->hdu = image->hdu;
    file->plane = image->plane;
    file->planes = image->planes;
    Frame frame = std::move(image->frame);
    if (!frame.facts().wcs && file->sky.isUsable()) {
        if (const auto nearest = planeNear(file->sky, frame.width(), frame.height())) {
            file->planeOffPx = nearest->worstPx;
            if (nearest->worstPx <= kLockedPx) {
                FrameFacts facts = frame.facts();
                facts.wcs = nearest->plane;
                frame = frame.withFacts(std::move(facts));
            }
        }
    }
    return Opened{std::move(frame), std::move(file)};
}

void FrameLoader::forget()
{
    ++m_turn;
    m_next.reset();
    m_file.reset();
}

void FrameLoader::start(const Wish &wish)
{
    if (m_isReading) {
        m_next = wish;
        return;
    }
    m_isReading = true;
    m_pool.start([this, wish, reader = m_reader] {
        // A plain file is seen at once, by our own reading of its header; what else is in it comes behind.
        const bool isFirstPicture = wish.isFile && !wish.which.hdu && wish.which.plane == 0;
        if (auto mapped = isFirstPicture ? mapFits(nativePath(wish.path)) : fail(Errc::Unsupported, {}))
            m_pool.tell(this, [this, wish, opened = Result<Opened>(Opened{std::move(*mapped), {}})] {
                answer(wish, opened);
            });
        const auto opened = open(wish, reader.get());
        m_pool.tell(this, [this, wish, opened] {
            m_isReading = false;
            const auto next = std::exchange(m_next, std::nullopt);
            answer(wish, opened);
            if (next)
                start(*next);
        });
    });
}

void FrameLoader::answer(const Wish &wish, const Result<Opened> &opened)
{
    if (wish.turn != m_turn)
        return;
    m_file = opened ? opened->file : nullptr;
    if (opened)
        emit loaded(opened->frame, wish.number, wish.path);
    else
        emit failed(opened.error(), wish.number, wish.path);
}

} // namespace tulpar
