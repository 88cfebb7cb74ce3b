#include "core/threads/joined_thread.h"

#include <QCoreApplication>
#include <QEvent>

namespace tulpar {

JoinedThread::~JoinedThread()
{
    quit();
    join();
}

bool JoinedThread::join(QDeadlineTimer until)
{
    if (!wait(until))
        return false;
    const std::lock_guard lock(m_working);
    return true;
}

void JoinedThread::run()
{
    const std::lock_guard lock(m_working);
    work();
    // Qt does it too, but only after this.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

} // namespace tulpar
