#include "core/threads/inbox.h"

#include <QCoreApplication>
#include <QEvent>

#include <condition_variable>
#include <deque>
#include <iterator>
#include <mutex>
#include <utility>

namespace tulpar {

struct Inbox::Calls {
    std::mutex mutex;
    std::deque<std::function<void()>> posted; // guarded by it

    std::deque<std::function<void()>> taken; // the inbox's thread only
};

Inbox::Inbox(QObject *parent)
    : QObject(parent)
    , m_calls(std::make_shared<Calls>())
{
}

Inbox::~Inbox()
{
    forget();
}

void Inbox::post(std::function<void()> call)
{
    bool isFirst = false;
    {
        const std::lock_guard lock(m_calls->mutex);
        isFirst = m_calls->posted.empty();
        m_calls->posted.push_back(std::move(call));
    }
    if (isFirst) // the others find one on its way
        QCoreApplication::postEvent(this, new QEvent(QEvent::User));
}

void Inbox::postAndWait(const std::function<void()> &call)
{
    std::mutex mutex;
    std::condition_variable changed;
    bool isDone = false;
    post([&] {
        call();
        const std::lock_guard lock(mutex);
        isDone = true;
        changed.notify_one(); // under the lock: it goes when the waiting one goes on
    });
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return isDone; });
}

void Inbox::customEvent(QEvent *)
{
    deliver();
}

void Inbox::deliver()
{
    const auto calls = m_calls;
    {
        const std::lock_guard lock(calls->mutex);
        std::move(calls->posted.begin(), calls->posted.end(), std::back_inserter(calls->taken));
        calls->posted.clear();
    }
    // One by one: a call with an event loop of its own goes on with the next, and one that ends the inbox
    // leaves none.
    while (!calls->taken.empty()) {
        const auto call = std::move(calls->taken.front());
        calls->taken.pop_front();
        call();
    }
}

void Inbox::forget()
{
    std::deque<std::function<void()>> dropped; // what they hold goes outside the lock
    {
        const std::lock_guard lock(m_calls->mutex);
        dropped.swap(m_calls->posted);
    }
    m_calls->taken.clear();
}

} // namespace tulpar
