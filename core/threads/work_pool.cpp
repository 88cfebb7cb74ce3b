#include "core/threads/work_pool.h"

#include "core/base/vector_state.h"

#include <algorithm>
#include <utility>

namespace tulpar {

WorkPool::WorkPool(int mostThreads)
    : m_mostThreads(static_cast<std::size_t>(std::max(1, mostThreads)))
{
}

WorkPool::~WorkPool()
{
    clear();
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_changed.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
}

void WorkPool::start(std::function<void()> work)
{
    bool needsThread = false;
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(work));
        needsThread = m_threads.size() < m_mostThreads && m_running + m_waiting.size() > m_threads.size();
    }
    if (needsThread)
        m_threads.emplace_back([this] { serve(); });
    m_changed.notify_one();
}

void WorkPool::tell(QObject *listener, std::function<void()> news)
{
    m_inbox.post([listener = QPointer<QObject>(listener), news = std::move(news)] {
        if (listener)
            news();
    });
}

void WorkPool::clear()
{
    std::deque<std::function<void()>> dropped; // what they hold goes outside the lock
    const std::lock_guard lock(m_mutex);
    dropped.swap(m_waiting);
    if (m_running == 0)
        m_rested.notify_all();
}

void WorkPool::waitForDone()
{
    std::unique_lock lock(m_mutex);
    m_rested.wait(lock, [this] { return m_waiting.empty() && m_running == 0; });
}

void WorkPool::serve()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_isEnding || !m_waiting.empty(); });
        if (m_waiting.empty())
            return;
        auto work = std::move(m_waiting.front());
        m_waiting.pop_front();
        ++m_running;
        lock.unlock();
        restVectorRegisters(); // as its maker's painting or the work before left them
        work();
        work = nullptr; // what it holds goes here, before anyone is told that it is done
        lock.lock();
        --m_running;
        if (m_waiting.empty() && m_running == 0)
            m_rested.notify_all();
    }
}

} // namespace tulpar
