#include "core/feeds/feed_set.h"

#include "core/base/check.h"

#include <QDir>

#include <algorithm>
#include <utility>

namespace tulpar {

namespace {

constexpr int kTickMs = 1000;
// A device's report waits for no more than these behind a flood.
constexpr int kMostUnderWay = 8;
constexpr Duration kGrace = 10s; // a feed tells its own silence first, and what it does about it

template <class... Visitors>
struct Overloaded : Visitors... {
    using Visitors::operator()...;
};
template <class... Visitors>
Overloaded(Visitors...) -> Overloaded<Visitors...>;

/// What the journal knows of the files that lie there now.
void rememberDelivered(FolderFeedConfig &config, const FeedSet::StoredOffset &storedOffset)
{
    const QDir folder(QString::fromStdString(config.path));
    for (const QString &file : folder.entryList(QDir::Files)) {
        const std::string name = file.toStdString();
        if (const auto changed = storedOffset(config.feed, name))
            config.delivered[name] = *changed;
    }
}

FeedHealthBook::Limits limitsOf(const FeedConfig &config, Duration quiet)
{
    FeedHealthBook::Limits limits;
    limits.quiet = quiet;
    std::visit(
        Overloaded{
            [&](const KafkaFeedConfig &kafka) {
                if (!kafka.heartbeatTopic.empty())
                    limits.silent = kafka.watch.silent + kGrace;
            },
            [&](const VtpFeedConfig &vtp) { limits.silent = vtp.silence + kGrace; },
            [&](const SocketFeedConfig &socket) { limits.silent = socket.silence + kGrace; },
            [&](const FolderFeedConfig &folder) { limits.silent = folder.scanEvery + kGrace; },
            [&](const ReplayFeedConfig &) { limits.canEnd = true; }},
        config);
    return limits;
}

} // namespace

const std::string &feedNameOf(const FeedConfig &config)
{
    return std::visit([](const auto &one) -> const std::string & { return one.feed; }, config);
}

FeedSet::FeedSet(
    std::vector<FeedConfig> configs, FeedCompare::Settings compare, Duration quiet, const Clock &clock,
    QObject *parent)
    : QObject(parent)
    , m_configs(std::move(configs))
    , m_quiet(quiet)
    , m_clock(clock)
    , m_compare(std::move(compare))
    , m_tick(this)
    , m_release(this)
{
    m_release.setSingleShot(true);
    m_release.setInterval(0);
    connect(&m_release, &QTimer::timeout, this, &FeedSet::release);
    connect(&m_tick, &QTimer::timeout, this, &FeedSet::tick);
}

FeedSet::~FeedSet()
{
    blockSignals(true); // who heard them may be half gone
    stop();
}

Result<void> FeedSet::start(const StoredOffset &storedOffset)
{
    TULPAR_CHECK(m_members.empty(), return fail(Errc::Refused, "the feeds run already"));
    for (const FeedConfig &config : m_configs)
        if (const auto started = start(config, storedOffset); !started)
            return started;
    m_tick.start(kTickMs);
    return {};
}

Result<void> FeedSet::start(FeedConfig config, const StoredOffset &storedOffset)
{
    const std::string name = feedNameOf(config);
    const auto known = names();
    if (name.empty() || std::ranges::find(known, name) != known.end())
        return fail(Errc::OutOfRange, "two feeds have the name \"" + name + "\", or it is empty");
    m_health.add(name, limitsOf(config, m_quiet), m_clock.now());
    tellHealth(name, true);
    Member member{name, nullptr, nullptr};
    bool hasOwnThread = false;
    std::visit(
        Overloaded{
            [&](KafkaFeedConfig &kafka) {
                for (FeedTopic &topic : kafka.topics)
                    if (const auto stored = storedOffset(kafka.feed, topic.name))
                        topic.lastOffset = *stored;
                member.feed = std::make_unique<KafkaFeed>(kafka, m_clock);
                hasOwnThread = true;
            },
            [&](VtpFeedConfig &vtp) { member.feed = std::make_unique<VtpFeed>(vtp, m_clock); },
            [&](SocketFeedConfig &socket) { member.feed = std::make_unique<SocketFeed>(socket, m_clock); },
            [&](FolderFeedConfig &folder) {
                rememberDelivered(folder, storedOffset);
                member.feed = std::make_unique<FolderFeed>(folder, m_clock);
            },
            [&](ReplayFeedConfig &replay) { member.feed = std::make_unique<ReplayFeed>(replay, m_clock); }},
        config);
    Feed *const feed = member.feed.get();
    feed->limitFlow(kMostUnderWay);
    if (hasOwnThread) {
        connectFeed(member);
        m_members.push_back(std::move(member));
        return feed->start();
    }
    member.thread = std::make_unique<JoinedThread>();
    connectFeed(member);
    member.thread->setObjectName(QStringLiteral("feed ") + QString::fromStdString(name));
    feed->moveToThread(member.thread.get());
    member.thread->start();
    m_members.push_back(std::move(member));
    Result<void> started;
    feed->inbox().postAndWait([&] { started = feed->start(); }); // a check of settings, no more
    return started;
}

void FeedSet::connectFeed(const Member &member)
{
    Feed *const feed = member.feed.get();
    const std::string &name = member.name;
    const QString feedName = QString::fromStdString(name);
    const auto hear = [this, feed, isAway = member.thread != nullptr](auto signal, auto slot) {
        if (isAway)
            m_fromThreads.hear(feed, signal, slot);
        else
            connect(feed, signal, this, slot);
    };
    hear(&Feed::noticeArrived, [this, feed](const FeedMessage &message) {
        emit noticeArrived(message);
        m_delivered.push_back(feed);
        if (!m_release.isActive())
            m_release.start();
        compare(message);
        tellHealth(message.feed, m_health.noticeArrived(message.feed, message.isReplay, message.received));
    });
    hear(&Feed::noticeRefused, [this](const FeedMessage &message) {
        m_health.noticeRefused(message.feed);
        emit noticeRefused(message);
    });
    hear(&Feed::heard, [this, name, feedName](const QString &topic, const Now &at) {
        emit heard(feedName, topic, at);
        tellHealth(name, m_health.heard(name, at));
    });
    hear(&Feed::statusChanged, [this, name, feedName](const FeedStatus &status) {
        emit statusChanged(feedName, status);
        tellHealth(name, m_health.statusChanged(name, status, m_clock.now()));
    });
    hear(&Feed::positionFound, [this, feedName](const QString &topic, qint64 next) {
        emit positionFound(feedName, topic, next);
    });
}

void FeedSet::stop()
{
    m_tick.stop();
    m_release.stop();
    for (Member &member : m_members) {
        if (!member.thread) {
            member.feed->stop();
            continue;
        }
        Feed *const feed = member.feed.get();
        QThread *const home = thread();
        feed->inbox().postAndWait([feed, home] {
            feed->stop();
            feed->moveToThread(home); // to be destroyed where it was made
        });
        member.thread->quit();
        member.thread->join();
    }
    // A broker of VTP does not send again what it has sent.
    m_fromThreads.deliver();
    m_delivered.clear();
    m_members.clear();
    m_health = {};
}

void FeedSet::tick()
{
    const Now now = m_clock.now();
    tell(m_compare.tick(now));
    for (const std::string &feed : m_health.tick(now))
        tellHealth(feed, true);
}

// By a timer, so that timers and sockets have their turn: Qt handles posted events until none is left, and a
// feed told at once would post the next in time, for as long as a flood lasts.
void FeedSet::release()
{
    for (Feed *const feed : std::exchange(m_delivered, {}))
        feed->inbox().post([feed] { feed->delivered(); });
}

void FeedSet::tellHealth(const std::string &feed, bool isNews)
{
    const FeedHealth *const health = isNews ? m_health.health(feed) : nullptr;
    if (health)
        emit healthChanged(FeedHealth(*health));
}

std::vector<std::string> FeedSet::names() const
{
    std::vector<std::string> all;
    for (const Member &member : m_members)
        all.push_back(member.name);
    return all;
}

void FeedSet::acknowledge(const FeedMessage &message, bool isAccepted, const std::string &why)
{
    const auto member = std::ranges::find(m_members, message.feed, &Member::name);
    if (message.id == 0 || member == m_members.end())
        return;
    Feed *const feed = member->feed.get();
    feed->inbox().post([feed, id = message.id, isAccepted, text = QString::fromStdString(why)] {
        feed->acknowledge(id, isAccepted, text);
    });
}

Result<void> FeedSet::readHistory(const std::string &feed, UtcInstant since)
{
    const auto member = std::ranges::find(m_members, feed, &Member::name);
    if (member == m_members.end())
        return fail(Errc::NotFound, "there is no feed " + feed);
    auto *kafka = dynamic_cast<KafkaFeed *>(member->feed.get());
    if (!kafka)
        return fail(Errc::Unsupported, "the feed " + feed + " keeps no history");
    return kafka->readHistory(since);
}

void FeedSet::compare(const FeedMessage &message)
{
    if (!message.isReplay && m_compare.isCompared(message.feed))
        tell(m_compare.arrived(message.feed, noticeKey(message.bytes), message.received));
}

void FeedSet::tell(const std::vector<FeedComparison> &comparisons)
{
    for (const FeedComparison &comparison : comparisons)
        emit compared(comparison);
}

} // namespace tulpar
