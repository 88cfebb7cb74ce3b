#pragma once

#include "core/feeds/kafka_consumer.h"
#include "core/feeds/kafka_feed.h"
#include "core/threads/joined_thread.h"

#include <QSemaphore>

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace tulpar {

class KafkaLogin;

/// Reads once what a broker keeps since a moment, with a consumer and a thread of its own, so that the
/// running feed is not disturbed. Signals are emitted in this thread; the owner calls `delivered` for each
/// message.
class KafkaHistory : public JoinedThread, private KafkaListener {
    Q_OBJECT

public:
    KafkaHistory(KafkaFeedConfig config, UtcInstant since, const Clock &clock);
    ~KafkaHistory() override;

    void delivered() { m_room.release(); }

signals:
    void noticeArrived(const tulpar::FeedMessage &message);
    void noticeRefused(const tulpar::FeedMessage &message);
    void statusChanged(const tulpar::FeedStatus &status);

protected:
    void work() override;

private:
    struct Topic {
        std::string name;
        std::int64_t low = 0;
        std::int64_t start = 0;
        std::int64_t end = 0; ///< the first offset not to be read
    };

    void takeError(int code, const char *text) override;
    void takeStatistics(const char *, std::size_t) override { }
    void tokenWanted() override;

    [[nodiscard]] Result<std::string> read();
    [[nodiscard]] Result<void> logIn(rd_kafka_s *kafka);
    [[nodiscard]] Result<std::string> findStarts(rd_kafka_s *kafka);
    [[nodiscard]] Result<std::string> readTopics(rd_kafka_s *kafka);
    [[nodiscard]] bool take(const rd_kafka_message_s &message);

    KafkaFeedConfig m_config;
    UtcInstant m_since;
    const Clock &m_clock;
    std::unique_ptr<KafkaLogin> m_login; ///< lives in the thread
    std::vector<Topic> m_topics;
    std::string m_error; ///< the last that librdkafka told
    QSemaphore m_room; ///< for messages that the owner has not dealt with
    std::atomic<bool> m_isEnding = false;
};

} // namespace tulpar
