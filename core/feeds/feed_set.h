#pragma once

#include "core/feeds/feed.h"
#include "core/feeds/feed_compare.h"
#include "core/feeds/feed_health.h"
#include "core/feeds/folder_feed.h"
#include "core/feeds/kafka_feed.h"
#include "core/feeds/replay_feed.h"
#include "core/feeds/socket_feed.h"
#include "core/feeds/vtp_feed.h"
#include "core/threads/inbox.h"
#include "core/threads/joined_thread.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tulpar {

using FeedConfig =
    std::variant<KafkaFeedConfig, VtpFeedConfig, SocketFeedConfig, FolderFeedConfig, ReplayFeedConfig>;

[[nodiscard]] const std::string &feedNameOf(const FeedConfig &config);

/// All feeds of a core behind one face: makes each from its settings, gives it a thread, and passes on what
/// it says. Lives on its owner's thread; all signals arrive there, those of one feed in order.
class FeedSet : public QObject {
    Q_OBJECT

public:
    /// The offset last dealt with, from the journal.
    using StoredOffset =
        std::function<std::optional<std::int64_t>(const std::string &feed, const std::string &topic)>;

    /// A live feed without a notice for `quiet` is quiet.
    FeedSet(
        std::vector<FeedConfig> configs, FeedCompare::Settings compare, Duration quiet, const Clock &clock,
        QObject *parent = nullptr);
    ~FeedSet() override;

    /// Starts all feeds; the error names the first whose settings cannot be. Errc::OutOfRange: a name twice.
    [[nodiscard]] Result<void> start(const StoredOffset &storedOffset);
    /// What has come by then is still delivered, before it returns.
    void stop();

    [[nodiscard]] std::vector<std::string> names() const;

    /// How each feed is now, in the order of the settings.
    [[nodiscard]] std::vector<FeedHealth> health() const { return m_health.all(); }

    /// The journal has `message`: as a notice, or as refused because `why`. To be called for each message
    /// that arrived, after its commit.
    void acknowledge(const FeedMessage &message, bool isAccepted, const std::string &why = {});

    /// Reads again what `feed` brought since `since`, marked as replay. Errc::NotFound: no such feed.
    /// Errc::Unsupported: it cannot. Progress and end are told by its status.
    [[nodiscard]] Result<void> readHistory(const std::string &feed, UtcInstant since);

signals:
    void noticeArrived(const tulpar::FeedMessage &message);
    /// Not delivered; `message.refusal` says why. To be journalled.
    void noticeRefused(const tulpar::FeedMessage &message);
    /// A feed's condition or its reason changed; to be journalled. Also told once for each at the start.
    void healthChanged(const tulpar::FeedHealth &health);
    void heard(const QString &feed, const QString &topic, const tulpar::Now &at);
    /// What the feed itself said; `healthChanged` judges it.
    void statusChanged(const QString &feed, const tulpar::FeedStatus &status);
    /// See Feed::positionFound.
    void positionFound(const QString &feed, const QString &topic, qint64 next);
    /// Two feeds compared over one notice; to be journalled.
    void compared(const tulpar::FeedComparison &comparison);

private:
    struct Member {
        std::string name;
        std::unique_ptr<JoinedThread> thread; ///< null: it has a thread of its own inside
        std::unique_ptr<Feed> feed;
    };

    [[nodiscard]] Result<void> start(FeedConfig config, const StoredOffset &storedOffset);
    void connectFeed(const Member &member);
    void tick();
    void release();
    void tellHealth(const std::string &feed, bool isNews);
    void compare(const FeedMessage &message);
    void tell(const std::vector<FeedComparison> &comparisons);

    std::vector<FeedConfig> m_configs;
    Duration m_quiet;
    const Clock &m_clock;
    Inbox m_fromThreads{this};
    std::vector<Member> m_members;
    FeedHealthBook m_health;
    FeedCompare m_compare;
    QTimer m_tick;
    std::vector<Feed *> m_delivered; ///< one for each notice since the event loop last came round
    QTimer m_release;
};

} // namespace tulpar
