#include "core/feeds/kafka_feed.h"

#include "core/base/check.h"
#include "core/feeds/kafka_history.h"
#include "core/feeds/kafka_poller.h"

#include <QPointer>

#include <utility>

namespace tulpar {

KafkaFeed::KafkaFeed(KafkaFeedConfig config, const Clock &clock, QObject *parent)
    : Feed(parent)
    , m_config(std::move(config))
    , m_clock(clock)
{
}

KafkaFeed::~KafkaFeed() = default;

Result<void> KafkaFeed::start()
{
    TULPAR_CHECK(!m_poller, return fail(Errc::Refused, "the feed runs already"));
    auto poller = std::make_unique<KafkaPoller>(m_config, m_clock);
    const QPointer<KafkaPoller> source(poller.get());
    m_relay.hear(poller.get(), &KafkaPoller::noticeArrived, [this, source](const FeedMessage &message) {
        deliverThenRelease(message, [source, bytes = message.sizeBytes] {
            if (source)
                source->countDelivered(bytes);
        });
    });
    passOn(*poller);
    m_relay.hear(poller.get(), &KafkaPoller::heard, [this](const QString &topic, const Now &at) {
        emit heard(topic, at);
    });
    m_relay.hear(poller.get(), &KafkaPoller::positionFound, [this](const QString &topic, qint64 next) {
        emit positionFound(topic, next);
    });
    if (const auto begun = poller->begin(); !begun)
        return begun;
    m_poller = std::move(poller);
    return {};
}

/// The queued signals that feed and history have in common.
template <class Source>
void KafkaFeed::passOn(Source &source)
{
    m_relay.hear(
        &source, &Source::noticeRefused, [this](const FeedMessage &message) { emit noticeRefused(message); });
    m_relay.hear(
        &source, &Source::statusChanged, [this](const FeedStatus &status) { emit statusChanged(status); });
}

void KafkaFeed::deliverThenRelease(const FeedMessage &message, const std::function<void()> &release)
{
    if (isFlowLimited())
        m_releases.push_back(release);
    deliver(message);
    if (!isFlowLimited())
        release();
}

void KafkaFeed::goOn()
{
    if (m_releases.empty())
        return;
    const auto release = std::move(m_releases.front());
    m_releases.pop_front();
    release();
}

void KafkaFeed::stop()
{
    m_releases.clear();
    m_history.reset();
    m_poller.reset();
    // What was under way is not told any more: its offset is not stored, so it comes again.
    m_relay.forget();
}

Result<void> KafkaFeed::readHistory(UtcInstant since)
{
    if (m_history && m_history->isRunning())
        return fail(Errc::Refused, "the feed " + m_config.feed + " is reading its history already");
    m_history = std::make_unique<KafkaHistory>(m_config, since, m_clock);
    const QPointer<KafkaHistory> source(m_history.get());
    m_relay.hear(m_history.get(), &KafkaHistory::noticeArrived, [this, source](const FeedMessage &message) {
        deliverThenRelease(message, [source] {
            if (source)
                source->delivered();
        });
    });
    passOn(*m_history);
    m_history->start();
    return {};
}

} // namespace tulpar
