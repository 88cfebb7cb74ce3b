#include "app/simulator_darkroom.h"

#include "app/simulator_fits.h"

#include <indidevapi.h>

#include <cerrno>
#include <fstream>
#include <iterator>

#include <fcntl.h>
#include <unistd.h>

namespace tulpar {

Darkroom::Darkroom(const std::string &starsFile, std::function<void()> finished)
    : m_finished(std::move(finished))
{
    std::ifstream file(starsFile, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const auto *first = reinterpret_cast<const std::byte *>(text.data());
    m_catalogueBytes.assign(first, first + text.size());
    if (auto catalogue = StarCatalogue::open(m_catalogueBytes))
        m_catalogue = std::move(*catalogue);
    if (::pipe2(m_pipe, O_CLOEXEC | O_NONBLOCK) == 0)
        m_callback = IEAddCallback(m_pipe[0], &Darkroom::onPipe, this);
    m_thread = std::jthread([this](const std::stop_token &stop) { work(stop); });
}

Darkroom::~Darkroom()
{
    m_thread.request_stop();
    m_ordered.notify_all();
    if (m_thread.joinable())
        m_thread.join();
    IERmCallback(m_callback);
    ::close(m_pipe[0]);
    ::close(m_pipe[1]);
}

void Darkroom::add(FrameScene scene)
{
    {
        const std::lock_guard lock(m_mutex);
        m_orders.push_back(std::move(scene));
    }
    m_ordered.notify_one();
}

std::vector<FinishedFrame> Darkroom::fetch()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_done, {});
}

void Darkroom::onPipe(int fd, void *self)
{
    char bytes[64];
    while (::read(fd, bytes, sizeof bytes) > 0) { }
    static_cast<Darkroom *>(self)->m_finished();
}

void Darkroom::work(const std::stop_token &stop)
{
    const StarField field(m_catalogue ? &*m_catalogue : nullptr);
    std::array<FrameRenderer, 3> renderers{FrameRenderer(field), FrameRenderer(field), FrameRenderer(field)};
    while (true) {
        FrameScene scene;
        {
            std::unique_lock lock(m_mutex);
            if (!m_ordered.wait(lock, stop, [this] { return !m_orders.empty(); }))
                return;
            scene = std::move(m_orders.front());
            m_orders.pop_front();
        }
        const auto pixels = renderers[static_cast<std::size_t>(scene.band)].render(scene);
        const std::shared_ptr<std::byte[]> bytes(new std::byte[fitsBytes()]);
        writeFits(scene, *pixels, bytes.get());
        {
            const std::lock_guard lock(m_mutex);
            m_done.push_back({scene.band, scene.exposure, bytes, fitsBytes()});
        }
        while (::write(m_pipe[1], "x", 1) < 0 && errno == EINTR) { }
    }
}

} // namespace tulpar
