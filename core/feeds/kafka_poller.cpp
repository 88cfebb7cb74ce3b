#include "core/feeds/kafka_poller.h"

#include "core/feeds/kafka_settings.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <utility>

#include <librdkafka/rdkafka.h>

namespace tulpar {

namespace {

constexpr int kPollMs = 100;
constexpr unsigned long kRecreateAfterMs = 1000;
// Messages that the owner has not yet looked at; above it the poll rests and librdkafka stops fetching.
constexpr qint64 kMostUndelivered = 64 * 1024 * 1024;
constexpr unsigned long kRestMs = 5;

// In statistics, one a second: when, once connected, the topics are looked at.
constexpr int kFirstLookAtTopics = 3;
constexpr int kLooksAtTopics = 30;

struct ConfDestroyer {
    void operator()(rd_kafka_conf_t *conf) const { rd_kafka_conf_destroy(conf); }
};
struct ListDestroyer {
    void operator()(rd_kafka_topic_partition_list_t *list) const
    {
        rd_kafka_topic_partition_list_destroy(list);
    }
};
struct MessageDestroyer {
    void operator()(rd_kafka_message_t *message) const { rd_kafka_message_destroy(message); }
};

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

void onError(rd_kafka_t *, int code, const char *text, void *poller)
{
    static_cast<KafkaPoller *>(poller)->takeError(code, text);
}

int onStatistics(rd_kafka_t *, char *json, size_t length, void *poller)
{
    static_cast<KafkaPoller *>(poller)->takeStatistics(json, length);
    return 0;
}

} // namespace

void KafkaDestroyer::operator()(rd_kafka_s *kafka) const
{
    rd_kafka_consumer_close(kafka);
    rd_kafka_destroy(kafka);
}

KafkaPoller::KafkaPoller(KafkaFeedConfig config, const Clock &clock)
    : m_config(std::move(config))
    , m_clock(clock)
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
    wait();
}

Result<KafkaHandle> KafkaPoller::makeConsumer()
{
    const auto settings = kafkaSettings(m_config);
    if (!settings)
        return tl::unexpected(settings.error());
    std::array<char, 512> why{};
    std::unique_ptr<rd_kafka_conf_t, ConfDestroyer> conf(rd_kafka_conf_new());
    for (const auto &[key, value] : *settings)
        if (rd_kafka_conf_set(conf.get(), key.c_str(), value.c_str(), why.data(), why.size())
            != RD_KAFKA_CONF_OK)
            return fail(
                Errc::OutOfRange, "setting " + key + " of feed " + m_config.feed + " is not accepted");
    rd_kafka_conf_set_opaque(conf.get(), this);
    rd_kafka_conf_set_error_cb(conf.get(), onError);
    rd_kafka_conf_set_stats_cb(conf.get(), onStatistics);
    KafkaHandle kafka(rd_kafka_new(RD_KAFKA_CONSUMER, conf.get(), why.data(), why.size()));
    if (!kafka)
        return fail(Errc::OutOfRange, "feed " + m_config.feed + ": " + why.data());
    (void)conf.release(); // the consumer has it now
    rd_kafka_poll_set_consumer(kafka.get());
    if (const auto assigned = assignTopics(kafka.get()); !assigned)
        return tl::unexpected(assigned.error());
    return kafka;
}

Result<void> KafkaPoller::assignTopics(rd_kafka_s *kafka)
{
    std::unique_ptr<rd_kafka_topic_partition_list_t, ListDestroyer> list(
        rd_kafka_topic_partition_list_new(static_cast<int>(m_topics.size())));
    for (const auto &topic : m_topics)
        rd_kafka_topic_partition_list_add(list.get(), topic.name.c_str(), 0)->offset = topic.next;
    if (const auto code = rd_kafka_assign(kafka, list.get()); code != RD_KAFKA_RESP_ERR_NO_ERROR)
        return fail(Errc::OutOfRange, "feed " + m_config.feed + ": " + rd_kafka_err2str(code));
    return {};
}

void KafkaPoller::run()
{
    while (!m_isEnding.load()) {
        if (!m_fatal.empty()) {
            recreateConsumer();
            continue;
        }
        if (m_undeliveredBytes.load(std::memory_order_relaxed) > kMostUndelivered) {
            msleep(kRestMs);
            continue;
        }
        const std::unique_ptr<rd_kafka_message_t, MessageDestroyer> message(
            rd_kafka_consumer_poll(m_kafka.get(), kPollMs));
        if (message)
            take(*message, m_clock.now());
    }
    m_kafka.reset();
}

void KafkaPoller::recreateConsumer()
{
    tell(FeedLink::Down, m_fatal);
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
        tell(FeedLink::Connected, "");
        if (topic != nullptr) {
            tellOfGap(*topic, message.offset);
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
    tell(FeedLink::Connected, "");
    tellOfGap(*topic, message.offset);
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
        emit noticeRefused(notice);
        return;
    }
    notice.bytes =
        QByteArray(static_cast<const char *>(message.payload), static_cast<qsizetype>(message.len));
    m_undeliveredBytes.fetch_add(notice.sizeBytes, std::memory_order_relaxed);
    emit noticeArrived(notice);
}

// What the broker no longer keeps is lost to us; the record must say so.
void KafkaPoller::tellOfGap(const Topic &topic, std::int64_t offset)
{
    if (topic.next >= 0 && offset > topic.next)
        emit statusChanged(
            {m_link, topic.name,
             "offsets " + std::to_string(topic.next) + " to " + std::to_string(offset - 1)
                 + " are not at the broker any more"});
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
    } else if (
        code == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN || code == RD_KAFKA_RESP_ERR__AUTHENTICATION
        || code == RD_KAFKA_RESP_ERR__SSL || code == RD_KAFKA_RESP_ERR__RESOLVE) {
        tell(FeedLink::Down, text);
    }
}

// Only librdkafka's statistics tell that a broker is back while every topic is silent, and that a topic
// assigned without a group is unknown to it. Read seldom while all is well: this is the thread that receives.
void KafkaPoller::takeStatistics(const char *json, std::size_t length)
{
    ++m_statistics;
    const bool isConnected = m_link == FeedLink::Connected;
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
    for (const auto &value : brokers) {
        const auto broker = value.toObject();
        if (broker.value(QStringLiteral("source")).toString() != QStringLiteral("internal")
            && broker.value(QStringLiteral("state")).toString() == QStringLiteral("UP")) {
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
        emit statusChanged({m_link, topic.name, trouble});
}

void KafkaPoller::tell(FeedLink link, const std::string &detail)
{
    if (m_link == link && (link == FeedLink::Connected || m_linkDetail == detail))
        return;
    if (m_link != link)
        m_statistics = 0;
    m_link = link;
    m_linkDetail = detail;
    emit statusChanged({link, {}, detail});
}

} // namespace tulpar
