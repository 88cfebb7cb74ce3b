#pragma once

#include "core/feeds/kafka_consumer.h"
#include "core/feeds/kafka_feed.h"
#include "core/feeds/kafka_watch.h"
#include "core/threads/joined_thread.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

class QJsonObject;

namespace tulpar {

class KafkaLogin;

/// The thread of a KafkaFeed: owns the consumer and polls it, and fetches its tokens between two polls.
/// Signals are emitted in this thread.
class KafkaPoller : public JoinedThread, private KafkaListener {
    Q_OBJECT

public:
    KafkaPoller(KafkaFeedConfig config, const Clock &clock);
    ~KafkaPoller() override;

    /// Makes the consumer and starts the thread; see KafkaFeed::start.
    [[nodiscard]] Result<void> begin();
    void end();

    /// The owner has dealt with a message of so many bytes (see kMostUndelivered in the .cpp).
    void countDelivered(qint64 bytes)
    {
        m_undeliveredBytes.fetch_sub(bytes, std::memory_order_relaxed);
        m_undelivered.fetch_sub(1, std::memory_order_relaxed);
    }

signals:
    void noticeArrived(const tulpar::FeedMessage &message);
    void noticeRefused(const tulpar::FeedMessage &message);
    void heard(const QString &topic, const tulpar::Now &at);
    void positionFound(const QString &topic, qint64 next);
    void statusChanged(const tulpar::FeedStatus &status);

protected:
    void work() override;

private:
    struct Topic {
        std::string name;
        std::int64_t next = 0; ///< where to go on; negative: one of librdkafka's logical offsets
        bool isPositionKnown = false;
        std::string trouble; ///< as told last
    };

    void takeError(int code, const char *text) override;
    void takeStatistics(const char *json, std::size_t length) override;
    void tokenWanted() override;

    [[nodiscard]] Result<KafkaHandle> makeConsumer();
    void openLogin();
    void loginFailed(const std::string &why);
    void supervise(MonoInstant now);
    void take(const rd_kafka_message_s &message, Now received);
    void tellOfGap(const Topic &topic, std::int64_t offset, Now now);
    void takeTrouble(Topic *topic, int code, const std::string &text);
    void doubt(const std::string &text);
    void tellOfTopic(Topic &topic, const std::string &trouble);
    void lookAtBrokers(const QJsonObject &brokers);
    void lookAtTopics(const QJsonObject &topics);
    void recreateConsumer();
    void tell(FeedLink link, const std::string &detail);
    void tellStatus();
    [[nodiscard]] Topic *topicNamed(std::string_view name);

    KafkaFeedConfig m_config;
    const Clock &m_clock;
    std::vector<Topic> m_topics; ///< those of notices, then the heartbeat
    KafkaHandle m_kafka;
    std::unique_ptr<KafkaLogin> m_login; ///< lives in the thread
    KafkaWatch m_watch;
    /// The link broke then; told where it does not come back at once, as after a broker's wish for a new
    /// login.
    struct Doubt {
        MonoInstant since;
        std::string text;
    };
    std::optional<Doubt> m_doubt;
    std::string m_fatal; ///< why the consumer must be made anew; empty: it need not
    FeedStatus m_status; ///< of the whole feed, as told last
    int m_statistics = 0; ///< since the link last changed
    std::atomic<bool> m_isEnding = false;
    std::atomic<qint64> m_undeliveredBytes = 0;
    std::atomic<int> m_undelivered = 0;
};

} // namespace tulpar
