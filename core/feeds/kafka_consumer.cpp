#include "core/feeds/kafka_consumer.h"

#include "core/feeds/kafka_login.h"
#include "core/feeds/kafka_settings.h"

#include <array>

#include <librdkafka/rdkafka.h>

namespace tulpar {

namespace {

struct ConfDestroyer {
    void operator()(rd_kafka_conf_t *conf) const { rd_kafka_conf_destroy(conf); }
};

KafkaListener &listenerOf(void *opaque)
{
    return *static_cast<KafkaListener *>(opaque);
}

void onError(rd_kafka_t *, int code, const char *text, void *opaque)
{
    listenerOf(opaque).takeError(code, text);
}

int onStatistics(rd_kafka_t *, char *json, size_t length, void *opaque)
{
    listenerOf(opaque).takeStatistics(json, length);
    return 0;
}

void onTokenWanted(rd_kafka_t *, const char *, void *opaque)
{
    listenerOf(opaque).tokenWanted();
}

} // namespace

void KafkaDestroyer::operator()(rd_kafka_s *kafka) const
{
    // No group is joined, so there is none to leave, and nothing to wait for.
    rd_kafka_destroy_flags(kafka, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE);
}

void KafkaDestroyer::operator()(rd_kafka_message_s *message) const
{
    rd_kafka_message_destroy(message);
}

void KafkaDestroyer::operator()(rd_kafka_topic_partition_list_s *list) const
{
    rd_kafka_topic_partition_list_destroy(list);
}

Result<KafkaHandle> makeKafkaConsumer(const KafkaFeedConfig &config, KafkaListener &listener)
{
    const bool logsIn = !config.login.tokenUrl.empty();
    if (logsIn)
        if (const auto checked = KafkaLogin::check(config); !checked)
            return tl::unexpected(checked.error());
    const auto settings = kafkaSettings(config);
    if (!settings)
        return tl::unexpected(settings.error());
    std::array<char, 512> why{};
    std::unique_ptr<rd_kafka_conf_t, ConfDestroyer> conf(rd_kafka_conf_new());
    for (const auto &[key, value] : *settings)
        if (rd_kafka_conf_set(conf.get(), key.c_str(), value.c_str(), why.data(), why.size())
            != RD_KAFKA_CONF_OK)
            return fail(Errc::OutOfRange, "setting " + key + " of feed " + config.feed + " is not accepted");
    rd_kafka_conf_set_opaque(conf.get(), &listener);
    rd_kafka_conf_set_error_cb(conf.get(), onError);
    rd_kafka_conf_set_stats_cb(conf.get(), onStatistics);
    if (logsIn)
        rd_kafka_conf_set_oauthbearer_token_refresh_cb(conf.get(), onTokenWanted);
    KafkaHandle kafka(rd_kafka_new(RD_KAFKA_CONSUMER, conf.get(), why.data(), why.size()));
    if (!kafka)
        return fail(Errc::OutOfRange, "feed " + config.feed + ": " + why.data());
    (void)conf.release(); // the consumer has it now
    rd_kafka_poll_set_consumer(kafka.get());
    return kafka;
}

} // namespace tulpar
