#pragma once

#include "core/runtime/plan_order.h"
#include "core/threads/inbox.h"
#include "core/threads/joined_thread.h"

#include <QObject>

#include <atomic>
#include <cstdint>

namespace tulpar {

/// Makes plans on a thread of its own, at the lowest priority: a burst's commands go first. A new order makes
/// the one before void. Lives on its owner's thread; the signal arrives there.
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
    void carryOut(PlanOrder order);

    std::atomic<std::uint64_t> m_newest = 0;
    Inbox m_made{this};
    JoinedThread m_thread;
    Inbox m_hand; ///< lives on m_thread
};

} // namespace tulpar
