#pragma once

#include "core/base/result.h"
#include "core/feeds/kafka_feed.h"

#include <cstddef>
#include <memory>

struct rd_kafka_s;
struct rd_kafka_message_s;
struct rd_kafka_topic_partition_list_s;

namespace tulpar {

struct KafkaDestroyer {
    void operator()(rd_kafka_s *kafka) const;
    void operator()(rd_kafka_message_s *message) const;
    void operator()(rd_kafka_topic_partition_list_s *list) const;
};
using KafkaHandle = std::unique_ptr<rd_kafka_s, KafkaDestroyer>;
using KafkaMessage = std::unique_ptr<rd_kafka_message_s, KafkaDestroyer>;
using KafkaTopics = std::unique_ptr<rd_kafka_topic_partition_list_s, KafkaDestroyer>;

/// What librdkafka tells beside messages; called from inside the poll.
class KafkaListener {
public:
    virtual void takeError(int code, const char *text) = 0;
    virtual void takeStatistics(const char *json, std::size_t length) = 0;
    virtual void tokenWanted() = 0;

protected:
    ~KafkaListener() = default;
};

/// A consumer with the feed's settings, assigned nothing yet. `listener` must outlive it. Errors: see
/// KafkaFeed::start.
[[nodiscard]] Result<KafkaHandle> makeKafkaConsumer(const KafkaFeedConfig &config, KafkaListener &listener);

} // namespace tulpar
