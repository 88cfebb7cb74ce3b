#include "core/feeds/kafka_poller.h"

#include "core/base/parse.h"
#include "core/feeds/kafka_login.h"

#include <QByteArray>
#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <utility>

#include <librdkafka/rdkafka.h>

namespace tulpar {

namespace {

constexpr int kPollMs = 100;
constexpr int kPollWhileAskingMs = 10; // a token is on its way, so events are to be processed soon
constexpr unsigned long kRecreateAfterMs = 1000;
// Messages that the owner has not yet looked at; above it the poll rests and librdkafka stops fetching.
constexpr qint64 kMostUndelivered = 64 * 1024 * 1024;
constexpr int kMostUndeliveredMessages = 8; // a device's report waits for no more behind a flood
constexpr unsigned long kRestMs = 1;
constexpr Duration kDoubt = 5s; // a link that comes back within was not down

// In statistics, one a second: when, once connected, the topics are looked at.
constexpr int kFirstLookAtTopics = 3;
constexpr int kLooksAtTopics = 30;

std::int64_t firstOffset(const KafkaFeedConfig &config)
{
    switch (config.firstTime) {
    case KafkaFeedConfig::FirstTime::End:
        return RD_KAFKA_OFFSET_END;
    case KafkaFeedConfig::FirstTime::Beginning:
        return RD_KAFKA_OFFSET_BEGINNING;
    case KafkaFeedConfig::FirstTime::LastMessages:
        return config.lastMessages > 0 ? RD_KAFKA_OFFSET_TAIL(config.lastMessages) : RD_KAFKA_OFFSET_END;
    }
    return RD_KAFKA_OFFSET_END;
}

} // namespace

KafkaPoller::KafkaPoller(KafkaFeedConfig config, const Clock &clock)
    : m_config(std::move(config))
    , m_clock(clock)
    , m_watch(m_config.watch, !m_config.heartbeatTopic.empty(), clock.now().mono)
{
    for (const auto &topic : m_config.topics)
        m_topics.push_back(
            {topic.name,
             topic.lastOffset ? *topic.lastOffset + 1 : firstOffset(m_config),
             topic.lastOffset.has_value(),
             {}});
    if (!m_config.heartbeatTopic.empty())
        m_topics.push_back({m_config.heartbeatTopic, RD_KAFKA_OFFSET_END, true, {}});
}

KafkaPoller::~KafkaPoller()
{
    end();
}

Result<void> KafkaPoller::begin()
{
    if (m_config.servers.empty())
        return fail(Errc::OutOfRange, "feed " + m_config.feed + " has no servers");
    if (m_topics.empty())
        return fail(Errc::OutOfRange, "feed " + m_config.feed + " has no topics");
    auto consumer = makeConsumer();
    if (!consumer)
        return tl::unexpected(consumer.error());
    m_kafka = std::move(*consumer);
    start();
    return {};
}

void KafkaPoller::end()
{
    m_isEnding.store(true);
    join();
}

Result<KafkaHandle> KafkaPoller::makeConsumer()
{
    auto kafka = makeKafkaConsumer(m_config, *this);
    if (!kafka)
        return kafka;
    const KafkaTopics list(rd_kafka_topic_partition_list_new(static_cast<int>(m_topics.size())));
    for (const auto &topic : m_topics)
        rd_kafka_topic_partition_list_add(list.get(), topic.name.c_str(), 0)->offset = topic.next;
    if (const auto code = rd_kafka_assign(kafka->get(), list.get()); code != RD_KAFKA_RESP_ERR_NO_ERROR)
        return fail(Errc::OutOfRange, "feed " + m_config.feed + ": " + rd_kafka_err2str(code));
    return kafka;
}

void KafkaPoller::work()
{
    QEventLoop events; // of the token's fetching; nothing else has any
    openLogin();
    while (!m_isEnding.load()) {
        if (m_login)
            events.processEvents();
        supervise(m_clock.now().mono);
        if (!m_fatal.empty()) {
            recreateConsumer();
            continue;
        }
        if (m_undeliveredBytes.load(std::memory_order_relaxed) > kMostUndelivered
            || m_undelivered.load(std::memory_order_relaxed) >= kMostUndeliveredMessages) {
            msleep(kRestMs);
            continue;
        }
        const bool isAsking = m_login && m_login->isAsking();
        const KafkaMessage message(
            rd_kafka_consumer_poll(m_kafka.get(), isAsking ? kPollWhileAskingMs : kPollMs));
        if (message)
            take(*message, m_clock.now());
    }
    m_login.reset();
    m_kafka.reset();
}

void KafkaPoller::openLogin()
{
    if (m_config.login.tokenUrl.empty())
        return;
    m_login = std::make_unique<KafkaLogin>(m_config, m_clock);
    connect(m_login.get(), &KafkaLogin::granted, m_login.get(), [this] {
        if (!m_kafka)
            return; // the next consumer asks again
        if (const auto handed = m_login->handTo(m_kafka.get()); !handed)
            return loginFailed(handed.error().detail);
        m_status.lastLogin = m_clock.now().utc;
        m_status.loginTrouble.clear();
        tellStatus();
    });
    connect(m_login.get(), &KafkaLogin::failed, m_login.get(), [this](const QString &why) {
        loginFailed(why.toStdString());
    });
}

// Without a token a new connection does not come about; one that stands goes on until its own token ends.
void KafkaPoller::loginFailed(const std::string &why)
{
    const bool isNews = std::exchange(m_status.loginTrouble, why) != why;
    if (m_status.link == FeedLink::Connected) {
        if (isNews)
            tellStatus();
    } else {
        tell(FeedLink::Down, why);
    }
}

void KafkaPoller::supervise(MonoInstant now)
{
    if (m_doubt && now - m_doubt->since > kDoubt)
        tell(FeedLink::Down, std::string(m_doubt->text)); // the doubt ends with it
    const bool wasIll = m_watch.isIll();
    switch (m_watch.tick(now)) {
    case KafkaWatch::Remedy::None:
        break;
    case KafkaWatch::Remedy::NewToken:
        if (!wasIll)
            tell(
                FeedLink::Down,
                "no heartbeat for " + fixed(seconds(m_config.watch.silent), 0) + " s"
                    + (m_login ? "; asking for a new token" : ""));
        if (m_login)
            m_login->ask();
        break;
    case KafkaWatch::Remedy::NewConsumer:
        m_fatal = "not cured within " + fixed(seconds(m_config.watch.cure), 0)
            + " s: " + (m_status.detail.empty() ? "no sign of life" : m_status.detail);
        break;
    }
    if (m_login)
        m_login->tick(now);
}

void KafkaPoller::recreateConsumer()
{
    tell(FeedLink::Down, m_fatal + "; connecting anew");
    m_kafka.reset();
    for (auto waited = 0UL; waited < kRecreateAfterMs && !m_isEnding.load(); waited += kPollMs)
        msleep(kPollMs);
    auto consumer = makeConsumer();
    if (!consumer) {
        m_fatal = consumer.error().detail;
        return;
    }
    m_kafka = std::move(*consumer);
    m_fatal.clear();
    m_statistics = 0;
}

void KafkaPoller::tokenWanted()
{
    if (m_login)
        m_login->ask();
}

KafkaPoller::Topic *KafkaPoller::topicNamed(std::string_view name)
{
    const auto found = std::ranges::find(m_topics, name, &Topic::name);
    return found == m_topics.end() ? nullptr : &*found;
}

void KafkaPoller::take(const rd_kafka_message_s &message, Now received)
{
    const std::string name = message.rkt != nullptr ? rd_kafka_topic_name(message.rkt) : "";
    auto *const topic = topicNamed(name);
    if (message.err == RD_KAFKA_RESP_ERR__PARTITION_EOF) {
        if (!m_watch.isIll())
            tell(FeedLink::Connected, "");
        if (topic != nullptr) {
            tellOfGap(*topic, message.offset, received);
            topic->next = message.offset;
            tellOfTopic(*topic, "");
            if (!std::exchange(topic->isPositionKnown, true))
                emit positionFound(QString::fromStdString(name), message.offset);
        }
        return;
    }
    if (message.err != RD_KAFKA_RESP_ERR_NO_ERROR) {
        const char *text = rd_kafka_message_errstr(&message);
        takeTrouble(topic, message.err, text != nullptr ? text : rd_kafka_err2str(message.err));
        return;
    }
    if (topic == nullptr)
        return;
    m_watch.heard(received.mono);
    tell(FeedLink::Connected, "");
    tellOfGap(*topic, message.offset, received);
    topic->next = message.offset + 1;
    topic->isPositionKnown = true;
    tellOfTopic(*topic, "");
    emit heard(QString::fromStdString(name), received);
    if (name == m_config.heartbeatTopic)
        return;
    FeedMessage notice;
    notice.feed = m_config.feed;
    notice.topic = name;
    notice.partition = message.partition;
    notice.offset = message.offset;
    notice.sizeBytes = static_cast<qint64>(message.len);
    notice.received = received;
    if (notice.sizeBytes > m_config.largestBytes) {
        notice.refusal = {Errc::TooLarge, std::to_string(notice.sizeBytes) + " bytes, too many for a notice"};
        emit noticeRefused(notice);
        return;
    }
    notice.bytes =
        QByteArray(static_cast<const char *>(message.payload), static_cast<qsizetype>(message.len));
    m_undeliveredBytes.fetch_add(notice.sizeBytes, std::memory_order_relaxed);
    m_undelivered.fetch_add(1, std::memory_order_relaxed);
    emit noticeArrived(notice);
}

// What the broker no longer keeps is lost to us; the record must say so.
void KafkaPoller::tellOfGap(const Topic &topic, std::int64_t offset, Now now)
{
    if (topic.next < 0 || offset <= topic.next || topic.name == m_config.heartbeatTopic)
        return;
    FeedMessage lost;
    lost.feed = m_config.feed;
    lost.topic = topic.name;
    lost.offset = offset - 1;
    lost.received = now;
    lost.refusal = {
        Errc::NotFound,
        "offsets " + std::to_string(topic.next) + " to " + std::to_string(offset - 1)
            + " are not at the broker any more"};
    emit noticeRefused(lost);
}

void KafkaPoller::takeTrouble(Topic *topic, int code, const std::string &text)
{
    if (code == RD_KAFKA_RESP_ERR__FATAL) {
        m_fatal = text;
        return;
    }
    if (topic != nullptr)
        tellOfTopic(*topic, text);
}

void KafkaPoller::takeError(int code, const char *text)
{
    if (code == RD_KAFKA_RESP_ERR__FATAL) {
        std::array<char, 512> why{};
        rd_kafka_fatal_error(m_kafka.get(), why.data(), why.size());
        m_fatal = why.data();
    } else if (code == RD_KAFKA_RESP_ERR__AUTHENTICATION) {
        m_watch.loginRefused(m_clock.now().mono);
        m_status.loginTrouble = std::string("the broker does not accept the login: ") + text;
        tell(FeedLink::Down, m_status.loginTrouble + (m_login ? "; asking for a new token" : ""));
    } else if (code == RD_KAFKA_RESP_ERR__SSL) {
        const std::string who = m_config.caFile.empty() ? "the system" : m_config.caFile;
        tell(
            FeedLink::Down,
            std::string("the broker is not trusted by the authorities of ") + who + ": " + text);
    } else if (code == RD_KAFKA_RESP_ERR__RESOLVE) {
        tell(FeedLink::Down, text);
    } else if (code == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN) {
        doubt(text);
    }
}

void KafkaPoller::doubt(const std::string &text)
{
    if (m_status.link == FeedLink::Starting)
        tell(FeedLink::Down, text);
    else if (m_status.link == FeedLink::Connected && !m_doubt)
        m_doubt = Doubt{m_clock.now().mono, text};
    // Down already: a reason told before says more than this one.
}

// Only librdkafka's statistics tell that a broker is back while every topic is silent, and that a topic
// assigned without a group is unknown to it. Read seldom while all is well: this is the thread that receives.
void KafkaPoller::takeStatistics(const char *json, std::size_t length)
{
    ++m_statistics;
    const bool isConnected = m_status.link == FeedLink::Connected && !m_doubt;
    if (isConnected && m_statistics != kFirstLookAtTopics && m_statistics % kLooksAtTopics != 0)
        return;
    const auto all =
        QJsonDocument::fromJson(QByteArray::fromRawData(json, static_cast<qsizetype>(length))).object();
    if (isConnected)
        lookAtTopics(all.value(QStringLiteral("topics")).toObject());
    else
        lookAtBrokers(all.value(QStringLiteral("brokers")).toObject());
}

void KafkaPoller::lookAtBrokers(const QJsonObject &brokers)
{
    // Connected and silent is how a link whose token has run out looks: only a heartbeat proves more.
    if (m_watch.isIll() && !m_config.heartbeatTopic.empty())
        return;
    for (const auto &value : brokers) {
        const auto broker = value.toObject();
        if (broker.value(QStringLiteral("source")).toString() != QStringLiteral("internal")
            && broker.value(QStringLiteral("state")).toString() == QStringLiteral("UP")) {
            m_status.loginTrouble.clear();
            if (m_config.heartbeatTopic.empty())
                m_watch.heard(m_clock.now().mono);
            tell(FeedLink::Connected, "");
            return;
        }
    }
}

void KafkaPoller::lookAtTopics(const QJsonObject &topics)
{
    for (auto &topic : m_topics) {
        const auto partition = topics.value(QString::fromStdString(topic.name))
                                   .toObject()
                                   .value(QStringLiteral("partitions"))
                                   .toObject()
                                   .value(QStringLiteral("0"))
                                   .toObject();
        if (partition.value(QStringLiteral("unknown")).toBool())
            tellOfTopic(topic, "unknown to the broker (quiet for days, or misspelt)");
        else if (topic.trouble.starts_with("unknown"))
            tellOfTopic(topic, "");
    }
}

void KafkaPoller::tellOfTopic(Topic &topic, const std::string &trouble)
{
    if (std::exchange(topic.trouble, trouble) != trouble)
        emit statusChanged({m_status.link, topic.name, trouble, {}, {}});
}

void KafkaPoller::tell(FeedLink link, const std::string &detail)
{
    m_doubt.reset();
    if (m_status.link == link && (link == FeedLink::Connected || m_status.detail == detail))
        return;
    if (m_status.link != link)
        m_statistics = 0;
    m_status.link = link;
    m_status.detail = detail;
    tellStatus();
}

void KafkaPoller::tellStatus()
{
    emit statusChanged(m_status);
}

} // namespace tulpar
