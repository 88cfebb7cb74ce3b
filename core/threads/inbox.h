#pragma once

#include <QObject>

#include <functional>
#include <memory>

namespace tulpar {

/// Calls from any thread, made one after the other, in the order of their posting, by the event loop of the
/// thread that this lives on. They cross under a lock of our own, which a thread sanitizer sees; Qt's queued
/// calls cross under locks that it cannot see. Who posts from another thread has ended before this goes.
/// What has not been called by then never is.
class Inbox final : public QObject {
public:
    explicit Inbox(QObject *parent = nullptr);
    ~Inbox() override;

    /// Any thread; waits for nothing.
    void post(std::function<void()> call);

    /// Any thread but this one's, which must run: returns when the call has been made.
    void postAndWait(const std::function<void()> &call);

    /// `slot` hears `signal` here, whichever thread emits it: a queued connection.
    template <class Sender, class... Values, class Slot>
    void hear(const Sender *sender, void (Sender::*signal)(Values...), Slot slot)
    {
        connect(
            sender, signal, this,
            [this, slot](Values... values) { post([slot, ... kept = values] { slot(kept...); }); },
            Qt::DirectConnection);
    }

    /// Makes the calls that wait, now; this one's thread only, as the next.
    void deliver();
    /// Drops the calls that wait.
    void forget();

protected:
    void customEvent(QEvent *event) override;

private:
    struct Calls;
    std::shared_ptr<Calls> m_calls; ///< outlives an inbox that goes within one of its calls
};

} // namespace tulpar
