#include "core/feeds/replay_feed.h"

#include "core/base/parse.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace tulpar {

namespace {

constexpr std::uint64_t kMostUnstored = 32;

} // namespace

ReplayFeed::ReplayFeed(ReplayFeedConfig config, const Clock &clock, QObject *parent)
    : Feed(parent)
    , m_config(std::move(config))
    , m_clock(clock)
    , m_due(this)
{
    m_due.setSingleShot(true);
    m_due.setTimerType(Qt::PreciseTimer);
    connect(&m_due, &QTimer::timeout, this, &ReplayFeed::playNext);
}

Result<void> ReplayFeed::start()
{
    const std::string feed = "feed " + m_config.feed + ": ";
    if (!(m_config.speed >= 0))
        return fail(Errc::OutOfRange, feed + "a speed must not be negative");
    if (!m_config.recording && !QFileInfo(QString::fromStdString(m_config.path)).isDir())
        return fail(Errc::NotFound, feed + m_config.path + " is no folder");
    m_due.start(0); // reading the folder takes its time, and nobody shall wait for it
    return {};
}

void ReplayFeed::stop()
{
    m_due.stop();
    m_next.reset();
    m_isOver = true;
}

bool ReplayFeed::openRecording()
{
    if (!m_config.recording)
        m_config.recording = folderRecording(m_config.path);
    if (const auto opened = m_config.recording->open(); !opened) {
        m_isOver = true;
        emit statusChanged({FeedLink::Down, {}, opened.error().detail, {}, {}});
        return false;
    }
    m_isOpen = true;
    m_lastDue = m_clock.now().mono;
    emit statusChanged(
        {FeedLink::Connected,
         {},
         "replay of " + std::to_string(m_config.recording->size()) + " notices"
             + (m_config.speed > 0 ? " at speed " + fixed(m_config.speed, 1) : std::string()),
         {},
         {}});
    return true;
}

void ReplayFeed::playNext()
{
    if (m_isOver || (!m_isOpen && !openRecording()))
        return;
    if (m_next) {
        FeedMessage message;
        message.feed = m_config.feed;
        message.topic = m_next->topic;
        message.bytes = std::move(m_next->bytes);
        message.sizeBytes = message.bytes.size();
        message.received = m_clock.now();
        message.isReplay = true;
        message.id = ++m_sent;
        ++m_unstored;
        m_lastAt = m_next->at;
        m_next.reset();
        emit heard(QString::fromStdString(message.topic), message.received);
        deliver(message);
        if (m_isOver)
            return; // stopped by who heard it
    }
    schedule();
}

void ReplayFeed::schedule()
{
    while (!m_next) {
        auto read = m_config.recording->next();
        if (read && !*read)
            return end();
        if (read) {
            m_next = std::move(**read);
            break;
        }
        ++m_refused;
        FeedMessage lost;
        lost.feed = m_config.feed;
        lost.received = m_clock.now();
        lost.isReplay = true;
        lost.refusal = read.error();
        emit noticeRefused(lost);
    }
    if (m_unstored >= kMostUnstored)
        return; // acknowledge() goes on
    Duration pause{};
    if (m_config.speed > 0 && m_lastAt && m_next->at > *m_lastAt)
        pause =
            std::min(fromSeconds(seconds(m_next->at - *m_lastAt) / m_config.speed), m_config.longestPause);
    const MonoInstant now = m_clock.now().mono;
    m_lastDue = m_config.speed > 0 ? m_lastDue + pause : now;
    m_due.start(std::chrono::ceil<std::chrono::milliseconds>(std::max(m_lastDue - now, Duration{})));
}

void ReplayFeed::acknowledge(quint64, bool, const QString &)
{
    if (m_unstored > 0)
        --m_unstored;
    if (m_isOver || m_due.isActive())
        return;
    if (m_next)
        schedule();
}

void ReplayFeed::end()
{
    m_isOver = true;
    emit statusChanged(
        {FeedLink::Down,
         {},
         "the replay is over: " + std::to_string(m_sent) + " notices"
             + (m_refused > 0 ? ", " + std::to_string(m_refused) + " not readable" : std::string()),
         {},
         {}});
}

} // namespace tulpar
