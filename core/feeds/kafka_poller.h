#pragma once

#include "core/feeds/kafka_feed.h"

#include <QThread>

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

class QJsonObject;
struct rd_kafka_s;
struct rd_kafka_message_s;

namespace tulpar {

struct KafkaDestroyer {
    void operator()(rd_kafka_s *kafka) const;
};
using KafkaHandle = std::unique_ptr<rd_kafka_s, KafkaDestroyer>;

/// The thread of a KafkaFeed: owns the consumer and polls it, nothing else. Signals are emitted in this
/// thread.
class KafkaPoller : public QThread {
    Q_OBJECT

public:
    KafkaPoller(KafkaFeedConfig config, const Clock &clock);
    ~KafkaPoller() override;

    /// Makes the consumer and starts the thread; see KafkaFeed::start.
    [[nodiscard]] Result<void> begin();
    void end();

    /// The owner has dealt with so many bytes of messages (see kMostUndelivered in the .cpp).
    void countDelivered(qint64 bytes) { m_undeliveredBytes.fetch_sub(bytes, std::memory_order_relaxed); }

    // For librdkafka's callbacks, which run inside the poll.
    void takeError(int code, const char *text);
    void takeStatistics(const char *json, std::size_t length);

signals:
    void noticeArrived(const tulpar::FeedMessage &message);
    void noticeRefused(const tulpar::FeedMessage &message);
    void heard(const QString &topic, const tulpar::Now &at);
    void positionFound(const QString &topic, qint64 next);
    void statusChanged(const tulpar::FeedStatus &status);

protected:
    void run() override;

private:
    struct Topic {
        std::string name;
        std::int64_t next = 0; ///< where to go on; negative: one of librdkafka's logical offsets
        bool isPositionKnown = false;
        std::string trouble; ///< as told last
    };

    [[nodiscard]] Result<KafkaHandle> makeConsumer();
    [[nodiscard]] Result<void> assignTopics(rd_kafka_s *kafka);
    void take(const rd_kafka_message_s &message, Now received);
    void tellOfGap(const Topic &topic, std::int64_t offset);
    void takeTrouble(Topic *topic, int code, const std::string &text);
    void tellOfTopic(Topic &topic, const std::string &trouble);
    void lookAtBrokers(const QJsonObject &brokers);
    void lookAtTopics(const QJsonObject &topics);
    void recreateConsumer();
    void tell(FeedLink link, const std::string &detail);
    [[nodiscard]] Topic *topicNamed(std::string_view name);

    KafkaFeedConfig m_config;
    const Clock &m_clock;
    std::vector<Topic> m_topics; ///< those of notices, then the heartbeat
    KafkaHandle m_kafka;
    std::string m_fatal; ///< why the consumer must be made anew; empty: it need not
    FeedLink m_link = FeedLink::Starting;
    std::string m_linkDetail;
    int m_statistics = 0; ///< since the link last changed
    std::atomic<bool> m_isEnding = false;
    std::atomic<qint64> m_undeliveredBytes = 0;
};

} // namespace tulpar
