#pragma once

#include "core/runtime/plan_order.h"
#include "core/threads/inbox.h"
#include "core/threads/joined_thread.h"

#include <QObject>

#include <atomic>
#include <cstdint>
#include <memory>

namespace tulpar {

/// Makes plans on two threads of its own: the first plan of an order at normal priority, since the night
/// waits for it; what makes it better and tells why not on another, which gives way to everything else. A new
/// order makes the one before void. Lives on its owner's thread; the signal arrives there.
class PlanMaker : public QObject {
    Q_OBJECT

public:
    explicit PlanMaker(QObject *parent = nullptr);
    ~PlanMaker() override;

    void make(PlanOrder order);

signals:
    /// The first plan, better ones, and then the reasons of what is missing.
    void made(const tulpar::PlanAnswer &answer);

private:
    void begin(PlanOrder order);
    void improve(PlanWork &work);
    void tell(const PlanWork &work);

    std::atomic<std::uint64_t> m_newest = 0;
    Inbox m_made{this};
    JoinedThread m_firstThread;
    JoinedThread m_betterThread;
    Inbox m_first; ///< lives on m_firstThread
    Inbox m_better; ///< lives on m_betterThread
};

} // namespace tulpar
