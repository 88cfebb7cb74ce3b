#pragma once

#include "core/simulator/renderer.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace tulpar {

/// The bytes of a FITS file.
struct FinishedFrame {
    Band band = Band::R;
    Exposure exposure;
    std::shared_ptr<std::byte[]> bytes;
    std::size_t size = 0;
};

/// Makes frames on a thread of its own, so that the mount's reports are never late. Finished frames are
/// fetched on INDI's event loop, which is told by `finished`.
class Darkroom {
public:
    /// `starsFile` may be missing: synthetic stars alone. `finished` is called on INDI's event loop.
    Darkroom(const std::string &starsFile, std::function<void()> finished);
    ~Darkroom();
    Darkroom(const Darkroom &) = delete;
    Darkroom &operator=(const Darkroom &) = delete;

    void add(FrameScene scene);
    [[nodiscard]] std::vector<FinishedFrame> fetch();
    [[nodiscard]] bool hasCatalogue() const { return m_catalogue.has_value(); }

private:
    void work(const std::stop_token &stop);
    static void onPipe(int fd, void *self);

    std::vector<std::byte> m_catalogueBytes;
    std::optional<StarCatalogue> m_catalogue;
    std::function<void()> m_finished;
    int m_pipe[2] = {-1, -1};
    int m_callback = 0;

    std::mutex m_mutex; // guards the two queues
    std::condition_variable_any m_ordered;
    std::deque<FrameScene> m_orders;
    std::vector<FinishedFrame> m_done;
    std::jthread m_thread;
};

} // namespace tulpar
