#pragma once

#include "core/base/result.h"
#include "core/feeds/feed_message.h"
#include "core/threads/inbox.h"

#include <QObject>

namespace tulpar {

/// A source of alerts: hands over bytes with the time they came and says how its link is. Understands no
/// notice, remembers none, and loses none silently: what arrives is delivered or told as refused. Lives on
/// one thread with an event loop; signals are emitted there.
class Feed : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Checks the settings and begins. A link that is not there yet is no error: it is told by its status.
    [[nodiscard]] virtual Result<void> start() = 0;

    /// Ends: no signal is emitted after it.
    virtual void stop() = 0;

    /// What the core did with message `id`: stored as a notice (`isAccepted`), or stored and refused because
    /// `why`. Feeds that owe nobody an answer take no notice of it.
    virtual void acknowledge(quint64 id, bool isAccepted, const QString &why)
    {
        Q_UNUSED(id)
        Q_UNUSED(isAccepted)
        Q_UNUSED(why)
    }

    /// At most so many notices are on their way to the owner at once; 0: any number. The rest waits at its
    /// source, so that a flood does not stand between the owner and everything else it has to do.
    void limitFlow(int most) { m_mostUnderWay = most; }

    /// For calls from other threads.
    [[nodiscard]] Inbox &inbox() { return m_inbox; }

    /// The owner has one of them.
    void delivered()
    {
        --m_underWay;
        goOn();
    }

signals:
    /// A notice. Store it and its offset together, then the next start goes on after it.
    void noticeArrived(const tulpar::FeedMessage &message);
    /// Something that arrived, or was due to arrive, and is not delivered; `message.refusal` says why. Its
    /// offset, if it has one, is to be stored too.
    void noticeRefused(const tulpar::FeedMessage &message);
    /// Anything arrived, a sign of life or a notice.
    void heard(const QString &topic, const tulpar::Now &at);
    /// Where a topic without a stored offset stands: the next message will have offset `next`. Store
    /// `next - 1` (if next > 0), so that nothing is missed while the core is off.
    void positionFound(const QString &topic, qint64 next);
    void statusChanged(const tulpar::FeedStatus &status);

protected:
    [[nodiscard]] bool isFlowLimited() const { return m_mostUnderWay > 0; }
    [[nodiscard]] bool mayDeliver() const { return !isFlowLimited() || m_underWay < m_mostUnderWay; }

    void deliver(const FeedMessage &message)
    {
        ++m_underWay;
        emit noticeArrived(message);
    }

    /// One less is on its way: there may be room for what was left at its source.
    virtual void goOn() { }

private:
    Inbox m_inbox{this};
    int m_mostUnderWay = 0;
    int m_underWay = 0;
};

} // namespace tulpar
