#include "app/simulator_mail.h"

#include <indidevapi.h>

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace tulpar {

SimulatorMail::SimulatorMail()
{
    if (::pipe2(m_pipe, O_CLOEXEC | O_NONBLOCK) == 0)
        m_callback = IEAddCallback(m_pipe[0], &SimulatorMail::onPipe, this);
    m_thread = std::jthread([this](const std::stop_token &stop) { work(stop); });
}

SimulatorMail::~SimulatorMail()
{
    m_thread.request_stop();
    m_posted.notify_all();
    if (m_thread.joinable())
        m_thread.join();
    IERmCallback(m_callback);
    ::close(m_pipe[0]);
    ::close(m_pipe[1]);
}

void SimulatorMail::post(Job send, Job sent)
{
    {
        const std::lock_guard lock(m_mutex);
        m_letters.push_back({std::move(send), std::move(sent)});
    }
    m_posted.notify_one();
}

void SimulatorMail::onPipe(int fd, void *self)
{
    char bytes[64];
    while (::read(fd, bytes, sizeof bytes) > 0) { }
    auto *mail = static_cast<SimulatorMail *>(self);
    std::vector<Job> done;
    {
        const std::lock_guard lock(mail->m_mutex);
        done = std::exchange(mail->m_done, {});
    }
    for (const Job &job : done)
        job();
}

void SimulatorMail::work(const std::stop_token &stop)
{
    while (true) {
        Letter letter;
        {
            std::unique_lock lock(m_mutex);
            if (!m_posted.wait(lock, stop, [this] { return !m_letters.empty(); }))
                return;
            letter = std::move(m_letters.front());
            m_letters.pop_front();
        }
        letter.send();
        {
            const std::lock_guard lock(m_mutex);
            m_done.push_back(std::move(letter.sent));
        }
        while (::write(m_pipe[1], "x", 1) < 0 && errno == EINTR) { }
    }
}

} // namespace tulpar
