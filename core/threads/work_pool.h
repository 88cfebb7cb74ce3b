#pragma once

#include "core/threads/inbox.h"

#include <QPointer>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace tulpar {

/// A few threads that do in order what they are given, and a way for it to say what came out. Lives on the
/// thread that made it, which gives the work. In place of QThreadPool, whose locks a thread sanitizer
/// cannot see.
class WorkPool {
public:
    /// Begins its threads when there is work for them, at most so many.
    explicit WorkPool(int mostThreads);
    /// Drops what has not begun and waits for the rest.
    ~WorkPool();
    WorkPool(const WorkPool &) = delete;
    WorkPool &operator=(const WorkPool &) = delete;

    void start(std::function<void()> work);

    /// From within the work: `news` is called on the pool's thread, unless `listener` or the pool has gone.
    void tell(QObject *listener, std::function<void()> news);

    void clear(); ///< drops what has not begun
    void waitForDone(); ///< until nothing waits and nothing runs

private:
    void serve();

    const std::size_t m_mostThreads;
    Inbox m_inbox;
    std::vector<std::thread> m_threads;

    std::mutex m_mutex; // guards what follows
    std::condition_variable m_changed; // there is work, or the end
    std::condition_variable m_rested; // nothing waits and nothing runs
    std::deque<std::function<void()>> m_waiting;
    std::size_t m_running = 0;
    bool m_isEnding = false;
};

} // namespace tulpar
