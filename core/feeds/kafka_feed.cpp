#include "core/feeds/kafka_feed.h"

#include "core/base/check.h"
#include "core/feeds/kafka_poller.h"

#include <utility>

namespace tulpar {

KafkaFeed::KafkaFeed(KafkaFeedConfig config, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_config(std::move(config))
    , m_clock(clock)
{
}

KafkaFeed::~KafkaFeed() = default;

Result<void> KafkaFeed::start()
{
    TULPAR_CHECK(!m_poller, return fail(Errc::Refused, "the feed runs already"));
    auto poller = std::make_unique<KafkaPoller>(m_config, m_clock);
    auto *const source = poller.get();
    connect(
        source, &KafkaPoller::noticeArrived, this,
        [this, source](const FeedMessage &message) {
            source->countDelivered(message.sizeBytes);
            emit noticeArrived(message);
        },
        Qt::QueuedConnection);
    connect(source, &KafkaPoller::noticeRefused, this, &KafkaFeed::noticeRefused, Qt::QueuedConnection);
    connect(source, &KafkaPoller::heard, this, &KafkaFeed::heard, Qt::QueuedConnection);
    connect(source, &KafkaPoller::positionFound, this, &KafkaFeed::positionFound, Qt::QueuedConnection);
    connect(source, &KafkaPoller::statusChanged, this, &KafkaFeed::statusChanged, Qt::QueuedConnection);
    if (const auto begun = poller->begin(); !begun)
        return begun;
    m_poller = std::move(poller);
    return {};
}

void KafkaFeed::stop()
{
    m_poller.reset();
}

} // namespace tulpar
