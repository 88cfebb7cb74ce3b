#pragma once

#include "core/base/result.h"
#include "core/feeds/feed_message.h"
#include "core/time/clock.h"

#include <QObject>

#include <chrono>
#include <cstdint>
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
    std::vector<std::pair<std::string, std::string>> settings; ///< further librdkafka settings; secrets only
                                                               ///< through `secretsFile` or the environment
    std::string
        secretsFile; ///< "key=value" lines; a value "env:NAME" is read from the environment; empty: none
};

class KafkaPoller;

/// Listens to topics of a Kafka broker without a consumer group: begins after the offsets handed in, polls
/// always in a thread of its own, and recreates its consumer where it was after a fatal error. Is not the
/// memory of offsets (the journal is) and does not log in with OAuth2 yet. Lives on its owner's thread;
/// signals arrive there, in order. `clock` is read in the feed's thread too.
class KafkaFeed : public QObject {
    Q_OBJECT

public:
    KafkaFeed(KafkaFeedConfig config, const Clock &clock, QObject *parent = nullptr);
    ~KafkaFeed() override;

    /// Checks the settings and starts listening. Errc::OutOfRange names a setting that librdkafka refuses.
    [[nodiscard]] Result<void> start();

    /// Ends listening; returns when the thread has ended (a broker that hangs: at most some seconds).
    void stop();

signals:
    /// A notice. Store it and its offset together, then the next start goes on after it.
    void noticeArrived(const tulpar::FeedMessage &message);
    /// A message above the limit: only its size is known. Its offset is to be stored too.
    void noticeRefused(const tulpar::FeedMessage &message);
    /// Anything arrived on `topic`, a heartbeat or a notice.
    void heard(const QString &topic, const tulpar::Now &at);
    /// A topic without a stored offset was read to its end for the first time; the next message will have
    /// offset `next`. Store `next - 1` (if next > 0), so that nothing is missed while the core is off.
    void positionFound(const QString &topic, qint64 next);
    void statusChanged(const tulpar::FeedStatus &status);

private:
    KafkaFeedConfig m_config;
    const Clock &m_clock;
    std::unique_ptr<KafkaPoller> m_poller;
};

} // namespace tulpar
