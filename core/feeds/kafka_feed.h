#pragma once

#include "core/base/result.h"
#include "core/feeds/feed.h"
#include "core/feeds/kafka_watch.h"
#include "core/time/clock.h"

#include <QObject>

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tulpar {

/// One topic (partition 0) and where to begin.
struct FeedTopic {
    std::string name;
    std::optional<std::int64_t>
        lastOffset; ///< of the last message dealt with, from the journal; none: `firstTime`
};

/// Login by OAuth2 client credentials. Id and secret stand as `client_id` and `client_secret` in the feed's
/// file of secrets or in the environment; they and the token never appear in a text.
struct KafkaLoginConfig {
    std::string tokenUrl; ///< https, or http on loopback; empty: no login
    std::string scope; ///< empty: none is asked for
    std::chrono::milliseconds answerWithin{15'000}; ///< of the token endpoint
    double renewAt = 0.8; ///< of a token's life
    std::chrono::milliseconds retryFirst{1000}; ///< after a failure, doubled with each ...
    std::chrono::milliseconds retryMost{60'000}; ///< ... up to this
};

struct KafkaFeedConfig {
    /// Where a topic without a stored offset begins: at the end, at the oldest, or with the last
    /// `lastMessages`.
    enum class FirstTime { End, Beginning, LastMessages };

    std::string feed = "gcn"; ///< its name in facts
    std::string servers; ///< "host:port,host:port"
    std::vector<FeedTopic> topics;
    std::string heartbeatTopic = "gcn.heartbeat"; ///< proof of life, never a notice; empty: none
    FirstTime firstTime = FirstTime::End;
    std::int64_t lastMessages = 0;
    std::chrono::milliseconds fetchWait{100}; ///< how long the broker may hold an empty fetch
    qint64 largestBytes = 16 * 1024 * 1024; ///< larger messages are refused
    bool isEncrypted = false; ///< TLS to the brokers
    std::string caFile; ///< PEM of who vouches for brokers and token endpoint; empty: the system's own
    KafkaLoginConfig login;
    KafkaWatch::Limits watch; ///< when the link counts as ill, and as not to be cured
    std::int64_t historyMessages = 100; ///< of each topic, where the broker cannot search by time
    std::vector<std::pair<std::string, std::string>> settings; ///< further librdkafka settings; secrets only
                                                               ///< through `secretsFile` or the environment
    std::string
        secretsFile; ///< "key=value" lines; a value "env:NAME" is read from the environment; empty: none
};

class KafkaHistory;
class KafkaPoller;

/// Listens to topics of a Kafka broker without a consumer group: begins after the offsets handed in, polls
/// always in a thread of its own, logs in with OAuth2 where asked to, and makes its consumer anew where it
/// was after a fatal error or an illness that a new token does not cure. Is not the memory of offsets (the
/// journal is). Lives on its owner's thread; signals arrive there, in order. `clock` is read in the feed's
/// thread too.
class KafkaFeed : public Feed {
    Q_OBJECT

public:
    KafkaFeed(KafkaFeedConfig config, const Clock &clock, QObject *parent = nullptr);
    ~KafkaFeed() override;

    /// Errc::OutOfRange names a setting that librdkafka refuses; Errc::Refused one that would let a secret
    /// out; Errc::NotFound a secret that is not there.
    [[nodiscard]] Result<void> start() override;

    /// Returns when the thread has ended (a broker that hangs: at most some seconds).
    void stop() override;

    /// Reads what came since `since` again, beside the running feed, marked as replay; from a broker that
    /// cannot search by time the last `historyMessages` of each topic. Its end is told as a status of the
    /// topic "history". Errc::Refused: it is being read already.
    [[nodiscard]] Result<void> readHistory(UtcInstant since);

private:
    void goOn() override;
    template <class Source>
    void passOn(Source &source);
    /// Hands it on; `release` is called when the owner has it.
    void deliverThenRelease(const FeedMessage &message, const std::function<void()> &release);

    KafkaFeedConfig m_config;
    const Clock &m_clock;
    std::deque<std::function<void()>> m_releases; ///< of the messages on their way
    Inbox m_relay; ///< receives from the threads; emptied when they end
    std::unique_ptr<KafkaPoller> m_poller;
    std::unique_ptr<KafkaHistory> m_history;
};

} // namespace tulpar
