#include "core/notify/courier.h"

#include "core/words/numbers.h"

#include <algorithm>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t kEventsRemembered = 1000;
constexpr auto kHour = std::chrono::hours(1);
constexpr int kMostDoublings = 20;

QDeadlineTimer in(Duration duration)
{
    return QDeadlineTimer(std::chrono::ceil<std::chrono::milliseconds>(duration), Qt::PreciseTimer);
}

QString wordOf(TellOf change)
{
    const std::string_view name = nameOf(change);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())).replace(u'_', u' ');
}

} // namespace

Courier::Courier(NotifyWay way, NotifyObservatory observatory, QNetworkAccessManager &network)
    : m_way(std::move(way))
    , m_observatory(std::move(observatory))
    , m_network(network)
    , m_name(wayName(m_way))
{
    resolveSecrets();
    m_next.setSingleShot(true);
    m_summing.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &Courier::next);
    connect(&m_summing, &QTimer::timeout, this, &Courier::tellSum);
}

Courier::~Courier() = default;

void Courier::resolveSecrets()
{
    const auto resolve = [this](const std::string &setting) {
        const auto value = secretOf(setting);
        if (!value) {
            m_unusable = QString::fromStdString(value.error().detail);
            return std::string();
        }
        if (isSecret(setting))
            m_redactor.hide(*value);
        return *value;
    };
    for (const std::string &name : m_way.passEnvironment)
        m_redactor.hide(qEnvironmentVariable(name.c_str()).toStdString());
    if (m_way.url.empty())
        return;
    for (const auto &[name, setting] : m_way.headers)
        m_target.headers.emplace_back(name, resolve(setting));
    NotifyWay plain = m_way;
    plain.url = m_target.url = resolve(m_way.url);
    m_redactor.hideUrl(m_target.url);
    if (!m_unusable.isEmpty())
        return;
    plain.headers.clear();
    plain.giveUp = plain.limit; // only the address is in question
    if (const auto checked = checkWay(plain); !checked)
        m_unusable = u"the address in %1 cannot be used"_s.arg(QString::fromStdString(m_way.url));
    else
        m_name = wayName(plain);
}

bool Courier::wants(TellOf change) const
{
    return change == TellOf::Trial || std::ranges::find(m_way.on, change) != m_way.on.end();
}

void Courier::wasTold(const std::string &event, TellOf change)
{
    std::erase_if(m_told, [&](const auto &told) { return told.first == event; });
    m_told.emplace_back(event, change);
    if (m_told.size() > kEventsRemembered)
        m_told.pop_front();
}

bool Courier::isToldAlready(const Notification &notification)
{
    if (notification.event.empty())
        return false;
    const auto told = std::ranges::find(m_told, notification.event, &std::pair<std::string, TellOf>::first);
    const bool isAgain = told != m_told.end() && told->second == notification.change;
    wasTold(notification.event, notification.change);
    return isAgain;
}

bool Courier::isHourFull(TellOf change)
{
    while (!m_hour.empty() && m_hour.front().hasExpired())
        m_hour.pop_front();
    const auto most = static_cast<std::size_t>(m_way.mostPerHour) * (isUrgent(change) ? 2U : 1U);
    return m_hour.size() >= most;
}

void Courier::take(const Notification &notification, UtcInstant utc)
{
    if (!wants(notification.change) || (notification.isTest && !m_way.tests) || isToldAlready(notification))
        return;
    if (isHourFull(notification.change))
        return addToSum(notification.change, 1, utc);
    m_hour.push_back(in(kHour));
    enqueue(notification);
    if (m_waiting.size() > static_cast<std::size_t>(m_way.mostWaiting)) {
        // The least urgent and oldest goes into the sum; a sum itself stays.
        const auto drop = std::ranges::min_element(m_waiting, {}, [](const Waiting &one) {
            const TellOf change = one.notification.change;
            const int weight = change == TellOf::Summary ? 2 : isUrgent(change) ? 1 : 0;
            return std::pair(weight, one.order);
        });
        addToSum(drop->notification.change, std::max(1, drop->notification.summed), utc);
        m_waiting.erase(drop);
    }
    next();
}

void Courier::enqueue(const Notification &notification)
{
    m_waiting.push_back({notification, ++m_order, 0, in(0s), in(m_way.giveUp)});
}

void Courier::addToSum(TellOf change, int count, UtcInstant utc)
{
    if (m_sum.count == 0)
        m_sum.since = utc;
    m_sum.until = utc;
    m_sum.count += count;
    m_sum.changes[change] += count;
    if (!m_summing.isActive())
        m_summing.start(std::chrono::ceil<std::chrono::milliseconds>(m_way.summaryEvery));
}

void Courier::tellSum()
{
    const Sum sum = std::exchange(m_sum, {});
    if (sum.count == 0)
        return;
    QStringList parts;
    for (const auto &[change, count] : sum.changes)
        parts += u"%1 %2"_s.arg(count).arg(wordOf(change));
    Notification notification = trialOf(m_observatory, sum.until);
    notification.change = TellOf::Summary;
    notification.summed = sum.count;
    notification.title = u"%1%2 more changes"_s.arg(
        m_observatory.isSimulated ? u"SIMULATION: "_s : QString(), QString::number(sum.count));
    notification.text = u"%1 from %2 to %3 UTC, too many to be told one by one: %4"_s.arg(
        notification.title, words::utcTime(sum.since), words::utcTime(sum.until), parts.join(u", "_s));
    notification.json[u"change"_s] = wordOf(TellOf::Summary);
    notification.json[u"title"_s] = notification.title;
    notification.json[u"summed"_s] = notification.summed;
    enqueue(notification);
    next();
}

void Courier::next()
{
    if (m_attempt || m_waiting.empty())
        return;
    const auto rank = [](const Waiting &one) {
        return std::tuple(!one.due.hasExpired(), !isUrgent(one.notification.change), one.order);
    };
    const auto best = std::ranges::min_element(m_waiting, {}, rank);
    if (!best->due.hasExpired()) {
        const auto soonest = std::ranges::min_element(
            m_waiting, {}, [](const Waiting &one) { return one.due.remainingTime(); });
        m_next.start(std::max<int>(1, static_cast<int>(soonest->due.remainingTime())));
        return;
    }
    m_next.stop();
    m_underway = std::move(*best);
    m_waiting.erase(best);
    ++m_underway->attempts;
    if (!m_unusable.isEmpty()) {
        emit failed(failureOf(*m_underway, m_unusable));
        m_underway.reset();
        m_next.start(0);
        return;
    }
    if (m_way.command.empty())
        m_attempt = std::make_unique<PostAttempt>(m_network, m_target, m_redactor);
    else
        m_attempt = std::make_unique<CommandAttempt>(m_redactor);
    connect(m_attempt.get(), &Attempt::ended, this, &Courier::ended);
    m_attempt->start(m_underway->notification, m_way);
}

NotificationFailed Courier::failureOf(const Waiting &waiting, const QString &error) const
{
    const Notification &notification = waiting.notification;
    return {notification.event,  std::string(nameOf(notification.change)),
            m_way.person,        m_name,
            waiting.attempts,    notification.summed,
            error.toStdString(), false};
}

void Courier::ended(const AttemptEnd &end)
{
    m_attempt.release()->deleteLater(); // it is speaking
    Waiting waiting = *std::exchange(m_underway, std::nullopt);
    const Notification &notification = waiting.notification;
    if (end.isTold) {
        emit sent(
            {notification.event, std::string(nameOf(notification.change)), m_way.person, m_name,
             waiting.attempts, notification.summed});
    } else {
        Duration wait = m_way.firstRetry;
        for (int i = 1; i < std::min(waiting.attempts, kMostDoublings) && wait < m_way.lastRetry; ++i)
            wait *= 2;
        wait = std::max(std::min(wait, m_way.lastRetry), end.wait.value_or(0s));
        NotificationFailed fact = failureOf(waiting, end.error);
        fact.willRetry = end.mayRetry && std::chrono::milliseconds(waiting.giveUp.remainingTime()) > wait;
        const bool isFirst = waiting.attempts == 1;
        waiting.due = in(wait);
        if (isFirst || !fact.willRetry) // those between would fill the journal while a server is down
            emit failed(fact);
        if (fact.willRetry)
            m_waiting.push_back(std::move(waiting));
    }
    next();
}

std::vector<NotificationFailed> Courier::end()
{
    m_next.stop();
    m_summing.stop();
    m_attempt.reset();
    if (m_underway)
        m_waiting.push_back(*std::exchange(m_underway, std::nullopt));
    std::vector<NotificationFailed> untold;
    for (const Waiting &waiting : m_waiting) {
        untold.push_back(failureOf(waiting, u"the core ended before it was told"_s));
        untold.back().willRetry = true; // by the next run
    }
    if (m_sum.count > 0)
        untold.push_back(
            {{},
             std::string(nameOf(TellOf::Summary)),
             m_way.person,
             m_name,
             0,
             m_sum.count,
             "the core ended before it was told",
             false});
    m_waiting.clear();
    return untold;
}

} // namespace tulpar
