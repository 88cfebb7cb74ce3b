#include "core/feeds/mock_broker.h"

#include <array>
#include <utility>

#include <librdkafka/rdkafka.h>
// after rdkafka.h
#include <librdkafka/rdkafka_mock.h>

namespace tulpar {

namespace {

constexpr int kTheBroker = 1; // the mock numbers its brokers from 1
constexpr int kPollMs = 20;
constexpr std::int16_t kFetch = 1; // the protocol's number of the request

struct Delivery {
    bool isKnown = false;
    rd_kafka_resp_err_t error = RD_KAFKA_RESP_ERR_NO_ERROR;
    std::int64_t offset = -1;
};

void onDelivered(rd_kafka_t *, const rd_kafka_message_t *message, void *)
{
    auto *const delivery = static_cast<Delivery *>(message->_private);
    delivery->isKnown = true;
    delivery->error = message->err;
    delivery->offset = message->offset;
}

} // namespace

struct MockBroker::Handles {
    rd_kafka_t *producer = nullptr;

    Handles() = default;
    Handles(const Handles &) = delete;
    Handles &operator=(const Handles &) = delete;
    ~Handles()
    {
        if (producer != nullptr)
            rd_kafka_destroy(producer);
    }
};

MockBroker::MockBroker(std::unique_ptr<Handles> handles)
    : m_handles(std::move(handles))
{
}

MockBroker::~MockBroker() = default;

Result<std::unique_ptr<MockBroker>> MockBroker::start(const std::vector<std::string> &topics)
{
    // The cluster lives inside the producer, which is made to talk to it.
    auto handles = std::make_unique<Handles>();
    std::array<char, 512> why{};
    auto *conf = rd_kafka_conf_new();
    rd_kafka_conf_set_dr_msg_cb(conf, onDelivered);
    const std::array<std::pair<const char *, const char *>, 6> settings{{
        {"test.mock.num.brokers", "1"},
        {"linger.ms", "0"},
        {"message.max.bytes", "1000000000"},
        {"message.timeout.ms", "10000"},
        {"reconnect.backoff.max.ms", "200"},
        {"log_level", "0"},
    }};
    for (const auto &[key, value] : settings)
        if (rd_kafka_conf_set(conf, key, value, why.data(), why.size()) != RD_KAFKA_CONF_OK) {
            rd_kafka_conf_destroy(conf);
            return fail(Errc::Unsupported, std::string("mock broker: ") + why.data());
        }
    handles->producer = rd_kafka_new(RD_KAFKA_PRODUCER, conf, why.data(), why.size());
    if (handles->producer == nullptr) {
        rd_kafka_conf_destroy(conf);
        return fail(Errc::Unavailable, std::string("mock broker: ") + why.data());
    }
    auto *const cluster = rd_kafka_handle_mock_cluster(handles->producer);
    if (cluster == nullptr)
        return fail(Errc::Unavailable, "this librdkafka has no mock cluster");
    for (const auto &topic : topics)
        if (const auto code = rd_kafka_mock_topic_create(cluster, topic.c_str(), 1, 1);
            code != RD_KAFKA_RESP_ERR_NO_ERROR)
            return fail(Errc::Unavailable, "mock broker: topic " + topic + ": " + rd_kafka_err2str(code));
    return std::unique_ptr<MockBroker>(new MockBroker(std::move(handles)));
}

std::string MockBroker::servers() const
{
    return rd_kafka_mock_cluster_bootstraps(rd_kafka_handle_mock_cluster(m_handles->producer));
}

Result<std::int64_t> MockBroker::produce(std::string_view topic, std::string_view bytes)
{
    const std::string name(topic);
    Delivery delivery;
    std::array<rd_kafka_vu_t, 5> parts{};
    parts[0].vtype = RD_KAFKA_VTYPE_TOPIC;
    parts[0].u.cstr = name.c_str();
    parts[1].vtype = RD_KAFKA_VTYPE_PARTITION;
    parts[1].u.i32 = 0;
    parts[2].vtype = RD_KAFKA_VTYPE_MSGFLAGS;
    parts[2].u.i = RD_KAFKA_MSG_F_COPY;
    parts[3].vtype = RD_KAFKA_VTYPE_VALUE;
    parts[3].u.mem.ptr = const_cast<char *>(bytes.data()); // copied, not written
    parts[3].u.mem.size = bytes.size();
    parts[4].vtype = RD_KAFKA_VTYPE_OPAQUE;
    parts[4].u.ptr = &delivery;
    if (auto *const error = rd_kafka_produceva(m_handles->producer, parts.data(), parts.size())) {
        const auto code = rd_kafka_error_code(error);
        rd_kafka_error_destroy(error);
        return fail(
            code == RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE ? Errc::TooLarge : Errc::Unavailable,
            rd_kafka_err2str(code));
    }
    while (!delivery.isKnown) // librdkafka itself gives up after message.timeout.ms
        rd_kafka_poll(m_handles->producer, kPollMs);
    if (delivery.error != RD_KAFKA_RESP_ERR_NO_ERROR)
        return fail(Errc::Unavailable, rd_kafka_err2str(delivery.error));
    return delivery.offset;
}

void MockBroker::setUnknown(std::string_view topic, bool unknown)
{
    rd_kafka_mock_topic_set_error(
        rd_kafka_handle_mock_cluster(m_handles->producer), std::string(topic).c_str(),
        unknown ? RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART : RD_KAFKA_RESP_ERR_NO_ERROR);
}

void MockBroker::setLatency(int ms)
{
    rd_kafka_mock_broker_set_rtt(rd_kafka_handle_mock_cluster(m_handles->producer), kTheBroker, ms);
}

void MockBroker::failFetches(int count, FetchFailure why)
{
    const std::vector<rd_kafka_resp_err_t> errors(
        static_cast<std::size_t>(count),
        why == FetchFailure::Forbidden ? RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED
                                       : RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE);
    rd_kafka_mock_push_request_errors_array(
        rd_kafka_handle_mock_cluster(m_handles->producer), kFetch, errors.size(), errors.data());
}

void MockBroker::setDown(bool down)
{
    auto *const cluster = rd_kafka_handle_mock_cluster(m_handles->producer);
    if (down)
        rd_kafka_mock_broker_set_down(cluster, kTheBroker);
    else
        rd_kafka_mock_broker_set_up(cluster, kTheBroker);
}

} // namespace tulpar
