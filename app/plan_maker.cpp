#include "app/plan_maker.h"

#include <QElapsedTimer>

#include <utility>

namespace tulpar {

namespace {
constexpr qint64 kTellEveryMs = 250; ///< of plans that only grow better
}

PlanMaker::PlanMaker(QObject *parent)
    : QObject(parent)
{
    m_hand.moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("plans"));
    m_thread.start(QThread::LowestPriority);
}

PlanMaker::~PlanMaker()
{
    m_newest = ~std::uint64_t{0}; // what is being made is void
    m_hand.post([this] { m_thread.quit(); });
    m_thread.join();
}

void PlanMaker::make(PlanOrder order)
{
    m_newest = order.number;
    m_hand.post([this, kept = std::move(order)] { carryOut(kept); });
}

void PlanMaker::carryOut(PlanOrder order)
{
    const std::uint64_t number = order.number;
    PlanWork work(std::move(order));
    QElapsedTimer told;
    bool hasNews = false;
    while (!work.isOver() && m_newest == number) {
        hasNews = work.step() || hasNews;
        if (!hasNews || (!work.isOver() && told.isValid() && told.elapsed() < kTellEveryMs))
            continue;
        told.start();
        hasNews = false;
        m_made.post([this, answer = work.answer()] { emit made(answer); });
    }
}

} // namespace tulpar
