#include "core/feeds/kafka_history.h"

#include "core/feeds/kafka_login.h"

#include <QEventLoop>

#include <algorithm>
#include <utility>

#include <librdkafka/rdkafka.h>

namespace tulpar {

namespace {

constexpr int kPollMs = 100;
constexpr int kAnswerMs = 15'000; // of the broker to one question
constexpr int kMostUndelivered = 8;
constexpr Duration kNoProgress = 30s; // then what is not read is told as missing
constexpr const char *kTopicOfStatus = "history";

} // namespace

KafkaHistory::KafkaHistory(KafkaFeedConfig config, UtcInstant since, const Clock &clock)
    : m_config(std::move(config))
    , m_since(since)
    , m_clock(clock)
    , m_room(kMostUndelivered)
{
    for (const auto &topic : m_config.topics)
        m_topics.push_back({topic.name, 0, 0, 0});
}

KafkaHistory::~KafkaHistory()
{
    m_isEnding.store(true);
    join();
}

void KafkaHistory::work()
{
    const auto said = read();
    m_login.reset();
    emit statusChanged(
        {FeedLink::Connected,
         kTopicOfStatus,
         said ? *said : "could not be read: " + said.error().detail,
         {},
         {}});
}

Result<std::string> KafkaHistory::read()
{
    auto kafka = makeKafkaConsumer(m_config, *this);
    if (!kafka)
        return tl::unexpected(kafka.error());
    if (const auto in = logIn(kafka->get()); !in)
        return tl::unexpected(in.error());
    const auto how = findStarts(kafka->get());
    if (!how)
        return how;
    return readTopics(kafka->get()).map([&](const std::string &what) { return what + *how; });
}

Result<void> KafkaHistory::logIn(rd_kafka_s *kafka)
{
    if (m_config.login.tokenUrl.empty())
        return {};
    m_login = std::make_unique<KafkaLogin>(m_config, m_clock);
    QEventLoop events;
    std::string trouble;
    bool isGranted = false;
    connect(m_login.get(), &KafkaLogin::granted, &events, [&] {
        isGranted = true;
        events.quit();
    });
    connect(m_login.get(), &KafkaLogin::failed, &events, [&](const QString &why) {
        trouble = why.toStdString();
        events.quit();
    });
    m_login->ask();
    if (m_login->isAsking())
        events.exec(); // ends with the answer, or with the limit of the request
    if (!isGranted)
        return fail(Errc::Refused, trouble);
    return m_login->handTo(kafka);
}

void KafkaHistory::tokenWanted()
{
    // logIn has it or is about to; a reading does not outlive a token
}

void KafkaHistory::takeError(int, const char *text)
{
    m_error = text;
}

Result<std::string> KafkaHistory::findStarts(rd_kafka_s *kafka)
{
    const KafkaTopics list(rd_kafka_topic_partition_list_new(static_cast<int>(m_topics.size()) + 1));
    const std::int64_t sinceMs = m_since.nsSinceUnixEpoch / 1'000'000;
    for (const Topic &topic : m_topics)
        rd_kafka_topic_partition_list_add(list.get(), topic.name.c_str(), 0)->offset = sinceMs;
    // It always has something new, so a broker that finds nothing there cannot search by time.
    if (!m_config.heartbeatTopic.empty())
        rd_kafka_topic_partition_list_add(list.get(), m_config.heartbeatTopic.c_str(), 0)->offset = sinceMs;
    const auto code = rd_kafka_offsets_for_times(kafka, list.get(), kAnswerMs);
    bool canSearch = false;
    for (int i = 0; i < list->cnt; ++i)
        canSearch = canSearch || (code == RD_KAFKA_RESP_ERR_NO_ERROR && list->elems[i].offset >= 0);

    bool isAnyThere = false;
    bool isAnyKept = false;
    for (std::size_t i = 0; i < m_topics.size() && !m_isEnding.load(); ++i) {
        Topic &topic = m_topics[i];
        const auto asked =
            rd_kafka_query_watermark_offsets(kafka, topic.name.c_str(), 0, &topic.low, &topic.end, kAnswerMs);
        if (asked == RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART || asked == RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION
            || asked == RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC) {
            topic.low = topic.end = topic.start = 0; // quiet for days
            continue;
        }
        if (asked != RD_KAFKA_RESP_ERR_NO_ERROR)
            return fail(
                Errc::Unavailable,
                topic.name + ": " + rd_kafka_err2str(asked) + (m_error.empty() ? "" : ", ") + m_error);
        isAnyThere = true;
        isAnyKept = isAnyKept || topic.end > topic.low;
        const std::int64_t found = list->elems[static_cast<int>(i)].offset;
        if (canSearch)
            topic.start = found >= 0 ? found : topic.end;
        else
            topic.start = std::max(topic.low, topic.end - m_config.historyMessages);
    }
    if (!isAnyThere)
        return fail(Errc::NotFound, "the broker knows none of the topics");
    if (canSearch || !isAnyKept)
        return std::string();
    return "; the broker cannot search by time, so the last " + std::to_string(m_config.historyMessages)
        + " of each topic";
}

Result<std::string> KafkaHistory::readTopics(rd_kafka_s *kafka)
{
    const KafkaTopics list(rd_kafka_topic_partition_list_new(static_cast<int>(m_topics.size())));
    std::size_t left = 0;
    std::size_t topics = 0;
    for (const Topic &topic : m_topics) {
        if (topic.start >= topic.end)
            continue;
        rd_kafka_topic_partition_list_add(list.get(), topic.name.c_str(), 0)->offset = topic.start;
        left += static_cast<std::size_t>(topic.end - topic.start);
        ++topics;
    }
    const std::string since = " since " + isoUtc(m_since, 0);
    if (topics == 0)
        return "nothing" + since;
    if (const auto code = rd_kafka_assign(kafka, list.get()); code != RD_KAFKA_RESP_ERR_NO_ERROR)
        return fail(Errc::Unavailable, rd_kafka_err2str(code));
    std::size_t count = 0;
    MonoInstant progress = m_clock.now().mono;
    while (!m_isEnding.load()
           && std::ranges::any_of(m_topics, [](const Topic &topic) { return topic.start < topic.end; })) {
        const KafkaMessage message(rd_kafka_consumer_poll(kafka, kPollMs));
        const MonoInstant now = m_clock.now().mono;
        if (message && take(*message)) {
            progress = now;
            count += message->err == RD_KAFKA_RESP_ERR_NO_ERROR ? 1U : 0U;
        } else if (now - progress > kNoProgress) {
            return fail(
                Errc::Timeout,
                std::to_string(count) + " of " + std::to_string(left) + " messages, then nothing more came");
        }
    }
    return std::to_string(count) + " messages of " + std::to_string(topics) + " topics" + since;
}

bool KafkaHistory::take(const rd_kafka_message_s &message)
{
    const std::string name = message.rkt != nullptr ? rd_kafka_topic_name(message.rkt) : "";
    const auto topic = std::ranges::find(m_topics, name, &Topic::name);
    if (topic == m_topics.end() || topic->start >= topic->end)
        return false;
    if (message.err == RD_KAFKA_RESP_ERR__PARTITION_EOF) {
        topic->start = topic->end; // what lay between is not kept any more
        return true;
    }
    if (message.err != RD_KAFKA_RESP_ERR_NO_ERROR)
        return false;
    if (message.offset >= topic->end) {
        topic->start = topic->end;
        return false; // the running feed has it
    }
    topic->start = message.offset + 1;
    FeedMessage notice;
    notice.feed = m_config.feed;
    notice.topic = name;
    notice.partition = message.partition;
    notice.offset = message.offset;
    notice.sizeBytes = static_cast<qint64>(message.len);
    notice.received = m_clock.now();
    notice.isReplay = true;
    if (notice.sizeBytes > m_config.largestBytes) {
        notice.refusal = {Errc::TooLarge, std::to_string(notice.sizeBytes) + " bytes, too many for a notice"};
        emit noticeRefused(notice);
        return true;
    }
    while (!m_room.tryAcquire(1, kPollMs))
        if (m_isEnding.load())
            return false;
    notice.bytes =
        QByteArray(static_cast<const char *>(message.payload), static_cast<qsizetype>(message.len));
    emit noticeArrived(notice);
    return true;
}

} // namespace tulpar
