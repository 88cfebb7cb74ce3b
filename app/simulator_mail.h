#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace tulpar {

/// Sends images on a thread of its own. After an image with a shared buffer libindidriver waits until the
/// server has confirmed the one before; the confirmation is read by INDI's event loop, so an image sent from
/// there would wait for ever when two come close together.
class SimulatorMail {
public:
    using Job = std::function<void()>;

    SimulatorMail();
    ~SimulatorMail();
    SimulatorMail(const SimulatorMail &) = delete;
    SimulatorMail &operator=(const SimulatorMail &) = delete;

    /// `send` runs on the mail's thread, in the order posted; `sent` afterwards on INDI's event loop.
    void post(Job send, Job sent);

private:
    struct Letter {
        Job send;
        Job sent;
    };
    void work(const std::stop_token &stop);
    static void onPipe(int fd, void *self);

    int m_pipe[2] = {-1, -1};
    int m_callback = 0;
    std::mutex m_mutex; // guards the two queues
    std::condition_variable_any m_posted;
    std::deque<Letter> m_letters;
    std::vector<Job> m_done;
    std::jthread m_thread;
};

} // namespace tulpar
