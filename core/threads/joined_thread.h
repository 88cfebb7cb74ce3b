#pragma once

#include <QDeadlineTimer>
#include <QThread>

#include <mutex>

namespace tulpar {

/// A QThread whose work is over, for a thread sanitizer's eyes too, when join() returns: QThread::wait rests
/// on locks of Qt that it cannot see. Runs an event loop, or what a class derived from it does in work().
/// Whoever derives joins in its destructor. Lives on the thread that made it, as every QThread.
class JoinedThread : public QThread {
public:
    using QThread::QThread;
    ~JoinedThread() override;

    /// True: it has ended, or never began. An event loop is to be told to quit() before.
    bool join(QDeadlineTimer until = QDeadlineTimer(QDeadlineTimer::Forever));

protected:
    virtual void work() { exec(); }

private:
    void run() final;

    std::mutex m_working;
};

} // namespace tulpar
