#include "core/notify/notify_worker.h"

#include <QThread>

#include <algorithm>

namespace tulpar {

NotifyWorker::NotifyWorker(std::vector<NotifyWay> ways, NotifyObservatory observatory)
    : m_ways(std::move(ways))
    , m_observatory(std::move(observatory))
    , m_sky(m_observatory.site)
{
}

NotifyWorker::~NotifyWorker() = default;

void NotifyWorker::open()
{
    if (m_network || m_isClosing)
        return;
    m_network = std::make_unique<QNetworkAccessManager>();
    for (const NotifyWay &way : m_ways) {
        auto &courier = m_couriers.emplace_back(std::make_unique<Courier>(way, m_observatory, *m_network));
        connect(courier.get(), &Courier::sent, this, &NotifyWorker::sent);
        connect(courier.get(), &Courier::failed, this, &NotifyWorker::failed);
    }
}

void NotifyWorker::handOver(std::vector<Telling> tellings)
{
    m_handedOver += static_cast<int>(tellings.size());
    m_inbox.post([this, handed = std::move(tellings)] { take(handed); });
}

void NotifyWorker::askToClose()
{
    m_isClosing = true;
    m_inbox.post([this] { close(); });
}

void NotifyWorker::take(const std::vector<Telling> &tellings)
{
    open();
    m_handedOver -= static_cast<int>(tellings.size());
    for (const Telling &telling : tellings) {
        if (m_isClosing) {
            m_untaken += 1;
            continue;
        }
        const auto change = newsIn(telling);
        if (!change || std::ranges::none_of(m_couriers, [&](const auto &c) { return c->wants(*change); }))
            continue;
        const Notification notification = notificationOf(telling, *change, m_observatory, m_sky);
        for (const auto &courier : m_couriers)
            courier->take(notification, telling.fact.at.utc);
    }
}

std::optional<TellOf> NotifyWorker::newsIn(const Telling &telling)
{
    const auto change = changeOf(telling.fact);
    const bool isAnswered = telling.alert && telling.alert->state != AlertState::Asking;
    if (change == TellOf::Ask && telling.late && isAnswered)
        return std::nullopt;
    if (change != TellOf::Feed)
        return change;
    const auto fact = factOf(telling.fact);
    const auto *feed = fact ? std::get_if<FeedChanged>(&*fact) : nullptr;
    if (!feed)
        return std::nullopt;
    if (feed->alive)
        return m_silentFeeds.erase(feed->feed) > 0 ? change : std::nullopt;
    m_silentFeeds.insert(feed->feed);
    return change;
}

void NotifyWorker::takeUp(std::size_t way, const Leftover &leftover)
{
    open();
    if (m_isClosing)
        return;
    Courier &courier = *m_couriers.at(way);
    for (const auto &[event, change] : leftover.told)
        courier.wasTold(event, change);
    for (const Telling &telling : leftover.untold)
        if (const auto change = m_isClosing ? std::nullopt : newsIn(telling))
            courier.take(notificationOf(telling, *change, m_observatory, m_sky), telling.fact.at.utc);
}

void NotifyWorker::trial(const std::string &person, UtcInstant now)
{
    open();
    const Notification notification = trialOf(m_observatory, now);
    for (const auto &courier : m_couriers)
        if (person.empty() || courier->way().person == person)
            courier->take(notification, now);
}

void NotifyWorker::close()
{
    for (const auto &courier : m_couriers) {
        auto untold = courier->end();
        std::ranges::move(untold, std::back_inserter(m_untold));
    }
    if (m_untaken > 0) // the journal has them; the next run tells them
        m_untold.push_back(
            {{},
             std::string(nameOf(TellOf::Summary)),
             {},
             {},
             0,
             m_untaken,
             "the core ended before it was told",
             true});
    m_couriers.clear();
    m_network.reset();
    thread()->quit();
}

std::vector<Leftover> leftoversOf(
    const std::vector<NotifyWay> &ways, const std::vector<FactRecord> &facts, UtcInstant now, Duration reach)
{
    struct Untold {
        std::string event;
        TellOf change = TellOf::Trial;
        const FactRecord *fact = nullptr;
    };
    struct State {
        std::vector<Untold> untold;
        std::vector<std::pair<std::string, TellOf>> last;
        std::string name;
    };
    std::vector<State> states(ways.size());
    for (std::size_t i = 0; i < ways.size(); ++i)
        states[i].name = wayName(ways[i]);

    const auto settle = [&](const auto &fact) {
        const auto change = enumNamed<TellOf>(fact.change);
        for (std::size_t i = 0; change && i < ways.size(); ++i) {
            // The address of a secret way is not known here; its person is.
            if (ways[i].person != fact.person || (ways[i].command.empty() != fact.way.starts_with("http")))
                continue;
            auto &untold = states[i].untold;
            if (*change == TellOf::Summary) {
                const auto count =
                    std::min(untold.size(), static_cast<std::size_t>(std::max(0, fact.summed)));
                untold.erase(untold.begin(), untold.begin() + static_cast<std::ptrdiff_t>(count));
            } else {
                const auto done = std::ranges::find_if(untold, [&](const Untold &one) {
                    return one.event == fact.event && one.change == *change;
                });
                if (done != untold.end())
                    untold.erase(done);
            }
        }
    };
    for (const FactRecord &record : facts) {
        if (record.at.utc < now - reach)
            continue;
        if (record.kind == NotificationSent::kKind || record.kind == NotificationFailed::kKind) {
            const auto fact = factOf(record);
            if (const auto *sent = fact ? std::get_if<NotificationSent>(&*fact) : nullptr)
                settle(*sent);
            const auto *failed = fact ? std::get_if<NotificationFailed>(&*fact) : nullptr;
            if (failed && !failed->willRetry)
                settle(*failed);
            continue;
        }
        const auto change = changeOf(record);
        if (!change)
            continue;
        const std::string event = eventOf(record);
        for (std::size_t i = 0; i < ways.size(); ++i) {
            if (std::ranges::find(ways[i].on, *change) == ways[i].on.end())
                continue;
            auto &last = states[i].last;
            const std::pair key{event, *change};
            if (!event.empty() && std::ranges::find(last, key) != last.end())
                continue;
            std::erase_if(last, [&](const auto &one) { return one.first == event; });
            last.push_back(key);
            std::erase_if(states[i].untold, [&](const Untold &one) {
                return one.event == event && (!event.empty() || one.change == *change);
            });
            states[i].untold.push_back({event, *change, &record});
        }
    }
    std::vector<Leftover> result(ways.size());
    for (std::size_t i = 0; i < ways.size(); ++i) {
        for (const Untold &one : states[i].untold) {
            result[i].untold.push_back({*one.fact, nullptr, now - one.fact->at.utc});
            std::erase(states[i].last, std::pair(one.event, one.change));
        }
        result[i].told = std::move(states[i].last);
    }
    return result;
}

} // namespace tulpar
