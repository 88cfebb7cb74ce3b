#include "core/notify/notifier.h"

#include "core/notify/notify_worker.h"

#include <algorithm>

namespace tulpar {

namespace {

constexpr int kMostHandedOver = 2000;
constexpr Duration kRecallReach = std::chrono::hours(1);
constexpr int kEndWithinMs = 5000;

} // namespace

Notifier::Notifier(std::vector<NotifyWay> ways, NotifyObservatory observatory, QObject *parent)
    : QObject(parent)
    , m_ways(std::move(ways))
    , m_observatory(std::move(observatory))
{
    qRegisterMetaType<NotificationSent>();
    qRegisterMetaType<NotificationFailed>();
    for (const NotifyWay &way : m_ways)
        for (const TellOf change : way.on)
            m_wanted.at(static_cast<std::size_t>(change)) = true;
    if (m_ways.empty())
        return;
    m_fromWorker = std::make_unique<Inbox>();
    m_thread = std::make_unique<JoinedThread>();
    m_worker = std::make_unique<NotifyWorker>(m_ways, m_observatory);
    m_worker->moveToThread(m_thread.get());
    m_fromWorker->hear(
        m_worker.get(), &NotifyWorker::sent, [this](const NotificationSent &fact) { emit sent(fact); });
    m_fromWorker->hear(
        m_worker.get(), &NotifyWorker::failed, [this](const NotificationFailed &fact) { emit failed(fact); });
    m_thread->setObjectName(QStringLiteral("notifier"));
    m_thread->start(QThread::LowPriority);
}

Notifier::~Notifier()
{
    (void)end();
}

bool Notifier::isWanted(TellOf change) const
{
    return m_wanted.at(static_cast<std::size_t>(change));
}

std::vector<Telling> Notifier::pick(const std::vector<FactRecord> &facts, const Rows &rows) const
{
    std::vector<Telling> picked;
    if (!m_worker)
        return picked;
    for (const FactRecord &fact : facts) {
        const auto change = mayTell(fact) ? changeOf(fact) : std::nullopt;
        if (!change || !isWanted(*change))
            continue;
        Telling telling{fact, nullptr, {}};
        const std::string event = eventOf(fact);
        if (const AlertView *row = event.empty() ? nullptr : rows(event))
            telling.alert = std::make_shared<const AlertView>(*row);
        picked.push_back(std::move(telling));
    }
    return picked;
}

void Notifier::tell(std::vector<Telling> tellings)
{
    if (!m_worker || tellings.empty())
        return;
    const int count = static_cast<int>(tellings.size());
    if (m_worker->handedOver() + count > kMostHandedOver) {
        m_dropped += count;
        return;
    }
    if (m_dropped > 0) {
        emit failed(
            {{},
             std::string(nameOf(TellOf::Summary)),
             {},
             {},
             0,
             m_dropped,
             "dropped: too many changes at once",
             false});
        m_dropped = 0;
    }
    m_worker->handOver(std::move(tellings));
}

void Notifier::recall(const std::vector<FactRecord> &facts, const Rows &rows, UtcInstant now)
{
    if (!m_worker)
        return;
    auto leftovers = leftoversOf(m_ways, facts, now, kRecallReach);
    for (std::size_t i = 0; i < leftovers.size(); ++i) {
        for (Telling &telling : leftovers[i].untold)
            if (const AlertView *row = rows(eventOf(telling.fact)))
                telling.alert = std::make_shared<const AlertView>(*row);
        m_worker->inbox().post([worker = m_worker.get(), i, leftover = std::move(leftovers[i])] {
            worker->takeUp(i, leftover);
        });
    }
}

bool Notifier::trial(const std::string &person, UtcInstant now)
{
    const bool isKnown = std::ranges::any_of(
        m_ways, [&](const NotifyWay &way) { return person.empty() || way.person == person; });
    if (!m_worker || !isKnown)
        return false;
    m_worker->inbox().post([worker = m_worker.get(), person, now] { worker->trial(person, now); });
    return true;
}

std::vector<NotificationFailed> Notifier::end()
{
    if (!m_worker)
        return {};
    m_worker->askToClose();
    if (!m_thread->join(QDeadlineTimer(kEndWithinMs))) {
        // A process that not even the kernel can end. Leave all as they are, unheard: the program ends soon.
        m_fromWorker->moveToThread(nullptr);
        (void)m_fromWorker.release();
        (void)m_worker.release();
        (void)m_thread.release();
        return {};
    }
    auto untold = m_worker->untold();
    m_worker.reset();
    if (m_dropped > 0)
        untold.push_back(
            {{},
             std::string(nameOf(TellOf::Summary)),
             {},
             {},
             0,
             std::exchange(m_dropped, 0),
             "dropped: too many changes at once",
             false});
    return untold;
}

} // namespace tulpar
