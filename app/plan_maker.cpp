#include "app/plan_maker.h"

#include <QElapsedTimer>

#include <sys/resource.h>

#include <utility>

namespace tulpar {

namespace {

constexpr qint64 kTellEveryMs = 250; ///< of plans that only grow better
constexpr int kNiceness = 10; ///< a tenth of what others get; a thread that got nothing would never end

} // namespace

PlanMaker::PlanMaker(QObject *parent)
    : QObject(parent)
{
    m_first.moveToThread(&m_firstThread);
    m_firstThread.setObjectName(QStringLiteral("plans"));
    m_firstThread.start();
    m_better.moveToThread(&m_betterThread);
    m_betterThread.setObjectName(QStringLiteral("better plans"));
    m_betterThread.start();
    // Linux gives a thread its own niceness; Qt's priorities change nothing there without a scheduling class
    // that only a privileged process may leave again.
    m_better.post([] { (void)setpriority(PRIO_PROCESS, 0, kNiceness); });
}

PlanMaker::~PlanMaker()
{
    m_newest = ~std::uint64_t{0}; // what is being made is void
    m_first.post([this] { m_firstThread.quit(); });
    m_firstThread.join();
    m_better.post([this] { m_betterThread.quit(); }); // after all that the first has handed over
    m_betterThread.join();
}

void PlanMaker::make(PlanOrder order)
{
    m_newest = order.number;
    m_first.post([this, kept = std::move(order)] { begin(kept); });
}

void PlanMaker::begin(PlanOrder order)
{
    const std::uint64_t number = order.number;
    if (m_newest != number)
        return; // the newer one waits behind it
    const auto work = std::make_shared<PlanWork>(std::move(order));
    (void)work->step();
    tell(*work);
    m_better.post([this, work] { improve(*work); });
}

void PlanMaker::improve(PlanWork &work)
{
    const std::uint64_t number = work.answer().number;
    QElapsedTimer told;
    told.start();
    bool hasNews = false;
    while (!work.isOver() && m_newest == number) {
        hasNews = work.step() || hasNews;
        if (!hasNews || (!work.isOver() && told.elapsed() < kTellEveryMs))
            continue;
        told.start();
        hasNews = false;
        tell(work);
    }
}

void PlanMaker::tell(const PlanWork &work)
{
    m_made.post([this, answer = work.answer()] { emit made(answer); });
}

} // namespace tulpar
